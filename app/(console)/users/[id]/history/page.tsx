import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import type { AuditRow } from "@/lib/audit/audit-views.rules";
import { requireActor } from "@/lib/auth/session";
import { readUserHistory } from "@/lib/users/user-history.queries";
import { EventSentence } from "../../../audit/_components/event-sentence";
import { readUser } from "../../_components/read-user";

export const metadata: Metadata = { title: "History of a user" };

const COLUMNS: readonly Column<AuditRow>[] = [
  { key: "at", header: "At (UTC)", cell: (row) => <Time at={row.at} /> },
  { key: "what", header: "What", wrap: true, cell: (row) => <EventSentence parts={row.sentence} /> },
  { key: "why", header: "Reason", priority: "tablet", wrap: true, cell: (row) => row.reason },
  {
    key: "change",
    header: "Change",
    align: "end",
    cell: (row) =>
      row.changeId ? (
        <Link href={`/changes/${row.changeId}`} prefetch={false}>
          Open
        </Link>
      ) : null,
  },
];

/** What happened to this user and his accounts, the newest first, from the audit log. */
export default async function UserHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const user = await readUser((await params).id);
  const { rows, hasMore } = await readUserHistory(actor, user);
  const about = [{ id: user.id, words: "The user in the audit log" }].concat(
    user.accounts.map(({ id, userCode }) => ({ id, words: `Account ${userCode}` })),
  );
  return (
    <Content>
      <Section
        title="History"
        note={hasMore ? `the latest ${rows.length.toLocaleString("en-GB")} events` : undefined}
        more={
          <span className="row row--wrap">
            {about.map(({ id, words }) => (
              <Link key={id} href={`/audit?about=${id}`} prefetch={false}>
                {words}
              </Link>
            ))}
          </span>
        }
      >
        {rows.length === 0 ? (
          <p className="small muted">Nothing was recorded about this user.</p>
        ) : (
          <PlainTable
            caption={`History of ${user.name}`}
            columns={COLUMNS}
            rows={rows}
            rowKey={(row) => row.id}
            rowHeader="what"
            rowHref={(row) => `/audit?about=${row.subject?.id ?? user.id}&event=${row.seq}`}
            bleed
          />
        )}
      </Section>
    </Content>
  );
}

import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import { listEvents } from "@/lib/audit/audit.queries";
import type { AuditRow } from "@/lib/audit/audit-views.rules";
import { requireActor } from "@/lib/auth/session";
import { readConnector } from "../../_components/read-connector";

export const metadata: Metadata = { title: "History" };

const COLUMNS: readonly Column<AuditRow>[] = [
  { key: "at", header: "At (UTC)", cell: (row) => <Time at={row.at} /> },
  {
    key: "what",
    header: "What",
    wrap: true,
    cell: (row) =>
      row.sentence.map((part, index) => {
        const key = `${index}-${part.text}`;
        return part.isName ? <strong key={key}>{part.text}</strong> : <span key={key}>{part.text}</span>;
      }),
  },
  { key: "why", header: "Reason", priority: "tablet", wrap: true, cell: (row) => row.reason },
  {
    key: "change",
    header: "Change",
    align: "end",
    cell: (row) => (row.changeId ? <Link href={`/changes/${row.changeId}`}>Open</Link> : null),
  },
];

/** What happened to this connector, the newest first, from the audit log. */
export default async function HistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const connector = await readConnector((await params).id);
  const events = await listEvents(actor, { aboutId: connector.id }, { size: 50 });
  return (
    <Content>
      <Section
        title="History"
        note={`the latest ${events.rows.length.toLocaleString("en-GB")} of ${events.total.toLocaleString("en-GB")}${events.totalIsExact ? "" : "+"}`}
        more={<Link href={`/audit?about=${connector.id}`}>Open in the audit log</Link>}
      >
        {events.rows.length === 0 ? (
          <p className="small muted">Nothing was recorded about it.</p>
        ) : (
          <PlainTable
            caption={`History of ${connector.name}`}
            columns={COLUMNS}
            rows={events.rows}
            rowKey={(row) => row.id}
            rowHeader="what"
            bleed
          />
        )}
      </Section>
    </Content>
  );
}

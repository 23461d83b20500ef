import type { Metadata } from "next";
import { PlainTable } from "@/components/data-table/plain-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { GatesLegend } from "@/components/feedback/lights-list";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import { whatCan } from "@/lib/access/access.queries";
import { requireActor } from "@/lib/auth/session";
import { ACCESS_COLUMNS } from "../_components/access-columns";
import { BlockedBanner } from "../_components/blocked-banner";
import { PrerequisiteList } from "../_components/prerequisite-list";
import { readUser } from "../_components/read-user";

export const metadata: Metadata = { title: "Access of a user" };

/** What a user can use now and what stands in the way of the rest, by the one rule that explains a single pair too. */
export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const user = await readUser((await params).id);
  const { at, rows, countCan } = await whatCan(actor, user.id);
  const many = (n: number) => `${n.toLocaleString("en-GB")} ${n === 1 ? "app connector" : "app connectors"}`;
  return (
    <Content>
      <div className="pt-6">
        <BlockedBanner user={user} />
        <p className="verdict">
          <strong>
            {user.name} can use {countCan === 0 ? "no app connector" : many(countCan)}, now.
          </strong>{" "}
          {rows.length > countCan ? `For ${many(rows.length - countCan)} in reach a light is red or unknown.` : null}
        </p>
        <p className="cap muted mt-1">
          As of <Time at={at} /> UTC
        </p>
      </div>
      <Section
        title="What can be used"
        note="by a group or a token"
        more={<Link href={`/access/by-user?user=${user.id}`}>On another day</Link>}
      >
        {rows.length === 0 ? (
          <EmptyState title="Nothing is in reach.">
            A connector appears here once the user is in its group, holds a token for it, or it is open to Everybody.
          </EmptyState>
        ) : (
          <>
            <GatesLegend />
            <PlainTable
              caption={`What ${user.name} can use`}
              columns={ACCESS_COLUMNS}
              rows={rows}
              rowKey={(row) => `${row.accountId}-${row.connector.id}`}
              rowHref={(row) => `/connectors/${row.connector.id}`}
              bleed
            />
          </>
        )}
      </Section>
      {user.accounts.map((account) => (
        <PrerequisiteList key={account.id} account={account} />
      ))}
    </Content>
  );
}

import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { PlainState } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { requireActor } from "@/lib/auth/session";
import { isUnderWay } from "@/lib/connectors/vendor-side.rules";
import { listUserGroups } from "@/lib/users/user-group.queries";
import type { UserGroupRow } from "@/lib/users/user-views.rules";
import { LiveRefresh } from "../../../_live/live-refresh";
import { VendorStamp } from "../../../tokens/_components/vendor-stamp";
import { readUser } from "../../_components/read-user";

export const metadata: Metadata = { title: "Groups of a user" };

const COLUMNS: readonly Column<UserGroupRow>[] = [
  {
    key: "group",
    header: "Group",
    cell: (row) => (
      <>
        {row.description}{" "}
        {row.isBlocked ? (
          <PlainState tone="bad" icon="lock">
            Blocked
          </PlainState>
        ) : null}
      </>
    ),
  },
  { key: "code", header: "Code", priority: "tablet", cell: (row) => row.code },
  { key: "system", header: "System", priority: "wide", cell: (row) => row.systemName },
  {
    key: "account",
    header: "User code",
    priority: "wide",
    cell: (row) => <span className="mono">{row.userCode}</span>,
  },
  {
    key: "riders",
    header: "App connectors on it",
    wrap: true,
    cell: ({ riders }) =>
      riders.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 ? ", " : null}
          <Link href={`/connectors/${id}`} prefetch={false}>
            {name}
          </Link>
        </span>
      )),
  },
  {
    key: "since",
    header: "Since",
    priority: "tablet",
    cell: (row) => (
      <span className="muted">
        <Time at={row.since} as="day" />
        {row.by ? `, ${row.by}` : ""}
      </span>
    ),
  },
  {
    key: "vendor",
    header: "At the vendor",
    cell: (row) => (row.vendor ? <VendorStamp side={row.vendor} /> : <span className="muted">a rule, not a list</span>),
  },
];

/** The groups a user is in, each with the connectors that ride on it. */
export default async function UserGroupsPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const user = await readUser((await params).id);
  const groups = await listUserGroups(actor, user.id);
  const isMoving = groups.some(({ vendor }) => vendor?.status && isUnderWay(vendor.status));
  return (
    <Content>
      <LiveRefresh when={isMoving} />
      <Section title="Groups" note="membership is changed on the group, in Users in group">
        {groups.length === 0 ? (
          <EmptyState title="In no group.">
            {user.accounts.length === 0
              ? "Without an account in a system a user can’t be in one of its groups."
              : "Open a group and add the user in Users in group."}
          </EmptyState>
        ) : (
          <PlainTable
            caption={`Groups of ${user.name}`}
            columns={COLUMNS}
            rows={groups}
            rowKey={(row) => `${row.id}-${row.userCode}`}
            rowHref={(row) => `/groups/${row.id}`}
            bleed
          />
        )}
      </Section>
    </Content>
  );
}

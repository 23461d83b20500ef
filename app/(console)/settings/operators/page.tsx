import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Time } from "@/components/feedback/time";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { PlainState } from "@/components/ui/chip";
import { listApiKeys } from "@/lib/api-keys/api-key.queries";
import { requireActor } from "@/lib/auth/session";
import { listOperators, type OperatorRow } from "@/lib/operators/operator.queries";
import { found } from "../_components/found";
import { SettingsTabs } from "../_components/settings-tabs";

export const metadata: Metadata = { title: "Operators" };

/** Who may use Gatehouse, with which role, and who is signed in. */
export default async function OperatorsPage() {
  const actor = await requireActor();
  const [operators, apiKeys] = await found(Promise.all([listOperators(actor), listApiKeys(actor)]));
  const enabled = operators.filter((operator) => !operator.isDisabled);
  const signedIn = enabled.filter((operator) => operator.openSessions > 0);
  return (
    <>
      <PageHeader
        title="Operators"
        facts={[
          <>
            <b>{enabled.length}</b> may sign in
          </>,
          <>
            <b>{signedIn.length}</b> signed in now
          </>,
        ]}
        actions={
          <LinkButton look="primary" icon="plus" href="/settings/operators/new">
            Add operator
          </LinkButton>
        }
      />
      <SettingsTabs operators={operators.length} apiKeys={apiKeys.length} />
      <Content>
        <PlainTable
          caption="Operators"
          bleed
          columns={COLUMNS}
          rows={operators}
          rowKey={(row) => row.id}
          rowHref={(row) => `/settings/operators/${row.id}`}
        />
      </Content>
    </>
  );
}

const COLUMNS: readonly Column<OperatorRow>[] = [
  {
    key: "name",
    header: "Operator",
    cell: (row) => (
      <span className="two">
        <span>{row.name}</span>
        <span>{row.email}</span>
      </span>
    ),
  },
  { key: "role", header: "Role", cell: (row) => row.role },
  { key: "state", header: "State", cell: (row) => <State row={row} /> },
  { key: "sessions", header: "Open sessions", align: "end", priority: "tablet", cell: (row) => row.openSessions },
  {
    key: "seen",
    header: "Last seen (UTC)",
    align: "end",
    priority: "wide",
    cell: (row) => (row.lastSeenAt ? <Time at={row.lastSeenAt} /> : "never"),
  },
  {
    key: "added",
    header: "Added",
    align: "end",
    priority: "wide",
    cell: (row) => <Time at={row.createdAt} as="day" />,
  },
];

function State({ row }: { row: OperatorRow }) {
  if (row.isDisabled) return <PlainState icon="circle-x">Disabled</PlainState>;
  if (row.isDemo) return <PlainState icon="info">Demo</PlainState>;
  return (
    <PlainState tone="ok" icon="check">
      May sign in
    </PlainState>
  );
}

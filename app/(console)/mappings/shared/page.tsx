import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams, type TableSpec } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { listApplicationNames } from "@/lib/applications/application.queries";
import { requireActor } from "@/lib/auth/session";
import type { SharedTokenRow } from "@/lib/mappings/mapping-views.rules";
import { listSharedTokens } from "@/lib/mappings/shared-token.queries";
import { listConnectorChoices } from "@/lib/tokens/token-candidate.queries";
import { pageOf, tablePageOf } from "../../_lists/page-of";
import { LastAsked } from "../_components/mapping-columns";
import { MappingHead } from "../_components/mapping-head";
import { StateWords } from "../_components/state-words";

export const metadata: Metadata = { title: "Shared tokens" };

const TABLE: TableSpec = { filters: ["application", "connector"] };

const COLUMNS: readonly Column<SharedTokenRow>[] = [
  { key: "token", header: "Token", cell: (row) => <span className="mono whitespace-nowrap">{row.hint}</span> },
  {
    key: "keys",
    header: "Keys on it",
    align: "end",
    cell: (row) => <span className="num">{row.keys.toLocaleString("en-GB")}</span>,
  },
  {
    key: "applications",
    header: "Applications",
    wrap: true,
    cell: (row) => row.applications.map(({ name, keys }) => `${name}, ${keys.toLocaleString("en-GB")}`).join(" · "),
  },
  { key: "account", header: "Account", priority: "tablet", cell: (row) => row.userName },
  {
    key: "connector",
    header: "App connector",
    priority: "wide",
    cell: (row) => (
      <span className="two">
        <span>{row.connectorName}</span>
        <span>{row.systemName}</span>
      </span>
    ),
  },
  { key: "state", header: "State", cell: (row) => <StateWords {...row} /> },
  {
    key: "asked",
    header: "Last asked",
    align: "end",
    priority: "tablet",
    cell: (row) => <LastAsked at={row.lastAskedAt} />,
  },
];

/** Tokens on which more than one key rides, the most shared first: who is hit when one of them stops. */
export default async function SharedTokensPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/mappings/shared", await searchParams, TABLE);
  const [application, connector] = [query.filters.application?.[0], query.filters.connector?.[0]];
  const filter = {
    ...(application ? { applicationId: application } : {}),
    ...(connector ? { connectorId: connector } : {}),
  };
  const [list, applications, connectors] = await Promise.all([
    listSharedTokens(actor, filter, pageOf(query)),
    listApplicationNames(actor),
    listConnectorChoices(actor),
  ]);
  const options = (named: readonly { id: string; name: string }[]) =>
    named.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <MappingHead actor={actor} />
      <Content flush>
        <DataTable
          caption="Shared tokens"
          many="shared tokens"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.tokenId}
          rowHref={(row) => `/mappings/shared/${row.tokenId}`}
          query={query}
          page={tablePageOf(list)}
          filters={[
            { key: "application", label: "Application", single: true, options: options(applications) },
            { key: "connector", label: "App connector", single: true, options: options(connectors) },
          ]}
          firstUse={
            <EmptyState title="No token carries more than one key.">
              A vendor can’t tell apart the people behind one shared token. As soon as there is one, it appears here.
            </EmptyState>
          }
        />
      </Content>
    </>
  );
}

import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { listConnectors } from "@/lib/connectors/connector.queries";
import { createConnector } from "@/lib/connectors/create-connector";
import { mayDo } from "@/lib/gate/authorise";
import { listSystemNames } from "@/lib/systems/system.queries";
import { ExportLinks } from "../_lists/export-links";
import { pageOf, tablePageOf } from "../_lists/page-of";
import { CONNECTOR_COLUMNS } from "./_components/connector-columns";
import { CONNECTOR_TABLE, connectorFilters, filterOf, sortOf } from "./_components/connector-table";

export const metadata: Metadata = { title: "App connectors" };

/** Every app connector with its group, whether it is open, its tokens and what it may call. */
export default async function ConnectorsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/connectors", await searchParams, CONNECTOR_TABLE);
  const [list, systems] = await Promise.all([
    listConnectors(actor, filterOf(query), pageOf(query), sortOf(query)),
    listSystemNames(actor),
  ]);
  const mayCreate = mayDo(createConnector, actor);
  return (
    <>
      <PageHeader
        title="App connectors"
        facts={["Each lets one external application in, for the members of one group"]}
        actions={
          mayCreate ? (
            <>
              <LinkButton href="/imports/new?kind=endpoints">Import endpoints</LinkButton>
              <LinkButton href="/connectors/new" look="primary" icon="plus">
                New connector
              </LinkButton>
            </>
          ) : null
        }
      />
      <Content flush>
        <DataTable
          caption="App connectors"
          many="connectors"
          columns={CONNECTOR_COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/connectors/${row.id}`}
          query={query}
          page={tablePageOf(list)}
          search={{ label: "Find by name, group, owner or purpose" }}
          filters={connectorFilters(systems)}
          toolbarEnd={<ExportLinks actor={actor} list="connectors" query={query} />}
          firstUse={
            <EmptyState
              title="No app connector is known yet."
              actions={mayCreate ? <LinkButton href="/connectors/new">New connector</LinkButton> : null}
            >
              A connector starts blocked; link it to a group, add what it may call, then unblock it.
            </EmptyState>
          }
        />
      </Content>
    </>
  );
}

import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import type { FilterDefinition } from "@/components/data-table/filters";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { listSystemNames } from "@/lib/systems/system.queries";
import { requestToken } from "@/lib/tokens/request-token";
import { revokeLeakedToken } from "@/lib/tokens/revoke-leaked-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { countTokens, listTokens } from "@/lib/tokens/token.queries";
import { listConnectorChoices } from "@/lib/tokens/token-candidate.queries";
import { ExportLinks } from "../_lists/export-links";
import { pageOf, tablePageOf } from "../_lists/page-of";
import { tokenColumns } from "./_components/token-columns";
import { filterOf, STATUS_FILTER, sortOf, TOKEN_TABLE } from "./_components/token-table";

export const metadata: Metadata = { title: "Tokens" };

/** Every token with its state, working ones unless asked otherwise; each can be revoked from its row. */
export default async function TokensPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseTableQuery(
    "/tokens",
    params.status || params.q ? params : { status: "active,expiring", ...params },
    TOKEN_TABLE,
  );
  const [list, counts, connectors, systems] = await Promise.all([
    listTokens(actor, filterOf(query), pageOf(query), sortOf(query)),
    countTokens(actor),
    listConnectorChoices(actor),
    listSystemNames(actor),
  ]);
  const filters: FilterDefinition[] = [
    STATUS_FILTER,
    {
      key: "connector",
      label: "App connector",
      single: true,
      options: connectors.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      key: "system",
      label: "System",
      single: true,
      options: systems.map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: "owner", label: "Owner", single: true, options: [{ value: "none", label: "None" }] },
    {
      key: "used",
      label: "Last used",
      single: true,
      options: [
        { value: "never", label: "Never" },
        { value: "over_90_days", label: "Over 90 days ago" },
      ],
    },
  ];
  const count = (n: number, words: string) => (
    <>
      <b>{n.toLocaleString("en-GB")}</b> {words}
    </>
  );
  return (
    <>
      <PageHeader
        title="Tokens"
        facts={[
          count(counts.working, "active or expiring"),
          count(counts.expiring, "expire in 30 days"),
          count(counts.neverUsed, "never used"),
        ]}
        actions={
          <>
            {mayDo(revokeLeakedToken, actor) ? (
              <LinkButton href="/tokens/leaked">Find a leaked token</LinkButton>
            ) : null}
            {mayDo(requestToken, actor) ? (
              <LinkButton href="/tokens/new" look="primary" icon="plus">
                Issue token
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Content flush>
        <DataTable
          caption="Tokens"
          many="tokens"
          columns={tokenColumns({ mayRevoke: mayDo(revokeToken, actor), reasons: REASONS })}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/tokens/${row.id}`}
          query={query}
          page={tablePageOf(list)}
          search={{ label: "Find by user, label or last four" }}
          filters={filters}
          toolbarEnd={
            <>
              <LinkButton look="quiet" icon="list-filter" href="/tokens?status=all">
                All states
              </LinkButton>
              <ExportLinks actor={actor} list="tokens" query={query} />
            </>
          }
          firstUse={
            <EmptyState title="No token was issued yet.">
              A token lets one person or machine use one app connector. Issue one to a member of the connector’s group.
            </EmptyState>
          }
        />
      </Content>
    </>
  );
}

import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { keptHref, parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Split } from "@/components/layout/split";
import { LinkButton } from "@/components/ui/button";
import { listApplicationNames } from "@/lib/applications/application.queries";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { addMappings } from "@/lib/mappings/add-mappings";
import { listMappings } from "@/lib/mappings/mapping.queries";
import { getMappedToken, tokenIdOf } from "@/lib/mappings/shared-token.queries";
import { listConnectorChoices } from "@/lib/tokens/token-candidate.queries";
import { ExportLinks } from "../_lists/export-links";
import { pageOf, tablePageOf } from "../_lists/page-of";
import { MAPPING_COLUMNS } from "./_components/mapping-columns";
import { MappingHead } from "./_components/mapping-head";
import { filterOf, MAPPING_TABLE, mappingFilters, sortOf } from "./_components/mapping-table";
import { RidePanel } from "./_components/ride-panel";

export const metadata: Metadata = { title: "Mappings" };

/** Which token answers which external key of which application, and whether it would answer now. */
export default async function MappingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/mappings", await searchParams, MAPPING_TABLE);
  const filter = filterOf(query);
  const [list, applications, connectors, filtered] = await Promise.all([
    listMappings(actor, filter, pageOf(query), sortOf(query)),
    listApplicationNames(actor),
    listConnectorChoices(actor),
    filter.tokenId ? getMappedToken(actor, filter.tokenId).catch(() => null) : null,
  ]);
  const { peek } = query.kept;
  const open = peek ? await tokenIdOf(actor, peek).then((id) => (id ? getMappedToken(actor, id) : null)) : null;
  const token = filtered ? { id: filtered.tokenId, hint: filtered.hint } : null;
  return (
    <>
      <MappingHead
        actor={actor}
        actions={
          mayDo(addMappings, actor) ? (
            <>
              <LinkButton href="/imports/new?kind=mappings">Import</LinkButton>
              <LinkButton href="/mappings/new" look="primary" icon="plus">
                New mapping
              </LinkButton>
            </>
          ) : null
        }
      />
      <div className="contents [--panel:400px] max-[1023px]:[&_.split>.content]:hidden max-[1023px]:[&_.split]:grid-cols-1">
        <Split
          panel={
            open && peek ? (
              <RidePanel token={open} actor={actor} chosen={peek} closeHref={keptHref(query, "peek", null)} />
            ) : undefined
          }
        >
          <DataTable
            caption="Mappings"
            many="mappings"
            columns={MAPPING_COLUMNS}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowHref={(row) => keptHref(query, "peek", row.id)}
            openKey={open ? (peek ?? null) : null}
            isOpenToo={(row) => row.tokenId === open?.tokenId}
            query={query}
            toolbarEnd={<ExportLinks actor={actor} list="mappings" query={query} />}
            page={tablePageOf(list)}
            search={{ label: "Find an external key", placeholder: "Find an external key" }}
            filters={mappingFilters({ applications, connectors, token })}
            firstUse={
              <EmptyState title="No key leads anywhere yet.">
                A mapping says which token answers an external key of a host application. Add the application, then map
                its first keys.
              </EmptyState>
            }
          />
        </Split>
      </div>
    </>
  );
}

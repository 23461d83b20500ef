import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { listIdentities } from "@/lib/identities/identity.queries";
import { linkIdentity } from "@/lib/identities/link-identity";
import { listSystemNames } from "@/lib/systems/system.queries";
import { ExportLinks } from "../../_lists/export-links";
import { pageOf, tablePageOf } from "../../_lists/page-of";
import { IdentitiesHead } from "./_components/identities-head";
import { IDENTITY_COLUMNS } from "./_components/identity-columns";
import { filterOf, IDENTITY_TABLE, identityFilters } from "./_components/identity-table";
import { ListSegments } from "./_components/list-segments";

export const metadata: Metadata = { title: "Identities" };

/** Which external account id of which system stands for which common identity, and what clashes or is missing. */
export default async function IdentitiesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/mappings/identities", await searchParams, IDENTITY_TABLE);
  const [list, systems] = await Promise.all([
    listIdentities(actor, filterOf(query), pageOf(query), query.sort?.descending),
    listSystemNames(actor),
  ]);
  const link = mayDo(linkIdentity, actor) ? (
    <LinkButton href="/mappings/identities/link" look="primary" icon="plus">
      Link external id
    </LinkButton>
  ) : null;
  return (
    <>
      <IdentitiesHead actor={actor} actions={link} />
      <Content flush>
        <DataTable
          caption="Identities"
          many="external ids"
          columns={IDENTITY_COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/mappings/identities/${row.id}`}
          query={query}
          page={tablePageOf(list)}
          toolbarStart={<ListSegments selected="ids" />}
          toolbarEnd={<ExportLinks actor={actor} list="identities" query={query} />}
          search={{ label: "Find an external id or a name", placeholder: "Find an id or a name" }}
          filters={identityFilters(systems, "ids")}
          firstUse={
            <EmptyState title="No external id is known yet." actions={link}>
              Back-offices call one company by ids of their own. Linked to its common identity id they are one company,
              and people are joined by their e-mail address.
            </EmptyState>
          }
        />
      </Content>
    </>
  );
}

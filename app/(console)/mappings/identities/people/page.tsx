import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { listJoinedPeople } from "@/lib/identities/joined-people.queries";
import { listSystemNames } from "@/lib/systems/system.queries";
import { pageOf, tablePageOf } from "../../../_lists/page-of";
import { IdentitiesHead } from "../_components/identities-head";
import { PEOPLE_COLUMNS, personLink } from "../_components/identity-columns";
import { filterOf, identityFilters, PEOPLE_TABLE } from "../_components/identity-table";
import { ListSegments } from "../_components/list-segments";

export const metadata: Metadata = { title: "People joined by e-mail" };

/** Everybody with an account at a vendor that joins people by e-mail, with the address that each account goes by. */
export default async function JoinedPeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/mappings/identities/people", await searchParams, PEOPLE_TABLE);
  const [list, systems] = await Promise.all([
    listJoinedPeople(actor, filterOf(query), pageOf(query), query.sort?.descending),
    listSystemNames(actor),
  ]);
  return (
    <>
      <IdentitiesHead actor={actor} />
      <Content flush>
        <DataTable
          caption="People joined by e-mail"
          many="people"
          columns={PEOPLE_COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.userId}
          rowHref={personLink}
          query={query}
          page={tablePageOf(list)}
          toolbarStart={<ListSegments selected="people" />}
          search={{ label: "Find a person or an e-mail address", placeholder: "Find a person" }}
          filters={identityFilters(systems, "people")}
          firstUse={
            <EmptyState title="Nobody is joined by e-mail.">
              People appear here once they have an account in a system that joins people by their e-mail address.
            </EmptyState>
          }
        />
      </Content>
    </>
  );
}

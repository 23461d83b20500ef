import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { createGroup } from "@/lib/groups/create-group";
import { listGroups } from "@/lib/groups/group.queries";
import { listSystemNames } from "@/lib/systems/system.queries";
import { ExportLinks } from "../../_lists/export-links";
import { pageOf, tablePageOf } from "../../_lists/page-of";
import { GROUP_COLUMNS } from "../_components/group-columns";
import { filterOf, GROUP_TABLE, groupFilters, sortOf } from "../_components/group-table";

export const metadata: Metadata = { title: "Groups" };

/** Every group with its members, what rides on it, and how far the vendor is. */
export default async function GroupsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/groups", await searchParams, GROUP_TABLE);
  const [list, systems] = await Promise.all([
    listGroups(actor, filterOf(query), pageOf(query), sortOf(query)),
    listSystemNames(actor),
  ]);
  const newGroup = mayDo(createGroup, actor) ? (
    <LinkButton href="/groups/new/basics" look="primary" icon="plus">
      New group
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHeader
        title="Groups"
        facts={[
          <span key="count">
            <b>{list.total.toLocaleString("en-GB")}</b> {list.total === 1 ? "group" : "groups"}
          </span>,
          `${systems.length} ${systems.length === 1 ? "system" : "systems"}`,
        ]}
        actions={
          newGroup ? (
            <>
              <LinkButton href="/imports/new?kind=memberships">Import users in groups</LinkButton>
              {newGroup}
            </>
          ) : null
        }
      />
      <Content flush>
        <DataTable
          caption="Groups"
          many="groups"
          columns={GROUP_COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/groups/${row.id}`}
          query={query}
          page={tablePageOf(list)}
          search={{ label: "Find a group by name or code" }}
          filters={groupFilters(systems)}
          toolbarEnd={<ExportLinks actor={actor} list="groups" query={query} />}
          firstUse={
            <EmptyState title="No group is known yet." actions={newGroup}>
              Membership is granted in groups, and app connectors are linked to them. Connect a system to see its
              groups, or make one.
            </EmptyState>
          }
        />
      </Content>
    </>
  );
}

import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { readGroup } from "../../_components/read-group";
import { RIDER_COLUMNS } from "../../_components/rider-columns";

export const metadata: Metadata = { title: "App connectors of a group" };
type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

/** The app connectors that ride on this group: who comes into it passes their first light. */
export default async function GroupConnectorsPage({ params, searchParams }: Props) {
  const group = await readGroup((await params).id);
  const query = parseTableQuery(`/groups/${group.id}/connectors`, await searchParams);
  const rows = query.q
    ? group.riders.filter(({ name }) => name.toLowerCase().includes(query.q.toLowerCase()))
    : group.riders;
  return (
    <Content flush>
      <DataTable
        caption={`App connectors of ${group.code}`}
        many="connectors"
        columns={RIDER_COLUMNS}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/connectors/${row.id}`}
        query={query}
        page={{ from: rows.length > 0 ? 1 : 0, shown: rows.length, total: rows.length, next: null, prev: null }}
        firstUse={
          <EmptyState title="No app connector is linked to this group.">
            Membership alone opens nothing. Link a connector to the group from the connector’s own page.
          </EmptyState>
        }
      />
    </Content>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { listEvents } from "@/lib/audit/audit.queries";
import { requireActor } from "@/lib/auth/session";
import { pageOf, tablePageOf } from "../../../_lists/page-of";
import { HISTORY_COLUMNS } from "../../_components/history-columns";
import { readGroup } from "../../_components/read-group";

export const metadata: Metadata = { title: "History of a group" };
type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

/** What happened to this group and to who is in it, the newest first, from the audit log. */
export default async function GroupHistoryPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const group = await readGroup((await params).id);
  const query = parseTableQuery(`/groups/${group.id}/history`, await searchParams);
  const events = await listEvents(actor, { aboutId: group.id, q: query.q }, pageOf(query));
  return (
    <Content flush>
      <DataTable
        caption={`History of ${group.code}`}
        many="events"
        columns={HISTORY_COLUMNS}
        rows={events.rows}
        rowKey={(row) => row.id}
        rowHeader="what"
        query={query}
        page={tablePageOf(events)}
        search={{ label: "Find a name, reason or ticket" }}
        toolbarEnd={<Link href={`/audit?about=${group.id}`}>Open in the audit log</Link>}
        firstUse={
          <EmptyState title="Nothing was recorded about it.">What is changed from here on appears here.</EmptyState>
        }
      />
    </Content>
  );
}

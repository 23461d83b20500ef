import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Time } from "@/components/feedback/time";
import { ActionButton } from "@/components/form/action-button";
import { Content } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { countDeliveries, listDeliveries } from "@/lib/deliveries/delivery.queries";
import { mayDo } from "@/lib/gate/authorise";
import { type HandTaskRow, listHandTasks } from "@/lib/hand-tasks/hand-task.queries";
import { takeHandTask } from "@/lib/hand-tasks/take-hand-task";
import { ExportLinks } from "../../_lists/export-links";
import { pageOf, tablePageOf } from "../../_lists/page-of";
import { ChangesHead } from "../_components/changes-head";
import { takeHandTaskAction } from "../actions";

export const metadata: Metadata = { title: "Hand tasks" };

function columnsFor(actorId: string, mayTake: boolean): readonly Column<HandTaskRow>[] {
  return [
    {
      key: "what",
      header: "What",
      wrap: true,
      cell: (row) => row.sentence,
    },
    { key: "where", header: "Where", priority: "wide", cell: (row) => row.menuPath.join(" / ") },
    { key: "system", header: "System", priority: "tablet", cell: (row) => row.systemName },
    { key: "since", header: "Since (UTC)", cell: (row) => <Time at={row.openedAt} /> },
    {
      key: "who",
      header: "Who",
      cell: (row) => {
        if (row.assigneeId === actorId) return "You";
        if (row.assigneeName) return row.assigneeName;
        if (!mayTake) return "Nobody yet";
        return (
          <ActionButton action={takeHandTaskAction} input={{ taskId: row.id }} size="sm" doneWords="Taken">
            Take
          </ActionButton>
        );
      },
    },
  ];
}

/** What no API can do and a person does in the vendor's console, the oldest first. */
export default async function HandTasksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/changes/hand-tasks", await searchParams, { filters: ["who"] });
  const mine = query.filters.who?.[0] === "me";
  const filter = { q: query.q, ...(mine ? { assigneeId: actor.id } : {}) };
  const [list, counts, all] = await Promise.all([
    listHandTasks(actor, filter, pageOf(query)),
    countDeliveries(actor),
    listDeliveries(actor, {}, { size: 25 }),
  ]);
  return (
    <>
      <ChangesHead counts={counts} total={all.total} />
      <Content flush>
        <DataTable
          caption="Hand tasks"
          many="hand tasks"
          columns={columnsFor(actor.id, mayDo(takeHandTask, actor))}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/changes/${row.changeId}?task=${row.id}`}
          query={query}
          page={tablePageOf(list)}
          search={{ label: "Find a hand task", placeholder: "Find a hand task" }}
          filters={[{ key: "who", label: "Who", single: true, options: [{ value: "me", label: "Me" }] }]}
          toolbarEnd={<ExportLinks actor={actor} list="hand-tasks" query={query} />}
          firstUse={
            <EmptyState title="No hand task is open.">
              What a vendor offers no API for appears here, with the menu path and the labels to click.
            </EmptyState>
          }
        />
      </Content>
    </>
  );
}

import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { FilterDefinition } from "@/components/data-table/filters";
import { keptHref, parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusChip } from "@/components/feedback/status-chip";
import { Time } from "@/components/feedback/time";
import { Split } from "@/components/layout/split";
import { requireActor } from "@/lib/auth/session";
import { countDeliveries, getDelivery, listDeliveries } from "@/lib/deliveries/delivery.queries";
import type { DeliveryRow } from "@/lib/deliveries/delivery-views.rules";
import { resolveDelivery } from "@/lib/deliveries/resolve-delivery";
import { retryDelivery } from "@/lib/deliveries/retry-delivery";
import { mayDo } from "@/lib/gate/authorise";
import { listSystemNames } from "@/lib/systems/system.queries";
import { ExportLinks } from "../_lists/export-links";
import { pageOf, tablePageOf } from "../_lists/page-of";
import { LiveRefresh } from "../_live/live-refresh";
import { ChangesHead } from "./_components/changes-head";
import { DeliveryPanel } from "./_components/delivery-panel";

export const metadata: Metadata = { title: "Changes" };

const STATUS_FILTER: FilterDefinition = {
  key: "status",
  label: "Status",
  options: [
    { value: "needs_confirmation", label: "Needs confirmation" },
    { value: "failed", label: "Failed" },
    { value: "by_hand", label: "By hand, to do" },
    { value: "queued", label: "Queued" },
    { value: "sending", label: "Sending" },
    { value: "waiting", label: "Waiting" },
    { value: "applied", label: "Applied" },
    { value: "verified", label: "Verified" },
    { value: "by_hand_done", label: "By hand, done" },
    { value: "superseded", label: "Superseded" },
  ],
};

const COLUMNS: readonly Column<DeliveryRow>[] = [
  { key: "at", header: "At (UTC)", cell: (row) => <Time at={row.at} /> },
  { key: "what", header: "What", wrap: true, cell: (row) => row.sentence },
  { key: "system", header: "System", priority: "tablet", cell: (row) => row.systemName },
  { key: "status", header: "Status", cell: (row) => <StatusChip status={row.status} /> },
  { key: "by", header: "By", priority: "wide", cell: (row) => row.by },
  {
    key: "tries",
    header: "Tries",
    align: "end",
    priority: "tablet",
    cell: (row) => (row.attempts > 0 ? row.attempts : null),
  },
];

/** Every order to a vendor with how far it is, the newest first; one opened beside the list. */
export default async function ChangesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/changes", await searchParams, {
    filters: ["status", "system", "by"],
    kept: ["peek"],
  });
  const systems = await listSystemNames(actor);
  const filter = {
    q: query.q,
    status: query.filters.status ?? [],
    ...(query.filters.system?.[0] ? { systemId: query.filters.system[0] } : {}),
    ...(query.filters.by?.[0] ? { actorId: query.filters.by[0] === "me" ? actor.id : query.filters.by[0] } : {}),
  };
  const peek = query.kept.peek;
  const [list, counts, open] = await Promise.all([
    listDeliveries(actor, filter, pageOf(query)),
    countDeliveries(actor),
    peek ? getDelivery(actor, peek).catch(() => null) : null,
  ]);
  const filters: FilterDefinition[] = [
    STATUS_FILTER,
    {
      key: "system",
      label: "System",
      single: true,
      options: systems.map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: "by", label: "By", single: true, options: [{ value: "me", label: "Me" }] },
  ];
  return (
    <>
      <ChangesHead counts={counts} total={list.total} />
      <LiveRefresh when={list.rows.some((row) => ["queued", "sending", "waiting"].includes(row.status))} />
      <Split
        panel={
          open ? (
            <DeliveryPanel
              delivery={open}
              closeHref={keptHref(query, "peek", null)}
              mayRetry={mayDo(retryDelivery, actor)}
              mayResolve={mayDo(resolveDelivery, actor)}
            />
          ) : undefined
        }
      >
        <DataTable
          caption="Deliveries"
          many="deliveries"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowHeader="what"
          rowHref={(row) => keptHref(query, "peek", row.id)}
          openKey={peek ?? null}
          query={query}
          page={tablePageOf(list)}
          search={{ label: "Find a change", placeholder: "Find a change" }}
          filters={filters}
          toolbarEnd={<ExportLinks actor={actor} list="deliveries" query={query} />}
          firstUse={
            <EmptyState title="Nothing was sent yet.">
              Every order to a vendor appears here with its status, from decided to proven.
            </EmptyState>
          }
        />
      </Split>
    </>
  );
}

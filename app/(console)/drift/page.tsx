import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { keptHref, parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { Split } from "@/components/layout/split";
import { requireActor } from "@/lib/auth/session";
import { acceptDrift } from "@/lib/drift/accept-drift";
import { driftCounts, listDrift } from "@/lib/drift/drift.queries";
import { mayDo } from "@/lib/gate/authorise";
import { ExportLinks } from "../_lists/export-links";
import { pageOf, tablePageOf } from "../_lists/page-of";
import { BulkBar } from "./_components/bulk-bar";
import { Compared } from "./_components/compared";
import { driftColumns } from "./_components/drift-columns";
import { DriftPanel } from "./_components/drift-panel";
import { DRIFT_TABLE, driftFilters, filterOf } from "./_components/drift-table";
import { DRIFT_REASONS, textOf } from "./_components/drift-words";

export const metadata: Metadata = { title: "Drift" };

/** Every difference between what was decided here and what was read there, each to be accepted, restored or left for a while. */
export default async function DriftPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/drift", await searchParams, DRIFT_TABLE);
  const [list, counts] = await Promise.all([listDrift(actor, filterOf(query), pageOf(query)), driftCounts(actor)]);
  const maySettle = mayDo(acceptDrift, actor);
  const { peek } = query.kept;
  const open = peek ? list.rows.find((row) => textOf(row) === peek) : undefined;
  const total = counts.reduce((sum, count) => sum + count.open, 0);
  const blind = counts.filter(({ canCompare, lastReadAt }) => !canCompare || !lastReadAt);
  // Other rows begin with nothing picked.
  const shownKey = [
    list.total,
    list.first,
    ...[list.rows[0], list.rows.at(-1)].map((row) => row && textOf(row)),
  ].join();
  return (
    <>
      <PageHeader
        title="Drift"
        facts={[
          <>
            <b>{total.toLocaleString("en-GB")}</b> {total === 1 ? "difference" : "differences"} open
          </>,
          <>
            {counts.length - blind.length} of {counts.length} systems compared
          </>,
          ...(blind.length > 0 ? [`Not compared: ${blind.map(({ systemName }) => systemName).join(", ")}`] : []),
        ]}
      />
      <Split
        panel={
          open ? (
            <DriftPanel
              row={open}
              closeHref={keptHref(query, "peek", null)}
              maySettle={maySettle}
              reasons={DRIFT_REASONS}
            />
          ) : undefined
        }
      >
        <DataTable
          caption="Drift"
          many="differences"
          columns={driftColumns(maySettle)}
          rows={list.rows}
          rowKey={textOf}
          rowHeader="what"
          rowHref={(row) => keptHref(query, "peek", textOf(row))}
          openKey={peek ?? null}
          query={query}
          page={tablePageOf(list)}
          search={{ label: "Find a difference", placeholder: "Person, group, token" }}
          filters={driftFilters(counts.map(({ systemId: id, systemName: name }) => ({ id, name })))}
          toolbarEnd={
            <>
              {maySettle ? <BulkBar key={shownKey} shown={list.rows.length} reasons={DRIFT_REASONS} /> : null}
              <ExportLinks actor={actor} list="drift" query={query} />
            </>
          }
          firstUse={
            <EmptyState title="Nothing differs.">
              <p className="mb-2">What was read at the vendors is as it was decided here.</p>
              <Compared counts={counts} />
            </EmptyState>
          }
          otherwise={<Compared counts={counts} />}
        />
      </Split>
    </>
  );
}

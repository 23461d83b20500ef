import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/button";
import { listImportRows } from "@/lib/imports/import.queries";
import { toCarryOut } from "@/lib/imports/import.rules";
import { pageOf, tablePageOf } from "../../../_lists/page-of";
import { ImportFrame } from "../../_components/import-frame";
import { readImport } from "../../_components/read-import";
import { rowColumns } from "../../_components/row-columns";
import { filterOf, ROW_TABLE, rowFilters } from "../../_components/row-table";
import { RejectsLink, VerdictCountsTable } from "../../_components/verdict-counts";

export const metadata: Metadata = { title: "Import, check" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

/** What becomes of every row, and why; nothing is changed by looking. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { actor, view } = await readImport(params);
  if (view.counts === null) redirect(`/imports/${view.id}/columns`);
  const path = `/imports/${view.id}/check`;
  const query = parseTableQuery(path, await searchParams, ROW_TABLE);
  const list = await listImportRows(actor, view.id, filterOf(query), pageOf(query));
  const rows = toCarryOut(view.counts);
  return (
    <ImportFrame step="check" kind={view.kind} view={view}>
      <VerdictCountsTable view={view} path={path} />
      <div className="row row--wrap">
        {view.state === "uploaded" && rows > 0 ? (
          <LinkButton look="primary" href={`/imports/${view.id}/apply`}>
            Go on with {rows.toLocaleString("en-GB")} {rows === 1 ? "row" : "rows"}
          </LinkButton>
        ) : null}
        <RejectsLink view={view} />
        {rows === 0 ? (
          <span className="small muted">No row is new or changes anything, so there is nothing to import.</span>
        ) : null}
      </div>
      <DataTable
        caption="Rows of the file"
        many="rows"
        columns={rowColumns(view)}
        rows={list.rows}
        rowKey={(row) => String(row.rowNo)}
        rowHeader="row"
        query={query}
        page={tablePageOf(list)}
        search={{ label: "Find a row", placeholder: "Part of a cell" }}
        filters={rowFilters(view.passed > 0)}
        firstUse={<EmptyState title="The file has no rows.">Upload another one.</EmptyState>}
      />
    </ImportFrame>
  );
}

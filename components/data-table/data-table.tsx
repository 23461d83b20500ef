import type { ReactNode } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { AddFilter } from "./add-filter";
import { ClearAll, FilterChips } from "./filter-chips";
import type { FilterDefinition } from "./filters";
import { PlainTable } from "./plain-table";
import { SearchBox } from "./search-box";
import { EmptyByFilter } from "./table-empty";
import { TableFooter, type TablePage } from "./table-footer";
import { TableFrame } from "./table-frame";
import type { RowsProps } from "./table-rows";
import { filterCount, hrefOf, type TableQuery } from "./table-url";

export type TableProblem = {
  /** "The list couldn’t be read." */
  title: string;
  /** What is still true: "Nothing was changed. Below is what it said at 13:51." */
  says?: ReactNode;
  incident?: string;
};

export type DataTableProps<Row> = RowsProps<Row> & {
  caption: string;
  /** What is listed, as a plural: "tokens". */
  many: string;
  query: TableQuery;
  page: TablePage;
  search?: { label: string; placeholder?: string };
  filters?: readonly FilterDefinition[];
  /** Further controls before the search box, such as `Segments`. */
  toolbarStart?: ReactNode;
  /** Views, export and the like, at the right. */
  toolbarEnd?: ReactNode;
  /** Between toolbar and table: a legend, a `Banner` that names the part that is missing. */
  notice?: ReactNode;
  /** An `EmptyState` for a list that has never had a row. */
  firstUse: ReactNode;
  /** What there would be without the filters. */
  otherwise?: ReactNode;
  /** Reading failed; rows, if any, are the last known. Never shown as an empty list. */
  problem?: TableProblem | null;
  /** Stands in the footer instead of the choice of rows a page. */
  footNote?: ReactNode;
};

function Body<Row>({ table }: { table: DataTableProps<Row> }) {
  const { problem, rows, query, filters = [], many, otherwise, firstUse } = table;
  const isNarrowed = query.q !== "" || filterCount(query) > 0;
  if (rows.length === 0 && problem) return <div className="flex-1" />;
  if (rows.length === 0 && isNarrowed) {
    return <EmptyByFilter query={query} filters={filters} many={many} otherwise={otherwise} />;
  }
  if (rows.length === 0) return firstUse;
  return <PlainTable {...table} bleed stale={Boolean(problem)} id="table" />;
}

function Problem({ problem, query }: { problem: TableProblem; query: TableQuery }) {
  const retry = (
    <a className="btn btn--sm" href={hrefOf(query)} data-table-nav="">
      Retry
    </a>
  );
  return (
    <div className="pb-3">
      <ErrorState title={problem.title} {...(problem.incident ? { incident: problem.incident } : {})} action={retry}>
        {problem.says}
      </ErrorState>
    </div>
  );
}

/** The one list of the console: toolbar, native table in its six states, footer; its whole state lives in the address. */
export function DataTable<Row>(table: DataTableProps<Row>) {
  const {
    caption,
    many,
    query,
    page,
    search,
    filters = [],
    toolbarStart,
    toolbarEnd,
    notice,
    problem,
    footNote,
  } = table;
  return (
    <TableFrame busyLabel={`Refreshing ${many}`}>
      <a className="skip" href="#table-end">
        Skip {caption.toLowerCase()}
      </a>
      <div className="toolbar">
        {toolbarStart}
        {search ? <SearchBox query={query} {...search} /> : null}
        <FilterChips query={query} filters={filters} />
        <AddFilter filters={filters} query={query} />
        <ClearAll query={query} />
        {toolbarEnd ? <div className="toolbar__right">{toolbarEnd}</div> : null}
      </div>
      {notice ? <div className="pb-3">{notice}</div> : null}
      {problem ? <Problem problem={problem} query={query} /> : null}
      <Body table={table} />
      <div id="table-end" tabIndex={-1} />
      <TableFooter query={query} page={page} note={footNote} />
    </TableFrame>
  );
}

import type { ReactNode } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { FilterChips } from "./filter-chips";
import { activeFilters, type FilterDefinition } from "./filters";
import { clearHref, filterHref, searchHref, type TableQuery } from "./table-url";

export type EmptyByFilterProps = {
  query: TableQuery;
  filters: readonly FilterDefinition[];
  /** The many of what is listed: "tokens". */
  many: string;
  /** What there would be without them: "9,806 tokens are active or expiring without them." */
  otherwise?: ReactNode;
};

/** Nothing matches: says what was asked for and offers the way back. */
export function EmptyByFilter({ query, filters, many, otherwise }: EmptyByFilterProps) {
  const active = activeFilters(query, filters);
  const last = active.at(-1);
  const asked = [
    query.q ? `“${query.q}”` : "",
    active.length > 0 ? `${active.length} ${active.length === 1 ? "filter" : "filters"}` : "",
  ].filter(Boolean);
  return (
    <EmptyState
      title={`No ${many} match ${asked.join(" and ")}`}
      actions={
        <>
          <a className="btn" href={last ? filterHref(query, last.key, []) : searchHref(query, "")} data-table-nav="">
            {last ? "Remove the last filter" : "Clear the search"}
          </a>
          {active.length + (query.q ? 1 : 0) > 1 ? (
            <a className="btn btn--quiet" href={clearHref(query)} data-table-nav="">
              Clear all
            </a>
          ) : null}
        </>
      }
    >
      {active.length > 0 ? (
        <p className="row row--wrap mb-2">
          <FilterChips query={{ ...query, ignored: {} }} filters={filters} />
        </p>
      ) : null}
      {otherwise}
    </EmptyState>
  );
}

import type { ReactNode } from "react";
import { RowsSelect } from "./rows-select";
import { type Cursor, filterCount, pageHref, type TableQuery } from "./table-url";
import { thatMatch } from "./that-match";

export type TablePage = {
  /** The place of the first row shown, counted from 1; null where it can't be told from a cursor. */
  from: number | null;
  shown: number;
  /** How many rows match; null where that is unknown. */
  total: number | null;
  /** The count stopped there: shown as "10,000+". */
  totalIsAtLeast?: boolean;
  next: string | null;
  prev: string | null;
};

const number = (value: number) => value.toLocaleString("en-GB");

function PageLink({
  query,
  to,
  enabled,
  children,
}: {
  query: TableQuery;
  to: Cursor;
  enabled: boolean;
  children: string;
}) {
  if (!enabled) {
    return (
      // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useSemanticElements: a link that leads nowhere from here keeps its place in the row
      <span className="btn" role="link" aria-disabled="true">
        {children}
      </span>
    );
  }
  return (
    <a className="btn" href={pageHref(query, to)} data-table-nav="">
      {children}
    </a>
  );
}

function Counted({ query, page }: { query: TableQuery; page: TablePage | null }) {
  if (!page) return <span role="status">Loading</span>;
  const filters = filterCount(query);
  const range = page.from === null ? number(page.shown) : `${number(page.from)}-${number(page.from + page.shown - 1)}`;
  const parts = [
    query.q ? `“${query.q}”` : "",
    filters > 0 ? `${filters} ${filters === 1 ? "filter" : "filters"}` : "",
  ];
  const match = parts.filter(Boolean).join(" and ");
  return (
    <span role="status">
      {page.shown === 0 ? "0" : range} of{" "}
      <b>{page.total === null ? "unknown" : `${number(page.total)}${page.totalIsAtLeast ? "+" : ""}`}</b>
      {match ? `${thatMatch(page.total)} ${match}` : ""}
    </span>
  );
}

/** How many rows, where we are among them, and the way to the others, all as links. */
export function TableFooter({
  query,
  page,
  note,
  raised = false,
}: {
  query: TableQuery;
  page: TablePage | null;
  note?: ReactNode;
  raised?: boolean;
}) {
  return (
    <div className={raised ? "tfoot tfoot--raised" : "tfoot"}>
      <Counted query={query} page={page} />
      <nav className="pager" aria-label="Pages">
        <PageLink query={query} to={{ at: "first" }} enabled={Boolean(page?.prev)}>
          First
        </PageLink>
        <PageLink query={query} to={{ at: "before", token: page?.prev ?? "" }} enabled={Boolean(page?.prev)}>
          Previous
        </PageLink>
        <PageLink query={query} to={{ at: "after", token: page?.next ?? "" }} enabled={Boolean(page?.next)}>
          Next
        </PageLink>
        <PageLink query={query} to={{ at: "last" }} enabled={Boolean(page?.next)}>
          Last
        </PageLink>
      </nav>
      {note ? <span className="push">{note}</span> : <RowsSelect query={query} />}
    </div>
  );
}

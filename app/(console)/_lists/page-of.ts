import type { TablePage } from "@/components/data-table/table-footer";
import type { TableQuery } from "@/components/data-table/table-url";
import type { Page, PageResult } from "@/lib/db/paging";

/** The page that an address asks for. */
export function pageOf({ size, cursor }: TableQuery): Page {
  if (cursor.at === "after") return { size, after: cursor.token };
  if (cursor.at === "before") return { size, before: cursor.token };
  return cursor.at === "last" ? { size, at: "last" } : { size };
}

/** A page of rows as the footer of a table says it. */
export function tablePageOf<T>(list: PageResult<T>): TablePage {
  const { rows, total, totalIsExact, first, next, prev } = list;
  return { from: first, shown: rows.length, total, totalIsAtLeast: !totalIsExact, next, prev };
}

import type { TableQuery } from "@/components/data-table/table-url";
import type { PickerView } from "./picker.types";

/** The address of one page of rows: everything is said, nothing left to a default of the other side. */
export function rowsAddress(rowsUrl: string, query: TableQuery, view: PickerView): string {
  const sort = query.sort ? `${query.sort.descending ? "-" : ""}${query.sort.key}` : "name";
  const params = new URLSearchParams({ view, sort, size: String(query.size) });
  if (query.q) params.set("q", query.q);
  if (query.cursor.at === "last") params.set("at", "last");
  if (query.cursor.at === "after" || query.cursor.at === "before") params.set(query.cursor.at, query.cursor.token);
  return `${rowsUrl}?${params}`;
}

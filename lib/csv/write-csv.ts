import { stringify } from "csv-stringify/sync";
import { guardCell } from "./cell.rules";

export type Cell = string | number | boolean | null;

/** Rows as RFC 4180 writes them, each ending in CR LF, without a cell that a spreadsheet would run; numbers stay numbers. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map(cellOf)),
    { record_delimiter: "windows", quoted_string: true },
  );
}

function cellOf(cell: Cell): string | number | null {
  if (typeof cell === "string") return guardCell(cell);
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : cell;
}

// A spreadsheet runs a cell that starts with one of these; an apostrophe before it makes it plain text (ASVS 1.2.10).
const RUNS = /^[=+\-@\t\0\r\n＝＋－＠]/;

/** One line of RFC 4180 up to its carriage return, as a stream of lines adds the feed; no cell that a spreadsheet would run. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(",")}\r`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = RUNS.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// A spreadsheet runs a cell that begins with one of these (ASVS 1.2.10); a cell that only looks guarded is guarded too, so that
// taking the guard off gives back every text as it was.
const RUNS = /^'*[=+\-@\t\0\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\0\r\n＝＋－＠]/;

/** A text as a cell that no spreadsheet runs: an apostrophe stands before what it would take for a formula. */
export function guardCell(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** The text that a cell was made of; any other cell is its own text. */
export function plainCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

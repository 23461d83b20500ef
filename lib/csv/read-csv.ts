import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { DomainError } from "@/lib/core/errors";
import { LONGEST_CELL, LONGEST_ROW, MOST_COLUMNS, MOST_ROWS } from "./limits.rules";
import { type Delimiter, delimiterOf, hasFirstLine } from "./sniff.rules";

export type CsvRow = { rowNo: number; cells: string[] };
export type CsvFile = { delimiter: Delimiter; columns: string[]; rows: AsyncGenerator<CsvRow> };

/** Refuses a file in one sentence; nothing of it is kept. */
export function refuseFile(says: string): never {
  throw new DomainError("invalid_input", `${says} Nothing was kept.`, { fields: { file: says } });
}

/**
 * The header of a CSV file and its rows, read only as fast as they are taken: comma, semicolon or tab, with or without a byte order
 * mark. Throws `invalid_input` with a sentence for what isn't UTF-8, isn't CSV, or passes a limit.
 */
export async function readCsv(bytes: AsyncIterable<Uint8Array>): Promise<CsvFile> {
  const pieces = textOf(bytes);
  let head = "";
  while (!hasFirstLine(head) && head.length <= LONGEST_ROW) {
    const { value, done } = await pieces.next();
    if (done) break;
    head += value;
  }
  if (head.trim() === "") refuseFile("The file is empty.");
  const delimiter = delimiterOf(head);
  const records = recordsOf(after(head, pieces), delimiter);
  const first = await records.next();
  if (first.done) refuseFile("The file is empty.");
  const columns = first.value.cells.map((cell) => cell.trim());
  if (columns.length > MOST_COLUMNS) refuseFile(`The file has ${columns.length} columns; ${MOST_COLUMNS} at most.`);
  return { delimiter, columns, rows: records };
}

async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  for await (const piece of bytes) {
    if (isFirst) refuseOtherEncodings(piece);
    isFirst = false;
    const text = decode(() => decoder.decode(piece, { stream: true }));
    if (text.includes("\0")) refuseFile("The file holds NUL characters, so it is no text. Save it as CSV UTF-8.");
    if (text !== "") yield text;
  }
  const rest = decode(() => decoder.decode());
  if (rest !== "") yield rest;
}

function refuseOtherEncodings(piece: Uint8Array): void {
  const [a, b, c, d] = piece;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    refuseFile("The file is UTF-16 (“Unicode text”). Save it as CSV UTF-8.");
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04)
    refuseFile("The file is a workbook or a zip. Save its sheet as CSV UTF-8.");
}

function decode(act: () => string): string {
  try {
    return act();
  } catch {
    return refuseFile("The file is not UTF-8 (maybe Windows-1252). Save it as CSV UTF-8.");
  }
}

async function* after(head: string, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* pieces;
}

async function* recordsOf(pieces: AsyncGenerator<string>, delimiter: Delimiter): AsyncGenerator<CsvRow> {
  const options = { delimiter, relax_column_count: true, max_record_size: LONGEST_ROW };
  const parser = parse(options);
  const source = Readable.from(pieces);
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let rowNo = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rowNo += 1;
      if (rowNo > MOST_ROWS + 1) refuseFile(`The file has more than ${MOST_ROWS.toLocaleString("en-GB")} rows.`);
      // An empty line is no row, but a spreadsheet counts it.
      if (rowNo > 1 && record.every((cell) => cell.trim() === "")) continue;
      if (record.some((cell) => cell.length > LONGEST_CELL))
        refuseFile(`Row ${rowNo} has a cell of more than ${LONGEST_CELL.toLocaleString("en-GB")} characters.`);
      yield { rowNo, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) refuseFile(csvWords(error));
    throw error;
  } finally {
    source.destroy();
  }
}

function csvWords(error: CsvError): string {
  // The parser reads ahead of what was taken of it, so only it knows where it stopped.
  const rowNo = Number(error.records) + 1;
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return `A quote that was opened at or after row ${rowNo} is never closed.`;
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return `Row ${rowNo} is longer than ${LONGEST_ROW / 1024} kB; a quote may be missing before it.`;
  return `Row ${rowNo} is not CSV: a quote stands where none may.`;
}

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { guardCell, plainCell } from "./cell.rules";
import { csvText } from "./write-csv";

const first = fc.constantFrom(
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\0",
  "\r",
  "\n",
  "＝",
  "＋",
  "－",
  "＠",
  "'",
  "''=",
  "",
  '"',
  ",",
);
const hostile = fc.tuple(first, fc.string({ unit: "binary" })).map((parts) => parts.join(""));

test("no cell begins with anything that a spreadsheet would run, and each comes back as it was", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
      expect(plainCell(guardCell(text))).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test("rows come back through a parser that is not ours, whatever stands in them; numbers stay numbers", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 20 }), (rows) => {
      const read = parse(csvText(rows), { relax_quotes: false }) as string[][];
      expect(read.map((cells) => cells.map(plainCell))).toEqual(rows);
    }),
    { numRuns: 200 },
  );
  expect(csvText([['a "b"', "c,d", "e\nf", -3, null, true]])).toBe('"a ""b""","c,d","e\nf",-3,,"yes"\r\n');
});

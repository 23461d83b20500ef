import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv.rules";

test("no cell starts with anything that a spreadsheet would run", () => {
  fc.assert(
    fc.property(fc.constantFrom("=", "+", "-", "@", "\t", "\0", "\r", "\n", "＝", "＠"), fc.string(), (first, rest) => {
      const line = csvLine([first + rest]);
      expect(line.replace(/^"/, "").startsWith("'")).toBe(true);
    }),
  );
});

test("quotes, commas and line ends survive as RFC 4180 says", () => {
  expect(csvLine(['a "b"', "c,d", "e\nf", 3, null])).toBe('"a ""b""","c,d","e\nf",3,\r');
});

import { expect, it } from "vitest";
import { readCsv } from "./read-csv";

async function refusalOf(text: string): Promise<string> {
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  try {
    const { rows } = await readCsv(bytes());
    for await (const _row of rows);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "read";
}

const good = (count: number) => Array.from({ length: count }, (_, n) => `Person ${n},p${n}@kade.example`);

it("what is wrong with a file is said with the row that a spreadsheet shows it in", async () => {
  const fileOf = (last: string) => ["name,email", ...good(3), "", ...good(2), last, ...good(2)].join("\n");
  expect(await refusalOf(fileOf("Last,l@kade.example"))).toBe("read");
  expect(await refusalOf(fileOf('An "alias",a@kade.example'))).toMatch(/^Row 8 is not CSV/);
  expect(await refusalOf(fileOf('"Open,o@kade.example'))).toMatch(/opened at or after row 8 is never closed/);
  expect(await refusalOf(fileOf("x".repeat(5_000)))).toMatch(/^Row 8 has a cell of more than/);
  expect(await refusalOf(fileOf(`"${"x,".repeat(40_000)}"`))).toMatch(/^Row 8 is longer than/);
});

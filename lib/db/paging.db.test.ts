import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type OrderColumn, type Page, type PageResult, readPage } from "@/lib/db/paging";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";

type Row = { n: string; at: Date; id: string };
const TOTAL = 103;
let test: TestDb;

beforeAll(async () => {
  test = await createTestDb();
});
afterAll(() => test.close());

const table = Prisma.sql`(select g::bigint as n, timestamptz '2026-01-01' + (g % 7) * interval '1 day' as at,
  'id_' || lpad(g::text, 5, '0') as id from generate_series(1, ${TOTAL}::int) g) t`;
const at = (direction: "asc" | "desc"): OrderColumn => ({ column: Prisma.sql`at`, as: "timestamptz", direction });
const id = (direction: "asc" | "desc"): OrderColumn => ({ column: Prisma.sql`id`, as: "text", direction });

function read(page: Page, order: readonly [OrderColumn, OrderColumn], countLimit?: number): Promise<PageResult<Row>> {
  return readPage<Row>(page, {
    order,
    keysOf: (row) => [row.at.toISOString(), row.id],
    rows: ({ where, orderBy, limit }) =>
      queryRows(test.db, Prisma.sql`select * from ${table} where ${where} order by ${orderBy} limit ${limit}`),
    count: async (limit) => Math.min(countLimit ?? TOTAL, limit),
  });
}

describe("keyset paging", () => {
  it.each([
    ["one direction", at("desc"), id("desc")],
    ["mixed directions", at("desc"), id("asc")],
  ] as const)("shows every row once, forwards and backwards, with its position: %s", async (_name, one, two) => {
    const order = [one, two] as const;
    const forwards: string[] = [];
    let page = await read({ size: 25 }, order);
    for (;;) {
      expect(page.first).toBe(forwards.length + 1);
      forwards.push(...page.rows.map((row) => row.id));
      if (!page.next) break;
      page = await read({ size: 25, after: page.next }, order);
    }
    expect(new Set(forwards).size).toBe(TOTAL);

    const backwards: string[] = [];
    page = await read({ size: 25, at: "last" }, order);
    for (;;) {
      backwards.unshift(...page.rows.map((row) => row.id));
      expect(page.first).toBe(TOTAL - backwards.length + 1);
      if (!page.prev) break;
      page = await read({ size: 25, before: page.prev }, order);
    }
    expect(backwards).toEqual(forwards);
  });

  it("answers any cursor that was tampered with by the first page, never by an error", async () => {
    const order = [at("desc"), id("desc")] as const;
    const start = await read({ size: 25 }, order);
    const forged = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value) ?? "").toString("base64url")),
      fc
        .constantFrom('[1,"2026-99-01T00:00:00.000Z","x"]', '[1,"now","x"]', '["1","2026-01-01T00:00:00.000Z","x"]')
        .map((text) => Buffer.from(text).toString("base64url")),
    );
    await fc.assert(
      fc.asyncProperty(forged, fc.constantFrom("after" as const, "before" as const), async (cursor, side) => {
        expect((await read({ size: 25, [side]: cursor }, order)).rows).toEqual(start.rows);
      }),
      { numRuns: 60 },
    );
  });

  it("says when a total is more than was counted", async () => {
    const result = await read({ size: 25 }, [at("desc"), id("desc")], 500_000);
    expect(result).toMatchObject({ total: 200_000, totalIsExact: false });
  });
});

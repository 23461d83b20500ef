import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, SYSTEM_ACTOR as asker } from "@/lib/core/actor";
import { newId } from "@/lib/core/ids";
import { queryRows } from "@/lib/db/client";
import { type Page, type PageResult, readPage } from "@/lib/db/paging";
import { COMPANY_NOW, companyId, growCompany } from "@/lib/testing/access-company";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";
import { explain, whatCan } from "./access.queries";
import { compare } from "./compare.queries";
import { impactOf } from "./impact";
import { lightCounts } from "./light-counts.queries";
import { momentSql } from "./lights.store";
import { whoCan } from "./who-can.queries";
import { type FoundPair, gatherSql, WHO_CAN_ORDER, type WhoCanState, walkSql } from "./who-can.store";

const EVERYBODY = "con_00000000000000000000";
let own: TestDb;

beforeAll(async () => {
  own = await createTestDb();
  await growCompany(own.ownerUrl, 0, 240);
  // Names that are the same, or differ in case only, so that the account has to break ties.
  await own.db
    .$executeRaw`update app_user set name = (array['Kim', 'kim', 'Noor', 'Zoë'])[1 + length(id || name) % 2 + (ascii(name) % 3)]`;
  await own.db.$executeRaw`insert into doubt (id, subject_kind, subject_id, reason, valid_from)
    select 'dbt_' || t.id, 'token', t.id, 'No answer', t.requested_at from token t where t.connector_id = ${EVERYBODY} and t.label ~ '[05]0$'`;
}, 60_000);
afterAll(() => own.close());

async function walkThrough<T>(read: (page: Page) => Promise<PageResult<T>>, backward: boolean): Promise<T[]> {
  const all: T[] = [];
  let page: Page = backward ? { size: 25, at: "last" } : { size: 25 };
  for (let pages = 0; pages < 50; pages += 1) {
    const { rows, next, prev, first, total } = await read(page);
    expect(first).toBe(backward ? total - all.length - rows.length + 1 : all.length + 1);
    if (backward) all.unshift(...rows);
    else all.push(...rows);
    const cursor = backward ? prev : next;
    if (cursor === null) return all;
    page = backward ? { size: 25, before: cursor } : { size: 25, after: cursor };
  }
  throw new Error("the list has no end");
}

describe.each(["forward", "backward"] as const)("paging %s", (direction) => {
  test.each(["all", "can", "cannot"] as const)("visits every row once and in order: %s", async (state) => {
    const list = await whoCan(asker, EVERYBODY, { state }, { size: 250 }, COMPANY_NOW, own.db);
    const rows = await walkThrough(
      (page) => whoCan(asker, EVERYBODY, { state }, page, COMPANY_NOW, own.db),
      direction === "backward",
    );
    expect(rows.length).toBe(list.total);
    expect(rows.map(({ accountId }) => accountId)).toEqual(list.rows.map(({ accountId }) => accountId));
    expect(new Set(rows.map(({ accountId }) => accountId)).size).toBe(rows.length);
  });

  test.each(["all", "can", "unknown", "cannot"] as const)(
    "gathering and walking the names find the same: %s",
    async (state) => {
      const question = { connectorId: EVERYBODY, filter: { state, q: "u1" }, at: momentSql(COMPANY_NOW) };
      const listOf = (shape: typeof gatherSql) =>
        walkThrough(
          (page) =>
            readPage<FoundPair>(page, {
              order: WHO_CAN_ORDER,
              keysOf: (row) => [row.nameKey, row.accountId],
              rows: (part) => queryRows<FoundPair>(own.db, shape(question, part)),
              count: async () =>
                (await whoCan(asker, EVERYBODY, question.filter, { size: 25 }, COMPANY_NOW, own.db)).total,
            }),
          direction === "backward",
        );
      const walked = await listOf(walkSql);
      expect(walked.length).toBeGreaterThan(0);
      expect(walked).toEqual(await listOf(gatherSql));
    },
  );
});

test("words are looked for as they stand: a percent sign finds nothing but itself", async () => {
  const total = async (q: string) => (await whoCan(asker, EVERYBODY, { q }, { size: 25 }, COMPANY_NOW, own.db)).total;
  expect(await total("%")).toBe(0);
  expect(await total("kim")).toBeGreaterThan(0);
  expect(await total("KIM ")).toBe(await total("kim"));
  expect(await total("kim\0")).toBe(await total("kim"));
});

test("the count of each state is the length of its list", async () => {
  const { counts, countCan } = await whoCan(asker, EVERYBODY, {}, { size: 25 }, COMPANY_NOW, own.db);
  const lists = await Promise.all(
    (["all", "can", "unknown", "cannot"] as WhoCanState[]).map((state) =>
      whoCan(asker, EVERYBODY, { state }, { size: 250 }, COMPANY_NOW, own.db),
    ),
  );
  expect(lists.map(({ rows }) => rows.length)).toEqual([counts.listed, counts.can, counts.unknown, counts.cannot]);
  expect(countCan).toBe(counts.can);
});

test("a block ends at the moment that was set beforehand: list, comparison and impact see it on that millisecond", async () => {
  const connectorId = companyId("con", 1);
  const until = new Date(Date.UTC(2026, 5, 1));
  const justBefore = new Date(until.getTime() - 1);
  const validFrom = new Date(Date.UTC(2026, 4, 1));
  const block = { id: newId("block"), subjectKind: "connector", subjectId: connectorId, reason: "Maintenance" };
  await own.db.block.create({ data: { ...block, until, validFrom } });
  const can = async (at: Date) => (await whoCan(asker, connectorId, { state: "can" }, { size: 250 }, at, own.db)).rows;
  const people = await can(until);
  expect(people.length).toBeGreaterThan(0);
  expect(await can(justBefore)).toEqual([]);
  for (const asked of ["all", connectorId]) {
    const pages = { gained: { size: 250 }, lost: { size: 250 } };
    const { gained, lost } = await compare(asker, asked, justBefore, until, pages, own.db);
    expect(gained.rows.map(({ accountId }) => accountId)).toEqual(people.map(({ accountId }) => accountId));
    expect(gained.rows[0]?.cause).toMatchObject({ light: "connector", from: "no", to: "yes", at: until });
    expect(lost.total).toBe(0);
  }
  const impact = await impactOf(own.db, { connectors: [connectorId] }, until);
  expect(impact).toMatchObject({ gained: people.length, lost: 0 });
});

describe("what doesn't exist, or is asked by somebody who may not", () => {
  const page = { size: 25 };
  const nobody = { kind: "operator", id: "x", name: "x", role: "guest", sessionId: null } as unknown as Actor;
  const pages = { gained: page, lost: page };
  const ask = (actor: Actor, connectorId: string, userId: string) => ({
    whoCan: () => whoCan(actor, connectorId, {}, page, COMPANY_NOW, own.db),
    lightCounts: () => lightCounts(actor, connectorId, COMPANY_NOW, own.db),
    explain: () => explain(actor, { userId, connectorId }, COMPANY_NOW, own.db),
    whatCan: () => whatCan(actor, userId, COMPANY_NOW, own.db),
    compare: () => compare(actor, connectorId, new Date(0), COMPANY_NOW, pages, own.db),
  });

  test("an unknown id and a malformed one are both not found", async () => {
    for (const [connectorId, userId] of [
      [newId("connector"), newId("user")],
      ["con_'", "usr_\0"],
      ["", ""],
    ] as const) {
      const { compare: _, ...asks } = ask(asker, connectorId, userId);
      for (const one of Object.values(asks)) await expect(one()).rejects.toMatchObject({ code: "not_found" });
    }
    const alien = { accountId: newId("account"), connectorId: EVERYBODY };
    await expect(explain(asker, alien, COMPANY_NOW, own.db)).rejects.toMatchObject({ code: "not_found" });
  });

  test("who has no role that reads access is refused before any query", async () => {
    for (const one of Object.values(ask(nobody, EVERYBODY, companyId("usr", 1)))) {
      await expect(one()).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  test("two moments in the wrong order are refused in words", async () => {
    await expect(compare(asker, "all", COMPANY_NOW, COMPANY_NOW, pages, own.db)).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM_ACTOR as asker } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { KeysetPart } from "@/lib/db/paging";
import { COMPANY_NOW, companyId, growCompany } from "@/lib/testing/access-company";
import { buffersOf } from "@/lib/testing/buffers";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";
import { explain, whatCan } from "./access.queries";
import { compare } from "./compare.queries";
import { impactOf } from "./impact";
import { lightCounts } from "./light-counts.queries";
import { momentSql } from "./lights.store";
import { readPairFacts } from "./pair-facts.store";
import { findListed, type WhoCanState } from "./who-can.store";

const { sql } = Prisma;
const [SMALL, LARGE] = [3_600, 14_400];
const connectorOf = { everybody: companyId("con", 0), listed: companyId("con", 1) };
const accountId = companyId("acc", 44);
const userId = companyId("usr", 44);

const part = (after: string | null): KeysetPart => ({
  where: after === null ? sql`true` : sql`(x.name_key, x.account_id) > (${after}::text, ''::text)`,
  leading: after === null ? sql`true` : sql`x.name_key >= ${after}::text`,
  orderBy: sql`x.name_key asc, x.account_id asc`,
  limit: 51,
});
const page = (connectorId: string, state: WhoCanState, after: string | null) => async (tx: Tx) => {
  const found = await findListed(tx, { connectorId, filter: { state }, at: momentSql(COMPANY_NOW) }, part(after));
  expect(found.length).toBeGreaterThan(0);
};
const rowsOfPage = (tx: Tx) => {
  const pairs = Array.from({ length: 50 }, (_, n) => ({
    userId: companyId("usr", n + 1),
    accountId: companyId("acc", n + 1),
  }));
  return readPairFacts(
    tx,
    pairs.map((pair) => ({ ...pair, connectorId: connectorOf.everybody })),
    COMPANY_NOW,
  );
};

/** Pages that a question may touch at most, at either size. */
const QUESTIONS: Record<string, { most: number; ask: (tx: Tx) => Promise<unknown> }> = {
  "explain one pair": {
    most: 60,
    ask: (tx) => explain(asker, { accountId, connectorId: connectorOf.everybody }, COMPANY_NOW, tx),
  },
  "what can one user use": { most: 250, ask: (tx) => whatCan(asker, userId, COMPANY_NOW, tx) },
  "who can, a listed group, everyone": { most: 1_200, ask: page(connectorOf.listed, "all", null) },
  "who can, Everybody, first page": { most: 900, ask: page(connectorOf.everybody, "all", null) },
  "who can, Everybody, deep in the list": { most: 1_500, ask: page(connectorOf.everybody, "cannot", "f8") },
  "the facts of fifty rows": { most: 1_500, ask: rowsOfPage },
  "impact of one user": { most: 90, ask: (tx) => impactOf(tx, { users: [userId] }, COMPANY_NOW) },
  "impact on one account": { most: 90, ask: (tx) => impactOf(tx, { accounts: [accountId] }, COMPANY_NOW) },
  "compare two quiet days": {
    most: 400,
    ask: (tx) =>
      compare(
        asker,
        "all",
        new Date(COMPANY_NOW.getTime() - 86_400_000),
        COMPANY_NOW,
        { gained: { size: 50 }, lost: { size: 50 } },
        tx,
      ),
  },
};

let own: TestDb;
const small: Record<string, number> = {};
const large: Record<string, number> = {};
const holders = { small: 0, large: 0 };
const counting = { small: 0, large: 0 };

async function measureAll(into: Record<string, number>, size: "small" | "large"): Promise<void> {
  for (const [name, { ask }] of Object.entries(QUESTIONS)) into[name] = await buffersOf(own.db, own.url, ask);
  holders[size] = await own.db.token.count({ where: { connectorId: connectorOf.everybody } });
  counting[size] = await buffersOf(own.db, own.url, (tx) => lightCounts(asker, connectorOf.everybody, COMPANY_NOW, tx));
}

beforeAll(async () => {
  own = await createTestDb();
  await growCompany(own.ownerUrl, 0, SMALL);
  await measureAll(small, "small");
  await growCompany(own.ownerUrl, SMALL, LARGE);
  await measureAll(large, "large");
}, 180_000);
afterAll(() => own.close());

test.each(Object.keys(QUESTIONS))("%s: touches few pages, and hardly more in a company four times as large", (name) => {
  const { most } = QUESTIONS[name] ?? { most: 0 };
  expect(small[name]).toBeGreaterThan(0);
  expect(large[name]).toBeLessThanOrEqual(most);
  expect(large[name]).toBeLessThanOrEqual((small[name] ?? 0) * 1.5 + 40);
});

test("counting who can costs a bounded number of pages a token held, whatever the company's size", () => {
  expect(holders.large).toBeGreaterThan(holders.small * 3);
  expect(counting.small / holders.small).toBeLessThan(60);
  expect(counting.large / holders.large).toBeLessThan(60);
});

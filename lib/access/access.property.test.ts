import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM_ACTOR as asker } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import { anyHistory, anyMoment, dayToDate, edgesOf, type History, writeHistory } from "@/lib/testing/access-history";
import { type ReferenceRow, readPlainFacts, readReference } from "@/lib/testing/access-reference";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";
import { explain, whatCan } from "./access.queries";
import { judge } from "./access.rules";
import { compare } from "./compare.queries";
import { impactOf } from "./impact";
import { lightCounts } from "./light-counts.queries";
import { compactLights, LIGHT_NAMES } from "./verdict.rules";
import { whoCan } from "./who-can.queries";
import type { WhoCanState } from "./who-can.store";

const STATES = ["no", "unknown", "yes"] as const;
const PAGE = { size: 25 };
let own: TestDb;

beforeAll(async () => {
  own = await createTestDb();
});
afterAll(() => own.close());

// What the histories held; agreement over histories in which nobody could ever use anything would prove nothing.
const seen = { yes: 0, unknown: 0, no: 0, gained: 0, lost: 0, atOnce: 0 };

const lightsOf = (row: ReferenceRow) => Object.fromEntries(LIGHT_NAMES.map((name) => [name, STATES[row[name]]]));
const pairOf = ({ accountId, connectorId }: { accountId: string; connectorId: string }) =>
  `${accountId} ${connectorId}`;
const sorted = (pairs: readonly { accountId: string; connectorId: string }[]) => pairs.map(pairOf).sort();

async function checkMoment(tx: Tx, history: History, at: Date, isWhole: boolean): Promise<void> {
  const db = own.db;
  const reference = await readReference(db, history.systemId, at.toISOString());
  const factsOf = await readPlainFacts(db, history.systemId);
  for (const row of reference) {
    const plain = judge(factsOf(row.accountId, row.connectorId, at), at);
    expect(compactLights(plain), "the pure rule over plainly read rows").toEqual(lightsOf(row));
    expect(plain.state).toBe(STATES[row.verdict]);
    seen[plain.state] += 1;
    if (!isWhole) continue;
    const { verdict } = await explain(asker, row, at, tx);
    expect(verdict.lights, "explain").toEqual(plain.lights);
    expect(verdict.sentence).toBe(plain.sentence);
  }
  for (const connectorId of history.connectors) await checkConnector(tx, reference, connectorId, at, isWhole);
  for (const userId of history.users) {
    const { rows } = await whatCan(asker, userId, at, tx);
    const listed = reference.filter((row) => row.userId === userId && row.isListed);
    const what = rows.map((row) => `${row.accountId} ${row.connector.id} ${row.state}`);
    expect(what.sort(), "what can").toEqual(listed.map((row) => `${pairOf(row)} ${STATES[row.verdict]}`).sort());
  }
}

async function checkConnector(
  tx: Tx,
  reference: readonly ReferenceRow[],
  connectorId: string,
  at: Date,
  isWhole: boolean,
): Promise<void> {
  const listed = reference.filter((row) => row.connectorId === connectorId && row.isListed);
  const wanted: Record<WhoCanState, ReferenceRow[]> = {
    all: listed,
    can: listed.filter(({ verdict }) => verdict === 2),
    unknown: listed.filter(({ verdict }) => verdict === 1),
    cannot: listed.filter(({ verdict }) => verdict === 0),
  };
  for (const state of isWhole ? (["all", "can", "unknown", "cannot"] as const) : (["all"] as const)) {
    const list = await whoCan(asker, connectorId, { state }, PAGE, at, tx);
    const shown = list.rows.map((row) => `${row.accountId} ${row.state}`).sort();
    expect(shown, `who can: ${state}`).toEqual(
      wanted[state].map((row) => `${row.accountId} ${STATES[row.verdict]}`).sort(),
    );
    expect(list.total).toBe(wanted[state].length);
    expect(list.countCan).toBe(wanted.can.length);
    for (const row of list.rows) {
      const one = wanted[state].find(({ accountId }) => accountId === row.accountId);
      expect(row.lights).toEqual(one && lightsOf(one));
    }
  }
  const of = (test: (row: ReferenceRow) => boolean) =>
    reference.filter((row) => row.connectorId === connectorId && row.member === 2 && test(row)).length;
  const counts = await lightCounts(asker, connectorId, at, tx);
  expect(counts).toMatchObject({
    member: of(() => true),
    token: of(({ token }) => token === 2),
    can: wanted.can.length,
  });
  if (counts.connectorState === "yes") {
    const person = of(({ token, person: open }) => token === 2 && open === 2);
    const system = of((row) => row.token === 2 && row.person === 2 && row.system === 2);
    expect(counts).toMatchObject({ connector: counts.token, person, system });
  }
}

async function checkDifferences(tx: Tx, history: History, from: Date, to: Date): Promise<void> {
  const [before, after] = [
    await readReference(own.db, history.systemId, from.toISOString()),
    await readReference(own.db, history.systemId, to.toISOString()),
  ];
  const difference = differenceOf(before, after);
  seen.gained += difference.gained.length;
  seen.lost += difference.lost.length;
  const all = await compare(asker, "all", from, to, { gained: { size: 250 }, lost: { size: 250 } }, tx);
  const ours = <T extends { connectorId: string }>(rows: readonly T[]) =>
    rows.filter(({ connectorId }) => history.connectors.includes(connectorId));
  expect(sorted(ours(all.gained.rows)), "gained, all connectors").toEqual(sorted(difference.gained));
  expect(sorted(ours(all.lost.rows)), "lost, all connectors").toEqual(sorted(difference.lost));
  for (const connectorId of history.connectors.slice(0, 1)) {
    const one = await compare(asker, connectorId, from, to, { gained: PAGE, lost: PAGE }, tx);
    const only = <T extends { connectorId: string }>(rows: T[]) =>
      rows.filter((row) => row.connectorId === connectorId);
    expect(sorted(one.gained.rows)).toEqual(sorted(only(difference.gained)));
    expect(sorted(one.lost.rows)).toEqual(sorted(only(difference.lost)));
    for (const { cause } of [...one.gained.rows, ...one.lost.rows]) expect(cause.from).not.toBe(cause.to);
  }
}

async function checkImpact(tx: Tx, history: History, now: Date): Promise<void> {
  const justBefore = `${now.toISOString()}`.replace("000Z", "000000Z");
  const before = await readReference(
    own.db,
    history.systemId,
    `${new Date(now.getTime() - 1).toISOString().replace("Z", "999Z")}`,
  );
  const after = await readReference(own.db, history.systemId, justBefore);
  const { gained, lost } = differenceOf(before, after);
  seen.atOnce += gained.length + lost.length;
  const { systemId, ...ids } = history;
  for (const touches of [
    { systems: [systemId] },
    { connectors: ids.connectors },
    { accounts: ids.accounts },
    { users: ids.users },
    { groups: ids.groups },
    { ...ids },
  ]) {
    const impact = await impactOf(tx, touches, now);
    expect(sorted(impact.gainedPairs), Object.keys(touches).join()).toEqual(sorted(gained));
    expect(sorted(impact.lostPairs)).toEqual(sorted(lost));
    expect(impact).toMatchObject({
      gained: gained.length,
      lost: lost.length,
      people: new Set([...gained, ...lost].map(({ userId }) => userId)).size,
    });
  }
}

function differenceOf(before: readonly ReferenceRow[], after: readonly ReferenceRow[]) {
  const could = new Set(before.filter(({ verdict }) => verdict === 2).map(pairOf));
  const can = new Set(after.filter(({ verdict }) => verdict === 2).map(pairOf));
  return {
    gained: after.filter((row) => can.has(pairOf(row)) && !could.has(pairOf(row))),
    lost: before.filter((row) => could.has(pairOf(row)) && !can.has(pairOf(row))),
  };
}

test("for every pair and moment: pure rule, explain, both lists, counts, differences and impact say the same as plain joins", {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, anyMoment, anyMoment, fc.nat(), async (plan, one, other, nth) => {
      const edges = edgesOf(plan);
      const edge = edges[nth % edges.length] ?? 0;
      const history = await writeHistory(own.db, plan);
      await checkMoment(own.db, history, dayToDate(one), true);
      await checkMoment(own.db, history, dayToDate(edge), false);
      if (one !== other)
        await checkDifferences(own.db, history, dayToDate(Math.min(one, other)), dayToDate(Math.max(one, other)));
      await checkImpact(own.db, history, dayToDate(edge));
    }),
    { numRuns: 40, endOnFailure: true },
  );
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(0);
});

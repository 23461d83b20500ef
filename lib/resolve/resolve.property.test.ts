import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { judge } from "@/lib/access/access.rules";
import { compactLights, LIGHT_NAMES } from "@/lib/access/verdict.rules";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { Lane } from "@/lib/db/lane";
import { anyHistory, anyMoment, dayToDate, writeHistory } from "@/lib/testing/access-history";
import { readPlainFacts } from "@/lib/testing/access-reference";
import { makeAccount, makeConnector, makeGroup, makeLink, makeMembership, makeSystem } from "@/lib/testing/factories";
import { type Caller, type Desk, makeCaller, makeKeptToken, makeMapping, openDesk } from "@/lib/testing/resolve-world";
import { useTestApp } from "@/lib/testing/signed-in";
import { readOwnKey } from "@/lib/vault/own-keys";
import { valuesOf } from "./lookups";
import { type FoundRow, findSql } from "./statement.store";

let own: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;

beforeAll(async () => {
  own = await useTestApp();
  db = own.db;
});
afterAll(() => own.close());

const KEYS = ["1", "2", "3", "4"] as const;
type Town = { callers: Caller[]; connectorIds: string[]; answers: Map<string, string> };

/** Three applications that call different tokens by the same keys, at two connectors; the plain model is a table of texts. */
async function makeTown(): Promise<Town> {
  const { id: systemId } = await makeSystem(db);
  const group = await makeGroup(db, { systemId });
  const account = await makeAccount(db, { systemId });
  await makeMembership(db, { groupId: group.id, accountId: account.id });
  const connectorIds: string[] = [];
  for (let n = 0; n < 2; n += 1) {
    const { id } = await makeConnector(db, { systemId });
    await makeLink(db, { connectorId: id, groupId: group.id });
    connectorIds.push(id);
  }
  const [first = "", second = ""] = connectorIds;
  // The third may ask for one connector only, though keys of the other were once written down for it.
  const callers = [
    await makeCaller(db, [first, second]),
    await makeCaller(db, [first, second]),
    await makeCaller(db, [first]),
  ];
  const answers = new Map<string, string>();
  for (const [c, caller] of callers.entries()) {
    for (const [n, connectorId] of connectorIds.entries()) {
      for (const key of KEYS.slice(0, 3)) {
        const text = `text of ${c} ${n} ${key}`;
        const tokenId = await makeKeptToken(db, { accountId: account.id, connectorId }, text);
        await makeMapping(db, { applicationId: caller.applicationId, connectorId, tokenId }, key);
        if (c < 2 || n === 0) answers.set(`${c} ${n} ${key}`, text);
      }
    }
  }
  return { callers, connectorIds, answers };
}

const anyQuestion = fc.record({
  desk: fc.nat({ max: 1 }),
  caller: fc.nat({ max: 3 }),
  connector: fc.nat({ max: 1 }),
  keys: fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 5 }),
  isMany: fc.boolean(),
});

test("questions of several applications that are answered out of one statement never get each other's answers", async () => {
  const town = await makeTown();
  const desks: Desk[] = [await openDesk(db, own.url), await openDesk(db, own.url)];
  const strange = `gth_app_${"0".repeat(36)}`;
  await fc.assert(
    fc.asyncProperty(fc.array(anyQuestion, { minLength: 20, maxLength: 50 }), async (questions) => {
      const replies = await Promise.all(
        questions.map(({ desk, caller, connector, keys, isMany }) => {
          const asked = isMany ? { keys } : { key: keys[0] };
          const key = town.callers[caller]?.key ?? strange;
          return desks[desk]?.ask(key, { connector: town.connectorIds[connector], ...asked });
        }),
      );
      for (const [n, { caller, connector, keys, isMany }] of questions.entries()) {
        const reply = replies[n];
        if (caller === 3) {
          expect(reply?.status).toBe(401);
          continue;
        }
        const right = keys.map((key) => town.answers.get(`${caller} ${connector} ${key}`));
        const given = isMany ? (reply?.body.answers as Record<string, unknown>[]) : [reply?.body];
        const wanted = isMany ? right : right.slice(0, 1);
        expect(given.map((one) => one?.token)).toEqual(wanted);
        if (!isMany) expect(reply?.status).toBe(wanted[0] === undefined ? 404 : 200);
      }
    }),
    { numRuns: 8 },
  );
  for (const desk of desks) await desk.stop();
});

const NUMBER = { no: 0, unknown: 1, yes: 2 } as const;
const seen = { no: 0, unknown: 0, yes: 0 };

test("for every token, history and moment the lights are those of the pure rule, with the token's own and not the best one's", async () => {
  const lane = new Lane({ url: own.url, applicationName: "test", timeoutMs: 10_000 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(anyHistory, anyMoment, async (plan, half) => {
      const history = await writeHistory(db, plan);
      const at = dayToDate(half);
      const caller = await makeCaller(db, history.connectors);
      // The history lies before the application's own time, and what is asked for is the moment of the history.
      await db.$executeRaw`update application_key set created_at = '2020-01-01' where id = ${caller.keyId}`;
      const tokens = await db.token.findMany({ where: { connectorId: { in: history.connectors } } });
      await db.$executeRaw`
        insert into mapping (id, application_id, connector_id, external_key, token_id, valid_from)
        select 'map_' || t.id, ${caller.applicationId}, t.connector_id, t.id, t.id, '2020-01-01'
        from token t where t.connector_id = any(${history.connectors})`;
      run += 1;
      const moment = Prisma.raw(`timestamptz '${at.toISOString()}'`);
      const { hash } = readOwnKey(caller.key) ?? { hash: new Uint8Array() };
      const rows = await lane.run<FoundRow>(
        { name: `history_${run}`, text: findSql(Prisma.sql`${moment}`) },
        valuesOf(tokens.map(({ id, connectorId }) => ({ hash, address: null, connector: connectorId, keys: [id] }))),
      );
      const factsOf = await readPlainFacts(db, history.systemId);
      for (const [n, { id, accountId, connectorId }] of tokens.entries()) {
        const facts = factsOf(accountId, connectorId, at);
        const verdict = judge({ ...facts, tokens: facts.tokens.filter((one) => one.id === id) }, at);
        const lights = compactLights(verdict);
        const [, , , , , tokenId, , , ...numbers] = rows[n] ?? [];
        expect(tokenId).toBe(id);
        expect(numbers).toEqual(LIGHT_NAMES.map((name) => NUMBER[lights[name]]));
        for (const light of LIGHT_NAMES) seen[lights[light]] += 1;
      }
    }),
    { numRuns: 20, endOnFailure: true },
  );
  await lane.close();
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(0);
});

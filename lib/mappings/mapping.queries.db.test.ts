import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OperatorActor } from "@/lib/auth/session";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { makeAccount, makeConnector, makeLink, makeMembership, makeToken } from "@/lib/testing/factories";
import { type Fixture, makeIntegration } from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { victims } from "@/lib/tokens/token.queries";
import { countMappings, listMappings } from "./mapping.queries";
import { MAPPING_STATES } from "./mapping-state.rules";
import { MAPPING_SORTS, type MappingFilter } from "./mapping-views.rules";
import { getMappedToken, listSharedTokens, tokenIdOf } from "./shared-token.queries";
import { checkKeys, findTargets } from "./target.queries";

let db: Db;
let close: () => Promise<void>;
let actor: OperatorActor;
let at: Fixture;
let portal: string;
let retired: string;
const tokens = new Map<string, string>();

const day = (days: number) => new Date(Date.now() + days * 86_400_000);
const FROM = new Date("2026-09-02T00:00:00.000Z");
const ALL = { size: 250 };

async function application(name: string, connectorIds: string[], retiredAt: Date | null = null): Promise<string> {
  const data = { id: newId("application"), name, keyShape: "user", connectorIds, createdAt: FROM, retiredAt };
  return (await db.application.create({ data })).id;
}

/** A token whose text counts as kept, by the name that the cases call it. */
async function token(name: string, given: Partial<Parameters<typeof makeToken>[1]> = {}): Promise<string> {
  const { accountId, connectorId } = at;
  const kept = { secretId: newId("secret"), prefix: "A41C", lastFour: name.slice(0, 4), label: `Label of ${name}` };
  const { id } = await makeToken(db, { accountId, connectorId, ...kept, ...given });
  tokens.set(name, id);
  return id;
}

async function map(applicationId: string, tokenId: string, keys: readonly string[], connectorId = at.connectorId) {
  await db.mapping.createMany({
    data: keys.map((externalKey) => ({
      ...{ id: newId("mapping"), applicationId, connectorId, externalKey, tokenId, validFrom: FROM },
    })),
  });
}

async function asked(externalKey: string, when: Date, today = 1): Promise<void> {
  await db.$executeRaw`insert into mapping_use values (${portal}, ${at.connectorId}, ${externalKey}, ${when},
    (${when}::timestamptz at time zone 'UTC')::date, ${today}, ${today})`;
}

/** An account of the system, in the group unless it is said to be outside. */
async function account(given: object = {}, isMember = true): Promise<string> {
  const { id } = await makeAccount(db, { systemId: at.systemId, ...given });
  if (isMember) await makeMembership(db, { groupId: at.groupId, accountId: id });
  return id;
}

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  actor = await actorOf(db, "support");
  at = await makeIntegration(db);
  portal = await application("Portal", [at.connectorId]);
  retired = await application("Retired", [at.connectorId], day(-1));
  const other = await makeConnector(db, { systemId: at.systemId, name: "Other app" });
  await makeLink(db, { connectorId: other.id, groupId: at.groupId });
  await map(portal, await token("shared"), ["100", "101", "102", "0100", "aBc", "AbC"]);
  await map(portal, await token("ending", { expiresAt: day(10) }), ["200"]);
  await map(portal, await token("over", { expiresAt: day(-1) }), ["201"]);
  await map(portal, await token("revoked", { revokedAt: day(-2) }), ["202"]);
  await map(portal, await token("outside", { accountId: await account({}, false) }), ["203"]);
  // Its account holds another token that works: a mapping is only as good as its own.
  const suspended = await token("suspended");
  const block = { subjectKind: "token", subjectId: suspended, reason: "Maintenance", validFrom: day(-1) };
  await db.block.create({ data: { id: newId("block"), ...block } });
  await map(portal, suspended, ["204"]);
  const doubted = await token("doubted");
  const doubt = { subjectKind: "token", subjectId: doubted, reason: "The answer was lost", validFrom: day(-1) };
  await db.doubt.create({ data: { id: newId("doubt"), ...doubt } });
  await map(portal, doubted, ["205"]);
  await map(portal, await token("gone", { accountId: await account({ validTo: day(-3) }) }), ["206"]);
  await map(portal, await token("forgotten", { secretId: null }), ["207"]);
  await map(portal, await token("unlisted", { connectorId: other.id }), ["208"], other.id);
  await map(retired, tokens.get("shared") ?? "", ["300"]);
  await asked("100", day(0), 7);
  await asked("101", day(-20), 3);
  await asked("102", day(-120));
});
afterAll(() => close());

const keysOf = async (filter: MappingFilter) =>
  (await listMappings(actor, filter, ALL, { key: "key", descending: false })).rows.map((row) => row.externalKey);

describe("the table of mappings", () => {
  const SHARED = ["0100", "100", "101", "102", "300", "AbC", "aBc"];
  it.each<[string, () => MappingFilter, string[]]>([
    ["the beginning of a key", () => ({ q: "10" }), ["100", "101", "102"]],
    ["a key with signs that mean something to a pattern", () => ({ q: "%_\\" }), []],
    ["an application", () => ({ applicationId: retired }), ["300"]],
    ["a connector", () => ({ connectorId: at.connectorId, q: "208" }), []],
    ["a token", () => ({ tokenId: tokens.get("over") ?? "" }), ["201"]],
    ["sharing a token", () => ({ isShared: true }), SHARED],
    [
      "differing from another key only in case or leading noughts",
      () => ({ isDuplicate: true }),
      ["0100", "100", "AbC", "aBc"],
    ],
    ["asked for in a week", () => ({ asked: "week" }), ["100"]],
    ["asked for over 90 days ago", () => ({ asked: "over_90_days" }), ["102"]],
    [
      "never asked for",
      () => ({ asked: "never", q: "20" }),
      ["200", "201", "202", "203", "204", "205", "206", "207", "208"],
    ],
    [
      "a state that nobody knows, which narrows nothing",
      () => ({ states: ["fine"], q: "20" }),
      ["200", "201", "202", "203", "204", "205", "206", "207", "208"],
    ],
    ["two things at once", () => ({ isShared: true, q: "a" }), ["aBc"]],
  ])("narrowed to %s", async (_what, filter, expected) => {
    expect(await keysOf(filter())).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["answers", ["0100", "100", "101", "102", "AbC", "aBc"]],
    ["expiring", ["200"]],
    ["expired", ["201"]],
    ["revoked", ["202"]],
    ["no_access", ["203", "204"]],
    ["unknown", ["205"]],
    ["orphan", ["206"]],
    ["no_text", ["207"]],
    ["not_allowed", ["208", "300"]],
  ])("narrowed to the state %s, which is what the one rule says of each row", async (state, expected) => {
    const { rows, total } = await listMappings(actor, { states: [state] }, ALL, { key: "key", descending: false });
    expect(rows.map((row) => row.externalKey)).toEqual(expected);
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set([state]));
    expect(total).toBe(expected.length);
  });

  it("names the light that is red, and judges a mapping by its own token alone", async () => {
    const { rows } = await listMappings(actor, { q: "20" }, ALL, { key: "key", descending: false });
    const why = Object.fromEntries(rows.map((row) => [row.externalKey, row.why]));
    expect(why).toMatchObject({ "203": "Not in CONSULTANCY", "204": "Token suspended", "200": "", "202": "" });
    expect(why["205"]).toContain("can't be told");
  });

  it("tells where a key moves, until the token is issued or the promise is void", async () => {
    const [mapping] = await db.mapping.findMany({ where: { externalKey: "101", validTo: null } });
    const next = await token("next", { issuedAt: null, secretId: null });
    await db.mappingPromise.create({ data: { mappingId: mapping?.id ?? "", tokenId: next, madeIn: "chg_1" } });
    const moves = async () => (await listMappings(actor, { q: "101" }, ALL)).rows[0]?.movesTo;
    expect(await moves()).toEqual({ tokenId: next, label: "Label of next" });
    expect((await getMappedToken(actor, tokens.get("shared") ?? "")).moving).toBe(1);
    await db.token.update({ where: { id: next }, data: { revokedAt: new Date() } });
    expect(await moves()).toBeNull();
    await db.mappingPromise.deleteMany();
  });

  it("counts what its tabs and facts say", async () => {
    expect(await countMappings(actor)).toEqual({ keys: 16, applications: 2, shared: 1, orphans: 1 });
    expect((await listMappings(actor, {}, ALL)).total).toBe(16);
    expect((await listMappings(actor, { states: [...MAPPING_STATES] }, ALL)).total).toBe(16);
  });
});

describe("a shared token", () => {
  it("stands in its list with who rides on it, application by application", async () => {
    const { rows } = await listSharedTokens(actor, {}, ALL);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      tokenId: tokens.get("shared"),
      keys: 7,
      state: "answers",
      userName: "Kim de Vries",
    });
    expect(rows[0]?.applications.map(({ name, keys }) => [name, keys])).toEqual([
      ["Portal", 6],
      ["Retired", 1],
    ]);
    expect((await listSharedTokens(actor, { connectorId: newId("connector") }, ALL)).rows).toEqual([]);
    expect((await listSharedTokens(actor, { applicationId: retired }, ALL)).total).toBe(1);
  });

  it("opens with its keys, its lights and how often it was asked for today; and so does whoever would revoke it", async () => {
    const shared = await getMappedToken(actor, tokens.get("shared") ?? "");
    expect(shared.riding.map(({ externalKey }) => externalKey)).toEqual([
      "0100",
      "100",
      "101",
      "102",
      "300",
      "AbC",
      "aBc",
    ]);
    expect(shared).toMatchObject({
      keys: 7,
      askedToday: 7,
      vendorName: "AFAS",
      lights: { token: "yes", member: "yes" },
    });
    expect(await tokenIdOf(actor, shared.riding[0]?.id ?? "")).toBe(shared.tokenId);
    const { riding } = await victims(actor, shared.tokenId);
    expect(riding.map(({ name, keys }) => [name, keys])).toEqual([
      ["Portal", 6],
      ["Retired", 1],
    ]);
    expect(riding[0]?.lastAskedAt).toEqual(shared.lastAskedAt);
  });

  it("is not found where it isn't one, and no view holds a secret", async () => {
    await expect(getMappedToken(actor, newId("token"))).rejects.toMatchObject({ code: "not_found" });
    expect(await tokenIdOf(actor, "map_nonsense")).toBeNull();
    const seen = JSON.stringify([
      await listMappings(actor, {}, ALL),
      await getMappedToken(actor, tokens.get("shared") ?? ""),
    ]);
    expect(seen).not.toMatch(/secret|fingerprint|sec_/);
  });
});

describe("before anything is mapped", () => {
  it("only tokens that can be given out are offered, found by user, label or last four", async () => {
    const offered = async (q: string) =>
      (await findTargets(actor, { applicationId: portal }, q)).map(({ label }) => label);
    expect((await offered("label of")).sort()).toEqual(
      ["doubted", "ending", "outside", "shared", "suspended"].map((name) => `Label of ${name}`),
    );
    expect(await offered("endi")).toEqual(["Label of ending"]);
    expect(await findTargets(actor, { applicationId: newId("application") }, "")).toEqual([]);
  });

  it("each pasted key is told: new, taken, twice, or why it is none", async () => {
    const keys = ["900", " 900 ", "100", "abc", "x".repeat(201), "a\u200bb"];
    const checked = await checkKeys(actor, { applicationId: portal, connectorId: at.connectorId, keys });
    expect(checked.map(({ state }) => state)).toEqual(["new", "twice", "taken", "new", "wrong", "wrong"]);
    expect(checked[2]?.says).toBe("leads to token A41C…shar already");
    const far = { applicationId: portal, connectorId: at.connectorId, keys: Array(1_001).fill("1") };
    await expect(checkKeys(actor, far)).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("with many keys", () => {
  beforeAll(async () => {
    const bulk = await application("Bulk", [at.connectorId]);
    for (let n = 0; n < 30; n += 1) {
      await map(bulk, await token(`bulk${n}`), n % 3 === 0 ? [`b${n}`, `b${n}-2`] : [`b${n}`]);
    }
  });

  it.each(MAPPING_SORTS)("sorted by %s, its pages hold every row once, forwards and backwards", async (key) => {
    const sort = { key, descending: key !== "asked" };
    const whole = (await listMappings(actor, {}, ALL, sort)).rows.map(({ id }) => id);
    expect(new Set(whole).size).toBe(56);
    const walked: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const page = await listMappings(actor, {}, { size: 25, ...(after ? { after } : {}) }, sort);
      walked.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(walked).toEqual(whole);
    const last = await listMappings(actor, {}, { size: 25, at: "last" }, sort);
    expect(last.rows.map(({ id }) => id)).toEqual(whole.slice(-25));
  });

  it("a page costs as many statements with fifty rows as with one", async () => {
    const spy = vi.spyOn(pg.Client.prototype, "query");
    const costOf = async (ask: () => Promise<unknown>) => {
      spy.mockClear();
      await ask();
      return spy.mock.calls.length;
    };
    for (const [few, many] of [
      [{ q: "206" }, {}],
      [{ q: "206", states: ["orphan"] }, { states: ["answers", "orphan"] }],
    ]) {
      const cost = await costOf(() => listMappings(actor, few ?? {}, ALL));
      expect(await costOf(() => listMappings(actor, many ?? {}, ALL))).toBe(cost);
      expect(cost).toBeLessThanOrEqual(6);
    }
    expect(await costOf(() => listSharedTokens(actor, {}, ALL))).toBeLessThanOrEqual(6);
    spy.mockRestore();
  });
});

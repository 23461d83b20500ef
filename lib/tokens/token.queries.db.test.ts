import { afterAll, beforeAll, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/session";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { makeToken } from "@/lib/testing/factories";
import { type Fixture, makeIntegration } from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { countTokens, findTokens, getToken, listTokens, victims } from "./token.queries";
import { TOKEN_STATUSES } from "./token.rules";

let db: Db;
let close: () => Promise<void>;
let actor: OperatorActor;
let at: Fixture;

const day = (days: number) => new Date(Date.now() + days * 86_400_000);

async function revokedWith(status: string | null, lastFour: string): Promise<void> {
  const { accountId, connectorId, systemId } = at;
  const life = {
    requestedAt: day(-95),
    issuedAt: day(-90),
    expiresAt: day(90),
    revokedAt: day(-1),
    lastFour,
    prefix: "AAAA",
  };
  const { id } = await makeToken(db, { accountId, connectorId, label: `Revoked ${lastFour}`, ...life });
  if (status === null) return;
  const stamp = { at: day(-1), actorKind: "operator", actorId: "opr_1", actorName: "S. de Boer", door: "screen" };
  const change = await db.change.create({
    data: { id: newId("change"), operation: "token.revoke", sentence: "Revoke", ...stamp },
  });
  await db.delivery.create({
    data: {
      ...{ id: newId("delivery"), changeId: change.id, systemId, effect: {}, effectType: "token.revoke.v1" },
      ...{ sentence: "Revoke", subjectKind: "token", subjectId: id, orderKey: id, priority: 0, how: "api", status },
      ...{ runAt: day(-1), createdAt: day(-1) },
    },
  });
}

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  actor = await actorOf(db, "support");
  at = await makeIntegration(db);
  const { accountId, connectorId } = at;
  const make = (label: string, life: object) => makeToken(db, { accountId, connectorId, label, ...life });
  const none = { issuedAt: null, expiresAt: null };
  await make("Asked", { ...none });
  await make("Mailed", { ...none, codeMailedAt: day(-1) });
  await make("Working", {
    issuedAt: day(-30),
    expiresAt: day(200),
    lastFour: "9F3C",
    prefix: "A41C",
    lastUsedAt: day(-1),
    owner: "Anouk",
  });
  await make("Endless", { issuedAt: day(-30), expiresAt: null, kind: "oauth", lastFour: "77D1", prefix: "C2F0" });
  await make("Ending", { issuedAt: day(-30), expiresAt: day(10), lastUsedAt: day(-100) });
  await make("Over", { issuedAt: day(-30), expiresAt: day(-1) });
  const held = await make("Suspended", { issuedAt: day(-30), expiresAt: day(200) });
  await db.block.create({
    data: { id: newId("block"), subjectKind: "token", subjectId: held.id, reason: "Maintenance", validFrom: day(-2) },
  });
  for (const [index, status] of [
    null,
    "queued",
    "applied",
    "verified",
    "by_hand",
    "by_hand_done",
    "failed",
  ].entries()) {
    await revokedWith(status, `000${index}`);
  }
});
afterAll(() => close());

it("each state's list holds exactly the tokens that the rule puts in it", async () => {
  const all = await listTokens(actor, {}, { size: 100 });
  expect(all.total).toBe(14);
  const seen = new Set(all.rows.map((row) => row.status));
  expect([...seen].sort()).toEqual([...TOKEN_STATUSES].sort());
  for (const status of TOKEN_STATUSES) {
    const listed = await listTokens(actor, { status: [status] }, { size: 100 });
    const byRule = all.rows.filter((row) => row.status === status);
    expect(listed.rows.map((row) => row.id).sort(), status).toEqual(byRule.map((row) => row.id).sort());
    expect(listed.total).toBe(byRule.length);
  }
});

it("counts say what the lists hold", async () => {
  const working = await listTokens(actor, { status: ["active", "expiring"] }, { size: 100 });
  const expiring = await listTokens(actor, { status: ["expiring"] }, { size: 100 });
  const never = await listTokens(actor, { status: ["active", "expiring"], lastUsed: "never" }, { size: 100 });
  expect(await countTokens(actor)).toEqual({
    working: working.total,
    expiring: expiring.total,
    neverUsed: never.total,
  });
});

it.each(["lastUsed", "user", "connector", "expires"] as const)(
  "pages by %s reach every token once, both ways",
  async (key) => {
    for (const descending of [true, false]) {
      const first = await listTokens(actor, {}, { size: 25 }, { key, descending });
      expect(new Set(first.rows.map((row) => row.id)).size).toBe(14);
    }
  },
);

it("is found by user, label and last four, in either case", async () => {
  const labels = async (q: string) => (await listTokens(actor, { q }, { size: 25 })).rows.map((row) => row.label);
  expect(await labels("kim de")).toHaveLength(14);
  expect(await labels("ENDLESS")).toEqual(["Endless"]);
  expect(await labels("9f3c")).toEqual(["Working"]);
  expect(await labels("nothing like it")).toEqual([]);
  expect((await findTokens(actor, " 9f3c ")).map((row) => row.hint)).toEqual(["A41C…9F3C"]);
  expect(await findTokens(actor, "9f3")).toEqual([]);
});

it("only those without an owner", async () => {
  const { rows } = await listTokens(actor, { hasNoOwner: true }, { size: 100 });
  expect(rows).toHaveLength(13);
  expect(rows.some((row) => row.owner !== null)).toBe(false);
});

it("names who is hit before a token stops", async () => {
  const [token] = await findTokens(actor, "9F3C");
  await db.endpoint.create({
    data: {
      id: newId("endpoint"),
      connectorId: at.connectorId,
      kind: "update",
      name: "PtRealization",
      canWrite: true,
      validFrom: day(-9),
    },
  });
  expect(await victims(actor, token?.id ?? "")).toMatchObject({
    ...{ userName: "Kim de Vries", connectorName: "Hours app", owner: "Anouk", writing: ["PtRealization"] },
    otherTokens: 3,
  });
});

it("an unknown token is not found, and no view holds a secret", async () => {
  await expect(getToken(actor, "tok_00000000000000000000")).rejects.toMatchObject({ code: "not_found" });
  await expect(victims(actor, "nonsense")).rejects.toMatchObject({ code: "not_found" });
  const [token] = await findTokens(actor, "9F3C");
  const view = await getToken(actor, token?.id ?? "");
  expect(Object.keys(view)).not.toEqual(expect.arrayContaining(["secretId"]));
  expect(Object.keys(view)).not.toEqual(expect.arrayContaining(["fingerprint"]));
});

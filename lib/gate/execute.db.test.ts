import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { OperatorActor } from "@/lib/auth/find-actor";
import { newId } from "@/lib/core/ids";
import { type AfasWorld, makeAfasWorld } from "@/lib/testing/afas-world";
import { asOwner } from "@/lib/testing/as-owner";
import { AUDIT_TABLES, rowCounts } from "@/lib/testing/row-counts";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { revokeTokens } from "@/lib/tokens/revoke-tokens";
import { checkVaultOnce } from "@/lib/vault/vault";
import { execute } from "./execute";
import { defineOperation } from "./operation";

const request = { door: "screen" as const, requestId: "req-gate", address: null };
const RACERS = 25;
const NOWHERE = { restUrl: "http://127.0.0.1:9/ProfitRestServices", soapUrl: "http://127.0.0.1:9/profitservices" };

let app: Awaited<ReturnType<typeof useTestApp>>;
let world: AfasWorld;
let support: OperatorActor;

beforeAll(async () => {
  app = await useTestApp({ GATEHOUSE_UPSTREAM_ALLOW: "127.0.0.1:9" });
  world = await makeAfasWorld(app.db, NOWHERE);
  support = await actorOf(app.db, "support");
  // The first act of a process marks the database with the key that it was sealed with.
  await checkVaultOnce(app.db);
});
afterAll(() => app.close());

/** Tokens of Kim for the hours app whose text nobody holds. */
async function makeTokens(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId("token"));
  const issuedAt = new Date("2026-09-02T08:00:00.000Z");
  const [accountId, connectorId] = [world.accounts["12345.KDV"] ?? "", world.connectors["Hours app"] ?? ""];
  const same = { accountId, connectorId, requestedAt: issuedAt, issuedAt, source: "observed" };
  await app.db.token.createMany({ data: ids.map((id) => ({ id, label: `Tablet ${id}`, ...same })) });
  return ids;
}

const revoke = (tokenId: string, options = {}, actor = support) =>
  execute(revokeToken, { actor, request }, { tokenId, reason: "Token leaked" }, options);

/** As a browser does it: an answer that says "busy, try again" is followed by the same act again. */
async function revokePatiently(tokenId: string, options = {}): ReturnType<typeof revoke> {
  for (;;) {
    const result = await revoke(tokenId, options);
    if (result.ok || result.error.code !== "busy") return result;
  }
}

describe("the same command id", () => {
  it(`raced ${RACERS} times is one change, one audit event, one delivery and the same answer for all`, async () => {
    const [tokenId = ""] = await makeTokens(1);
    const options = { commandId: "race-0001" };
    const results = await Promise.all(Array.from({ length: RACERS }, () => revokePatiently(tokenId, options)));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]).toMatchObject({ ok: true, value: { tokenId } });
    expect(await app.db.change.count({ where: { commandId: "race-0001" } })).toBe(1);
    expect(await app.db.auditEvent.count({ where: { subjectId: tokenId } })).toBe(1);
    expect(await app.db.delivery.count({ where: { subjectId: tokenId } })).toBe(1);
  });

  it("with other content, or from somebody else, is refused and changes nothing", async () => {
    const [first = "", second = ""] = await makeTokens(2);
    const options = { commandId: "race-0002" };
    expect(await revoke(first, options)).toMatchObject({ ok: true });
    const before = await rowCounts(app.db);
    expect(await revoke(second, options)).toMatchObject({ ok: false, error: { code: "conflict" } });
    const colleague = await actorOf(app.db, "support");
    expect(await revoke(first, options, colleague)).toMatchObject({ ok: false, error: { code: "conflict" } });
    const after = await rowCounts(app.db, ["operator", "operator_session"]);
    expect(before).toMatchObject(after);
  });

  it("is free again when the act it was for was refused", async () => {
    const [tokenId = ""] = await makeTokens(1);
    const options = { commandId: "race-0003" };
    expect(await revoke(newId("token"), options)).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(await revoke(tokenId, options)).toMatchObject({ ok: true });
  });
});

describe("one token", () => {
  it(`revoked by ${RACERS} people at once is revoked once, and the others are told so`, async () => {
    const [tokenId = ""] = await makeTokens(1);
    const results = await Promise.all(Array.from({ length: RACERS }, () => revokePatiently(tokenId)));
    const codes = results.map((result) => (result.ok ? "done" : result.error.code)).sort();
    expect(codes).toEqual([...Array.from({ length: RACERS - 1 }, () => "already_done"), "done"]);
    expect(await app.db.auditEvent.count({ where: { subjectId: tokenId, code: "token.revoked" } })).toBe(1);
    expect(await app.db.delivery.count({ where: { subjectId: tokenId } })).toBe(1);
  });
});

describe("nothing of an act remains", () => {
  it("when its audit event can't be appended", async () => {
    const [tokenId = ""] = await makeTokens(1);
    const before = await rowCounts(app.db);
    await asOwner(app.ownerUrl, "revoke insert on audit_event from gatehouse_app");
    const refused = await revoke(tokenId, { commandId: "no-audit-1" });
    await asOwner(app.ownerUrl, "grant insert on audit_event to gatehouse_app");
    expect(refused).toMatchObject({ ok: false, error: { code: "internal", requestId: "req-gate" } });
    expect(await rowCounts(app.db)).toEqual(before);
    expect(await app.db.token.findUniqueOrThrow({ where: { id: tokenId } })).toMatchObject({ revokedAt: null });
    expect(await revoke(tokenId, { commandId: "no-audit-1" })).toMatchObject({ ok: true });
  });

  it("when its delivery can't be stored", async () => {
    const [tokenId = ""] = await makeTokens(1);
    const before = await rowCounts(app.db);
    await asOwner(app.ownerUrl, "revoke insert on delivery from gatehouse_app");
    const refused = await revoke(tokenId);
    await asOwner(app.ownerUrl, "grant insert on delivery to gatehouse_app");
    expect(refused).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(await rowCounts(app.db)).toEqual(before);
  });
});

describe("the brake", () => {
  const many = (tokenIds: string[], confirm?: number) =>
    execute(
      revokeTokens,
      { actor: support, request },
      { tokenIds, reason: "Suspected misuse" },
      confirm ? { confirm } : {},
    );

  it("lets 25 tokens go, and wants the exact count to be typed for 26", async () => {
    expect(await many(await makeTokens(25))).toMatchObject({ ok: true, value: { revoked: 25 } });
    const tokenIds = await makeTokens(26);
    const before = await rowCounts(app.db);
    const asked = { ok: false, error: { code: "needs_confirmation", facts: { count: 26 } } };
    for (const typed of [undefined, 25, 27]) expect(await many(tokenIds, typed)).toMatchObject(asked);
    expect(await rowCounts(app.db)).toEqual(before);
    expect(await many(tokenIds, 26)).toMatchObject({ ok: true, value: { revoked: 26 } });
  });

  it("wants a second person for 501, whatever is typed", async () => {
    const tokenIds = await makeTokens(501);
    const before = await rowCounts(app.db);
    const refused = { ok: false, error: { code: "needs_approval", facts: { count: 501 } } };
    expect(await many(tokenIds, 501)).toMatchObject(refused);
    expect(await rowCounts(app.db)).toEqual(before);
  });
});

describe("contention in the database", () => {
  const raise = (code: string) => `do $$ begin raise exception 'planted' using errcode = '${code}'; end $$`;
  const failing = (code: string, times: number) => {
    let left = times;
    return defineOperation({
      ...revokeToken,
      input: z.strictObject({ tokenId: z.string(), reason: z.string() }),
      async change(tx, ctx, input) {
        left -= 1;
        if (left >= 0) await tx.$executeRawUnsafe(raise(code));
        return revokeToken.change(tx, ctx, input);
      },
    });
  };
  const run = (operation: ReturnType<typeof failing>, tokenId: string) =>
    execute(operation, { actor: support, request }, { tokenId, reason: "Other" });

  it.each(["40001", "40P01"])("of kind %s is tried again by itself, twice, and then says busy", async (code) => {
    const [tokenId = ""] = await makeTokens(1);
    const before = await rowCounts(app.db);
    expect(await run(failing(code, 3), tokenId)).toMatchObject({ ok: false, error: { code: "busy" } });
    expect(await rowCounts(app.db)).toEqual(before);
    expect(await run(failing(code, 2), tokenId)).toMatchObject({ ok: true });
    expect(await app.db.auditEvent.count({ where: { subjectId: tokenId } })).toBe(1);
  });

  it("that blocks two acts for ever is broken up, and both are done", async () => {
    const [one = "", two = ""] = await makeTokens(2);
    let waiting: (() => void) | undefined;
    const bothHoldOne = new Promise<void>((resolve) => {
      waiting = resolve;
    });
    let holders = 0;
    // Locks nothing beforehand and takes its rows crosswise, as no operation of ours does.
    const crosswise = (first: string, second: string) =>
      defineOperation({
        ...revokeToken,
        locks: () => [],
        async change(tx, ctx, input) {
          await tx.$executeRaw`update token set purpose = 'held' where id = ${first}`;
          holders += 1;
          if (holders === 2) waiting?.();
          await bothHoldOne;
          await tx.$executeRaw`update token set purpose = 'held' where id = ${second}`;
          return revokeToken.change(tx, ctx, input);
        },
      });
    const act = async (first: string, second: string): ReturnType<typeof revoke> => {
      for (;;) {
        const input = { tokenId: first, reason: "Other" };
        const result = await execute(crosswise(first, second), { actor: support, request }, input);
        if (result.ok || result.error.code !== "busy") return result;
      }
    };
    const results = await Promise.all([act(one, two), act(two, one)]);
    expect(results).toMatchObject([{ ok: true }, { ok: true }]);
    expect(holders).toBeGreaterThan(2);
  });
});

it("a refused act is written down without what was typed, and nothing else is", async () => {
  const auditor = await actorOf(app.db, "auditor");
  const [tokenId = ""] = await makeTokens(1);
  const before = await rowCounts(app.db, AUDIT_TABLES);
  const refused = await execute(revokeToken, { actor: auditor, request }, { tokenId, reason: "a typed secret" });
  expect(refused).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await rowCounts(app.db, AUDIT_TABLES)).toEqual(before);
  const event = await app.db.auditEvent.findFirstOrThrow({ where: { actorId: auditor.id } });
  expect(event).toMatchObject({ code: "gate.denied", outcome: "denied", operation: "token.revoke" });
  const personal = await app.db.auditPersonal.findUniqueOrThrow({ where: { seq: event.seq } });
  expect(JSON.stringify([event.body, personal.personal])).not.toContain("a typed secret");
});

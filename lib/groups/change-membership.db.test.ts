import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/session";
import type { ActionResult } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { plan } from "@/lib/gate/plan";
import {
  makeAccount,
  makeConnector,
  makeGroup,
  makeLink,
  makeMembership,
  makeSystem,
  makeToken,
} from "@/lib/testing/factories";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { changeMembership } from "./change-membership";

let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let actor: OperatorActor;
let systemId: string;
const request = { door: "screen" as const, requestId: "test", address: null };
const reason = "Person changed role";
type Wish = { add?: string[]; remove?: string[]; baseVersion?: number; reason?: string };

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  actor = await actorOf(db, "admin");
  systemId = (await makeSystem(db)).id;
});
afterAll(() => app.close());

const change = (groupId: string, wish: Wish, as: OperatorActor = actor) =>
  execute(changeMembership, { actor: as, request }, { groupId, baseVersion: 1, reason, ...wish });
const members = async (groupId: string) =>
  (await db.membership.findMany({ where: { groupId, validTo: null }, select: { accountId: true } }))
    .map(({ accountId }) => accountId)
    .sort();
const people = async (count: number) =>
  Promise.all(Array.from({ length: count }, async () => (await makeAccount(db, { systemId })).id));
const codeOf = (result: ActionResult<unknown>) => (result.ok ? "ok" : result.error.code);

describe("changing who is in a group", () => {
  it("writes row, event and order of every pair in one change, and moves the group on by one version", async () => {
    const group = await makeGroup(db, { systemId });
    const [stays = "", comes = "", goes = ""] = await people(3);
    await makeMembership(db, { groupId: group.id, accountId: stays });
    await makeMembership(db, { groupId: group.id, accountId: goes });
    const result = await change(group.id, { add: [comes], remove: [goes] });
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value).toMatchObject({ version: 2, added: 1, removed: 1, skipped: [] });
    expect(await members(group.id)).toEqual([stays, comes].sort());
    const changeId = result.changeId ?? "";
    const events = await db.auditEvent.findMany({ where: { changeId }, orderBy: { seq: "asc" } });
    expect(
      events.map(({ code, subjectId, relatedIds }) => [
        code,
        subjectId,
        relatedIds.some((id) => [comes, goes].includes(id)),
      ]),
    ).toEqual([
      ["membership.removed", group.id, true],
      ["membership.added", group.id, true],
    ]);
    const orders = await db.delivery.findMany({ where: { changeId }, orderBy: { orderSeq: "asc" } });
    expect(orders.map(({ effectType, how, status }) => [effectType, how, status])).toEqual([
      ["membership.remove.v1", "hand", "by_hand"],
      ["membership.add.v1", "api", "queued"],
    ]);
    expect((await db.userGroup.findUniqueOrThrow({ where: { id: group.id } })).memberCount).toBe(2);
  });

  it("leaves a pair alone that is already as wished and says so; all of them so is refused", async () => {
    const group = await makeGroup(db, { systemId });
    const [inside = "", outside = ""] = await people(2);
    await makeMembership(db, { groupId: group.id, accountId: inside });
    const result = await change(group.id, { add: [inside, outside] });
    expect(result.ok && result.value.skipped.map(({ accountId }) => accountId)).toEqual([inside]);
    expect(codeOf(await change(group.id, { add: [inside] }))).toBe("already_done");
  });

  it("asks for a reason where somebody is taken out, and only there", async () => {
    const group = await makeGroup(db, { systemId });
    const [one = ""] = await people(1);
    const input = { groupId: group.id, baseVersion: 1 };
    expect(codeOf(await execute(changeMembership, { actor, request }, { ...input, add: [one] }))).toBe("ok");
    const refused = await execute(changeMembership, { actor, request }, { ...input, remove: [one] });
    expect(!refused.ok && refused.error.fields?.reason).toMatch(/needed where somebody is taken out/);
  });

  it("refuses Everybody, an account of another system and ids that don't exist, and then changes nothing", async () => {
    const everybody = await makeGroup(db, { systemId, code: "Everybody", kind: "everybody" });
    const group = await makeGroup(db, { systemId });
    const [one = ""] = await people(1);
    const foreign = (await makeAccount(db, { systemId: (await makeSystem(db)).id })).id;
    expect(codeOf(await change(everybody.id, { add: [one] }))).toBe("rule_broken");
    for (const stranger of [foreign, newId("account"), "acc_nonsense"]) {
      expect(codeOf(await change(group.id, { add: [one, stranger] }))).toBe("not_found");
    }
    for (const missing of [newId("group"), "nonsense"])
      expect(codeOf(await change(missing, { add: [one] }))).toBe("not_found");
    expect(await members(group.id)).toEqual([]);
    expect((await db.userGroup.findUniqueOrThrow({ where: { id: group.id } })).version).toBe(1);
  });

  it("is for owner and admin alone", async () => {
    const group = await makeGroup(db, { systemId });
    const add = await people(1);
    for (const role of ["support", "auditor"] as const) {
      expect(codeOf(await change(group.id, { add }, await actorOf(db, role)))).toBe("forbidden");
    }
    expect(await members(group.id)).toEqual([]);
  });

  it("previews exactly who gains and loses what, and leaves nothing behind", async () => {
    const group = await makeGroup(db, { systemId });
    const connector = await makeConnector(db, { systemId, name: "Hours app" });
    await makeLink(db, { connectorId: connector.id, groupId: group.id });
    const [goes = "", comes = ""] = await people(2);
    await makeMembership(db, { groupId: group.id, accountId: goes });
    for (const accountId of [goes, comes]) await makeToken(db, { accountId, connectorId: connector.id });
    const input = { groupId: group.id, baseVersion: 1, add: [comes], remove: [goes], reason };
    const preview = await plan(changeMembership, { actor, request }, input);
    if (!preview.ok) throw new Error(preview.error.message);
    expect(preview.value.impact.gainedPairs.map((pair) => pair.accountId)).toEqual([comes]);
    expect(preview.value.impact.lostPairs.map((pair) => pair.accountId)).toEqual([goes]);
    expect(preview.value.warnings).toContain(
      `Hours app rides on ${group.code}: who is taken out loses its first light, member.`,
    );
    expect(preview.value.effects.map(({ how }) => how)).toEqual(["hand", "api"]);
    expect(await members(group.id)).toEqual([goes]);
    const options = { planHash: preview.value.hash };
    expect(codeOf(await execute(changeMembership, { actor, request }, input, options))).toBe("ok");
  });

  it("needs the count typed above 25 people", async () => {
    const group = await makeGroup(db, { systemId });
    const add = await people(26);
    expect(codeOf(await change(group.id, { add }))).toBe("needs_confirmation");
    const input = { groupId: group.id, baseVersion: 1, add };
    expect(codeOf(await execute(changeMembership, { actor, request }, input, { confirm: 26 }))).toBe("ok");
    expect(await members(group.id)).toHaveLength(26);
  });

  it("makes the group on the way where the vendor doesn't have it yet, and not once it has", async () => {
    const group = await makeGroup(db, { systemId, source: "decided" });
    const [one = "", two = ""] = await people(2);
    const mayCreate = async (result: ActionResult<unknown> & { changeId?: string }) =>
      (await db.delivery.findFirstOrThrow({ where: { changeId: result.changeId ?? "" } })).effect;
    expect(await mayCreate(await change(group.id, { add: [one] }))).toMatchObject({ mayCreateGroup: true });
    await db.delivery.updateMany({ where: { effectType: "membership.add.v1" }, data: { status: "verified" } });
    expect(await mayCreate(await change(group.id, { add: [two] }))).toMatchObject({ mayCreateGroup: false });
  });

  it("loses no update of two admins at once: everybody ends as the last one who named him wished", async () => {
    const accounts = await people(6);
    const other = await actorOf(db, "admin");
    const wish = fc.array(fc.constantFrom("add", "remove", "leave"), { minLength: 6, maxLength: 6 }).map((wishes) => ({
      add: accounts.filter((_, i) => wishes[i] === "add"),
      remove: accounts.filter((_, i) => wishes[i] === "remove"),
    }));
    await fc.assert(
      fc.asyncProperty(fc.subarray(accounts), wish, wish, async (start, mine, theirs) => {
        const group = await makeGroup(db, { systemId });
        for (const accountId of start) await makeMembership(db, { groupId: group.id, accountId });
        const done = await Promise.all([change(group.id, mine), change(group.id, theirs, other)]);
        for (const result of done) expect(["ok", "already_done", "invalid_input"]).toContain(codeOf(result));
        const now = await members(group.id);
        for (const [i, id] of accounts.entries()) {
          const wished = [mine, theirs].flatMap(({ add, remove }) =>
            add.includes(id) ? [true] : remove.includes(id) ? [false] : [],
          );
          const isIn = now.includes(id);
          if (wished.length === 0) expect(isIn, `nobody named account ${i}`).toBe(start.includes(id));
          else expect(wished, `account ${i}`).toContain(isIn);
        }
        const events = await db.auditEvent.count({ where: { subjectId: group.id } });
        const periods = await db.membership.findMany({ where: { groupId: group.id } });
        const edges = periods.filter((row) => row.openedIn).length + periods.filter((row) => row.closedIn).length;
        expect(events, "one event a pair").toBe(edges);
      }),
      { numRuns: 12 },
    );
  });
});

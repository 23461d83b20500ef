import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, SYSTEM_ACTOR } from "@/lib/core/actor";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { plan } from "@/lib/gate/plan";
import { makeToken } from "@/lib/testing/factories";
import { type Fixture, makeIntegration, TEST_REQUEST } from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { blockConnector } from "./block-connector";
import { blockGroup } from "./block-group";
import { blockUser } from "./block-user";
import { reopenSystem } from "./reopen-system";
import { suspendSystem } from "./suspend-system";
import { unblockConnector } from "./unblock-connector";
import { unblockGroup } from "./unblock-group";
import { unblockUser } from "./unblock-user";

const REASON = { reason: "Suspected misuse" };
let db: Db;
let close: () => Promise<void>;
let admin: Actor;
let support: Actor;
let at: Fixture;

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  admin = await actorOf(db, "admin");
  support = await actorOf(db, "support");
});
afterAll(() => close());
beforeEach(async () => {
  at = await makeIntegration(db);
  await makeToken(db, { accountId: at.accountId, connectorId: at.connectorId });
});

const act = <I, O>(operation: Operation<I, O>, input: unknown, actor = admin) =>
  execute(operation, { actor, request: TEST_REQUEST }, input);
const openBlocks = (subjectId: string) => db.block.findMany({ where: { subjectId, validTo: null } });

describe("a connector", () => {
  it("is blocked by support with row, event and hand task together, and one person loses it", async () => {
    const { connectorId } = at;
    expect(await act(blockConnector, { connectorId, ...REASON, until: "2099-11-24 09:00" }, support)).toMatchObject({
      ok: true,
    });
    const [block] = await openBlocks(connectorId);
    expect(block).toMatchObject({ subjectKind: "connector", reason: "Suspected misuse" });
    expect(block?.until?.toISOString()).toBe("2099-11-24T09:00:00.000Z");
    const [event] = await db.auditEvent.findMany({ where: { subjectId: connectorId } });
    expect(event).toMatchObject({ code: "connector.blocked", changeId: block?.openedIn });
    const [delivery] = await db.delivery.findMany({ where: { subjectId: connectorId } });
    expect(delivery).toMatchObject({
      effectType: "connector.block.v1",
      how: "hand",
      status: "by_hand",
      changeId: block?.openedIn,
    });
    const change = await db.change.findUniqueOrThrow({ where: { id: block?.openedIn ?? "" } });
    expect(change.impact).toMatchObject({ lost: 1, gained: 0 });
  });

  it("is blocked once, even by two people at once", async () => {
    const { connectorId } = at;
    const answers = await Promise.all([
      act(blockConnector, { connectorId, ...REASON }),
      act(blockConnector, { connectorId, ...REASON }, support),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await openBlocks(connectorId)).toHaveLength(1);
  });

  it("support can't open it again; an admin can, once", async () => {
    const { connectorId } = at;
    await act(blockConnector, { connectorId, ...REASON }, support);
    expect(await act(unblockConnector, { connectorId }, support)).toMatchObject({
      ok: false,
      error: { code: "forbidden" },
    });
    expect(await act(unblockConnector, { connectorId })).toMatchObject({ ok: true });
    expect(await openBlocks(connectorId)).toEqual([]);
    expect(await act(unblockConnector, { connectorId })).toMatchObject({ ok: false, error: { code: "already_done" } });
  });

  it("an end in the past is refused under its field", async () => {
    const answer = await act(blockConnector, { connectorId: at.connectorId, ...REASON, until: "2020-01-01 00:00" });
    expect(answer).toMatchObject({ ok: false, error: { fields: { until: expect.stringContaining("has passed") } } });
    expect(await openBlocks(at.connectorId)).toEqual([]);
  });

  it("a block whose end has passed is closed by the scheduler, or makes room for a new one", async () => {
    const { connectorId } = at;
    const over = { subjectKind: "connector", subjectId: connectorId, reason: "Maintenance" };
    const [from, until] = [new Date(Date.now() - 7_200_000), new Date(Date.now() - 3_600_000)];
    await db.block.create({ data: { id: newId("block"), ...over, until, validFrom: from } });
    expect(await act(blockConnector, { connectorId, ...REASON })).toMatchObject({ ok: true });
    expect(await openBlocks(connectorId)).toMatchObject([{ reason: "Suspected misuse" }]);
    await act(unblockConnector, { connectorId });
    await db.block.create({ data: { id: newId("block"), ...over, until: new Date(), validFrom: new Date() } });
    const ended = await act(unblockConnector, { connectorId, reason: "The end has passed" }, SYSTEM_ACTOR);
    expect(ended).toMatchObject({ ok: true });
    expect(await openBlocks(connectorId)).toEqual([]);
  });

  it("the preview names who is hit and leaves it open", async () => {
    const preview = await plan(
      blockConnector,
      { actor: support, request: TEST_REQUEST },
      { connectorId: at.connectorId, ...REASON },
    );
    expect(preview).toMatchObject({
      ok: true,
      value: { impact: { lostPairs: [{ userName: "Kim de Vries" }] }, effects: [{ how: "hand" }] },
    });
    expect(await openBlocks(at.connectorId)).toEqual([]);
  });
});

describe("a person", () => {
  it("is blocked at every account, and comes back with the groups he stands in", async () => {
    const { userId, accountId } = at;
    expect(await act(blockUser, { userId, ...REASON }, support)).toMatchObject({ ok: true });
    expect(await act(unblockUser, { userId }, support)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await act(unblockUser, { userId })).toMatchObject({ ok: true });
    const deliveries = await db.delivery.findMany({ where: { subjectId: accountId }, orderBy: { orderSeq: "asc" } });
    expect(deliveries.map(({ effectType, how }) => [effectType, how])).toEqual([
      ["user.block.v1", "api"],
      ["user.unblock.v1", "api"],
    ]);
    expect(deliveries[1]?.effect).toMatchObject({ groups: [{ code: "CONSULTANCY", description: "Consultancy" }] });
  });
});

it("a group is blocked and opened by hand at the vendor", async () => {
  const { groupId } = at;
  expect(await act(blockGroup, { groupId, ...REASON })).toMatchObject({ ok: true });
  expect(await act(unblockGroup, { groupId })).toMatchObject({ ok: true });
  const deliveries = await db.delivery.findMany({ where: { subjectId: groupId }, orderBy: { orderSeq: "asc" } });
  expect(deliveries.map(({ effectType, how }) => [effectType, how])).toEqual([
    ["group.block.v1", "hand"],
    ["group.unblock.v1", "hand"],
  ]);
});

it("a suspended system lets nobody in and tells the vendor nothing", async () => {
  const { systemId } = at;
  expect(await act(suspendSystem, { systemId, ...REASON }, support)).toMatchObject({
    ok: false,
    error: { code: "forbidden" },
  });
  expect(await act(suspendSystem, { systemId, ...REASON })).toMatchObject({ ok: true });
  expect(await db.delivery.count({ where: { systemId } })).toBe(0);
  const change = await db.change.findFirstOrThrow({ where: { operation: "system.suspend" }, orderBy: { at: "desc" } });
  expect(change.impact).toMatchObject({ lost: 1 });
  expect(await act(reopenSystem, { systemId })).toMatchObject({ ok: true });
});

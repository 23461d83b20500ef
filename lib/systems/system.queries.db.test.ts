import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/find-actor";
import { newId } from "@/lib/core/ids";
import type { Db, Tx } from "@/lib/db/client";
import { makeSystem } from "@/lib/testing/factories";
import { useTestApp } from "@/lib/testing/signed-in";
import { listLastSent } from "./last-sent.queries";
import { deliveryStrips, getSystem, getSystemQueue, listSystems } from "./system.queries";

const reader = { kind: "operator", role: "auditor" } as OperatorActor;
const ago = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
let app: { db: Db; close: () => Promise<void> };
let busy: { id: string };
let idle: { id: string };

async function deliver(tx: Tx, given: Partial<Parameters<Tx["delivery"]["create"]>[0]["data"]>): Promise<string> {
  const changeId = newId("change");
  const by = { operation: "test", sentence: "Test", at: ago(30), actorKind: "operator", actorId: "opr_1" };
  await tx.change.create({ data: { id: changeId, ...by, actorName: "Test", door: "screen" } });
  const id = newId("delivery");
  const order = { effect: {}, effectType: "group.archive.v1", sentence: "Delete group A", how: "api", priority: 5 };
  const about = { subjectKind: "group", subjectId: "grp_1", orderKey: id, runAt: ago(30), createdAt: ago(30) };
  const data = { id, changeId, systemId: busy.id, status: "queued", ...order, ...about, ...given };
  await tx.delivery.create({ data: data as Parameters<Tx["delivery"]["create"]>[0]["data"] });
  return id;
}

beforeAll(async () => {
  app = await useTestApp({ GATEHOUSE_UPSTREAM_ALLOW: "127.0.0.1:9" });
  const { db } = app;
  busy = await makeSystem(db, { name: "Busy" });
  idle = await makeSystem(db, { name: "Idle", restUrl: "https://12345.rest.afas.online/ProfitRestServices" });
  const done = { status: "verified", attempts: 1, finishedAt: ago(29), sentHash: "ab".repeat(32) };
  await deliver(db, { ...done, subjectId: "grp_1", sentence: "First" });
  await deliver(db, { ...done, subjectId: "grp_1", sentence: "Second", status: "applied", finishedAt: ago(28) });
  await deliver(db, { status: "failed", attempts: 1, subjectId: "grp_2" });
  await deliver(db, { status: "by_hand", how: "hand", subjectId: "grp_3" });
  const limited = await deliver(db, {
    status: "waiting",
    attempts: 1,
    runAt: new Date(Date.now() + 600_000),
    error: { says: "Slower", status: 429 },
  });
  await db.deliveryAttempt.create({
    data: {
      id: newId("attempt"),
      deliveryId: limited,
      number: 1,
      startedAt: ago(2),
      finishedAt: ago(1),
      httpStatus: 429,
    },
  });
});
afterAll(() => app.close());

describe("the list of systems", () => {
  it("tells each system’s own queue, times and limits, and none of another’s", async () => {
    const [one, other] = await listSystems(reader);
    expect(one).toMatchObject({ name: "Busy", queue: 1, vendorName: "AFAS Profit", isWriteOnly: false });
    expect(one?.throttledUntil?.getTime()).toBeGreaterThan(Date.now());
    expect(one?.medianMs).toBeGreaterThan(0);
    expect(other).toMatchObject({ name: "Idle", queue: 0, throttledUntil: null, medianMs: null, lastSentAt: null });
  });

  it("marks an address that is private and was allowed here, and no other", async () => {
    expect((await listSystems(reader)).map(({ isPrivate }) => isPrivate)).toEqual([true, false]);
  });

  it("draws a strip of 96 quarters that count each delivery by API once", async () => {
    const strip = (await deliveryStrips(reader)).get(busy.id) ?? [];
    expect(strip).toHaveLength(96);
    const sum = (key: "ok" | "waited" | "failed") => strip.reduce((total, cell) => total + cell[key], 0);
    expect([sum("ok"), sum("waited"), sum("failed")]).toEqual([2, 1, 1]);
    expect((await deliveryStrips(reader, idle.id)).size).toBe(0);
  });
});

describe("one system", () => {
  it("says what is open, each in its own state, and that its vendor asked for less", async () => {
    const queue = await getSystemQueue(reader, busy.id);
    expect(queue).toMatchObject({ queued: 0, waiting: 1, failed: 1, byHand: 1, needsConfirmation: 0 });
    expect(queue.throttledTimes).toBe(1);
    expect(queue.throttledAt).not.toBeNull();
  });

  it("keeps a ledger of the last accepted order about each subject, by the first of its hash", async () => {
    const { rows, total } = await listLastSent(reader, busy.id);
    expect(rows.map(({ sentence, hash }) => [sentence, hash])).toEqual([["Second", "abababab"]]);
    expect(total).toBe(1);
  });

  it("that doesn’t exist is not found", async () => {
    await expect(getSystem(reader, newId("system"))).rejects.toMatchObject({ code: "not_found" });
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { blockUser } from "@/lib/blocks/block-user";
import { newId } from "@/lib/core/ids";
import type { Delivery } from "@/lib/db/generated/client";
import { closeHandTask } from "@/lib/hand-tasks/close-hand-task";
import { until } from "@/lib/testing/until";
import { openWorkerBench, personRef, type WorkerBench } from "@/lib/testing/worker-bench";
import { endExpiredBlocks } from "./end-blocks";

let bench: WorkerBench;

beforeAll(async () => {
  bench = await openWorkerBench();
});
afterEach(() => bench.rest());
afterAll(() => bench.close());

const consultancy = { code: "CONSULTANCY", description: "Consultancy" };

/** Orders that somebody is taken out of Consultancy, which only a person can do in AFAS. */
async function orderRemoval(code: string): Promise<Delivery> {
  const [delivery] = await bench.order({
    systemId: bench.world.systemId,
    effect: { type: "membership.remove.v1", group: consultancy, person: personRef(code) },
    subject: { kind: "membership", id: newId("membership") },
  });
  if (!delivery) throw new Error("nothing was ordered");
  return delivery;
}

/** What a person does in the vendor's console. */
function takeOutAtVendor(code: string): void {
  const group = bench.sandbox.state.groups.find((one) => one.code === "CONSULTANCY");
  if (group) group.members = group.members.filter((member) => member !== `12345.${code}`);
}

async function close(delivery: Delivery): Promise<void> {
  const task = await bench.db.handTask.findUniqueOrThrow({ where: { deliveryId: delivery.id } });
  await bench.act(closeHandTask, { taskId: task.id, saw: "He is not in the list any more" });
}
const task = ({ id }: Delivery) => bench.db.handTask.findUniqueOrThrow({ where: { deliveryId: id } });
const codes = async ({ changeId }: Delivery) => {
  const events = await bench.db.auditEvent.findMany({ where: { changeId }, orderBy: { seq: "asc" } });
  return events.map(({ code }) => code);
};

describe("work done by hand", () => {
  it("that was said to be done but isn't opens again, and is verified once the vendor shows it", async () => {
    const delivery = await orderRemoval("LBO");
    expect(delivery).toMatchObject({ how: "hand", status: "by_hand" });
    await close(delivery);
    bench.work();
    const where = { id: delivery.id, status: "by_hand", proofState: "not_so" };
    const open = await until(() => bench.db.delivery.findFirst({ where }));
    expect(open.proofNote).toContain("shows Lou Bos in CONSULTANCY");
    expect(await task(delivery)).toMatchObject({ closedAt: null, closedBy: null, result: null });

    takeOutAtVendor("LBO");
    await close(delivery);
    expect(await bench.reach(delivery, "verified")).toMatchObject({ proofState: "so" });
    expect(await task(delivery)).toMatchObject({ result: "done", note: "He is not in the list any more" });
    const done = "hand_task.done";
    expect(await codes(delivery)).toEqual(["system.tested", done, "delivery.failed", done, "delivery.verified"]);
  });

  it("that nobody spoke of is found by reading, and its task is closed", async () => {
    const delivery = await orderRemoval("KDV");
    takeOutAtVendor("KDV");
    bench.work();
    await bench.reach(delivery, "verified");
    expect(await task(delivery)).toMatchObject({ closedBy: "Gatehouse", result: "done" });
    expect(await codes(delivery)).toEqual(["system.tested", "delivery.verified"]);
  });

  it("that no read can prove rests on the word of the person, and says so", async () => {
    const [delivery] = await bench.order({
      systemId: bench.world.systemId,
      effect: { type: "connector.block.v1", connector: { name: "Hours app" } },
      subject: { kind: "connector", id: bench.world.connectors["Hours app"] ?? "" },
    });
    if (!delivery) throw new Error("nothing was ordered");
    await close(delivery);
    bench.work();
    const settled = await until(() =>
      bench.db.delivery.findFirst({ where: { id: delivery.id, proofState: "unknown" } }),
    );
    expect(settled).toMatchObject({
      status: "by_hand_done",
      proofNote: expect.stringContaining("No read can prove this"),
    });
  });

  it("is not taken for undone when the vendor can't be read", async () => {
    const delivery = await orderRemoval("RMU");
    await close(delivery);
    bench.sandbox.setFault({ kind: "reset", path: "/connectors/" });
    bench.work();
    await until(() => bench.sandbox.requests.some(({ fault }) => fault === "reset"));
    await bench.rest();
    expect(await bench.db.delivery.findUniqueOrThrow({ where: { id: delivery.id } })).toMatchObject({
      status: "by_hand_done",
      proofState: null,
    });
    bench.sandbox.setFault(null);
  });
});

it("a block whose end has passed is closed, and the vendor is told once", async () => {
  const userId = bench.world.users["12345.SJA"] ?? "";
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const [block] = await bench.act(blockUser, { userId, reason: "Maintenance", until: inAnHour });
  bench.work();
  await bench.reach(block, "verified");
  await bench.rest();
  await endExpiredBlocks(bench.db);
  expect(await bench.db.block.count({ where: { subjectId: userId, validTo: null } })).toBe(1);

  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7_200_000 });
  await Promise.all([endExpiredBlocks(bench.db), endExpiredBlocks(bench.db)]);
  vi.useRealTimers();
  expect(await bench.db.block.count({ where: { subjectId: userId, validTo: null } })).toBe(0);
  const told = await bench.db.delivery.findMany({ where: { effectType: "user.unblock.v1" } });
  expect(told).toHaveLength(1);
  bench.work();
  await bench.reach(told[0], "verified");
  const sam = bench.sandbox.state.users.find(({ userCode }) => userCode === "12345.SJA");
  expect(sam).toMatchObject({ isBlocked: false });
});

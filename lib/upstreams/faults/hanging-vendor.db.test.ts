import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { until } from "@/lib/testing/until";
import { openWorkerBench, personRef, type WorkerBench } from "@/lib/testing/worker-bench";
import { type Sandbox, startSandbox } from "@/lib/upstreams/afas/sandbox";
import { tokenXml } from "@/lib/upstreams/afas/sandbox-seed";

const ORDERS = 15;
const HANGING = 12;
const LONG = { connectMs: 60_000, firstByteMs: 60_000, totalMs: 60_000 };
const MAY_CHANGE_MS = 1_000;

let hanging: Sandbox;
let bench: WorkerBench;
let second = "";

beforeAll(async () => {
  hanging = await startSandbox();
  bench = await openWorkerBench([hanging]);
  const like = await bench.db.system.findUniqueOrThrow({ where: { id: bench.world.systemId } });
  second = newId("system");
  const { restUrl, soapUrl } = hanging;
  const own = { id: second, name: "AFAS test", restUrl, soapUrl, credentialSecretId: null, settings: {} };
  await bench.db.system.create({ data: { ...like, ...own } });
  await keepSystemSecret(bench.db, second, "token", tokenXml("1".repeat(64)));
});
afterAll(async () => {
  await hanging.close();
  await bench.close();
});

function rename(name: string, systemId: string, orderKey: string): EffectDraft {
  const person = { ...personRef("LBO"), name, attributes: { windows: false, insite: true } };
  const subject = { kind: "account" as const, id: bench.world.accounts["12345.LBO"] ?? "" };
  return { systemId, effect: { type: "user.update.v1", person }, subject, orderKey };
}

/** From the order to the end of it, one order after the other. */
async function medianMs(label: string): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < ORDERS; n += 1) {
    const [order] = await bench.order(rename(`Lou ${label} ${n}`, bench.world.systemId, `${label}-${n}`));
    const { createdAt, finishedAt } = await bench.reach(order, "verified");
    took.push((finishedAt?.getTime() ?? Number.POSITIVE_INFINITY) - createdAt.getTime());
  }
  return took.sort((a, b) => a - b)[Math.floor(ORDERS / 2)] ?? Number.POSITIVE_INFINITY;
}

describe("one vendor that hangs", () => {
  it("with more orders than it may have at once changes the median delivery of another system by less than a second", async () => {
    bench.work({ limits: LONG });
    const alone = await medianMs("alone");
    hanging.setFault({ kind: "hang", path: "/connectors/" });
    const stuck = await bench.order(
      ...Array.from({ length: HANGING }, (_, n) => rename(`Stuck ${n}`, second, `stuck-${n}`)),
    );
    const where = { id: { in: stuck.map(({ id }) => id) } };
    await until(async () => (await bench.db.delivery.count({ where: { ...where, status: "sending" } })) === 4);
    const beside = await medianMs("beside");
    expect(beside - alone).toBeLessThan(MAY_CHANGE_MS);
    const statuses = await bench.db.delivery.groupBy({ by: ["status"], where, _count: true });
    expect(statuses.map(({ status, _count }) => `${_count} ${status}`).sort()).toEqual(["4 sending", "8 queued"]);
  });
});

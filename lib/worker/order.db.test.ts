import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { blockUser } from "@/lib/blocks/block-user";
import { unblockUser } from "@/lib/blocks/unblock-user";
import { newId } from "@/lib/core/ids";
import type { Delivery } from "@/lib/db/generated/client";
import { finishDelivery } from "@/lib/deliveries/finish-delivery";
import { type Claim, claimNext, extendLease } from "@/lib/outbox/claim.store";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { pauseSystem } from "@/lib/systems/pause-system";
import { resumeSystem } from "@/lib/systems/resume-system";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { until } from "@/lib/testing/until";
import { openWorkerBench, personRef, SHORT, type WorkerBench } from "@/lib/testing/worker-bench";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { type Sandbox, startSandbox } from "@/lib/upstreams/afas/sandbox";
import { tokenXml } from "@/lib/upstreams/afas/sandbox-seed";
import { noCrashPoint } from "./crash-point";
import { deliver } from "./deliver";
import { executeAsWorker } from "./worker-actor";

const KNUSER = { operation: "update:KnUser" } as const;

let other: Sandbox;
let bench: WorkerBench;

beforeAll(async () => {
  other = await startSandbox();
  bench = await openWorkerBench([other]);
});
afterEach(async () => {
  await bench.rest();
  bench.sandbox.setFault(null);
  await bench.db.delivery.updateMany({
    where: { status: { in: ["queued", "waiting", "failed"] } },
    data: { status: "superseded" },
  });
});
afterAll(async () => {
  await bench.close();
});

/** An order to give somebody this name; it is of another family than blocking, on the same key. */
function rename(code: string, name: string, systemId = bench.world.systemId): EffectDraft {
  const person = { ...personRef(code), name, attributes: { windows: false, insite: true } };
  return {
    systemId,
    effect: { type: "user.update.v1", person },
    subject: { kind: "account", id: bench.world.accounts[`12345.${code}`] ?? "" },
  };
}
const input = (code: string) => ({ userId: bench.world.users[`12345.${code}`] ?? "", reason: "Maintenance" });
const nameOf = (code: string, from = bench.sandbox) =>
  from.state.users.find(({ userCode }) => userCode === `12345.${code}`)?.name;
const now = ({ id }: Delivery) => bench.db.delivery.findUniqueOrThrow({ where: { id } });

async function one(deliveries: Promise<Delivery[]>): Promise<Delivery> {
  const [first] = await deliveries;
  if (!first) throw new Error("nothing was ordered");
  return first;
}

describe("orders about one subject", () => {
  it("and of one kind are sent once: the later makes the earlier unnecessary", async () => {
    const first = await one(bench.order(rename("KDV", "Kim First")));
    const second = await one(bench.order(rename("KDV", "Kim Second")));
    expect((await now(first)).status).toBe("superseded");
    bench.work();
    await bench.reach(second, "verified");
    expect(nameOf("KDV")).toBe("Kim Second");
    expect(await now(first)).toMatchObject({ status: "superseded", attempts: 0 });
  });

  it("wait behind a block that was refused, and a block waits behind nothing that is parked", async () => {
    bench.sandbox.setFault({ kind: `redirect:${other.url}`, times: 2, ...KNUSER });
    const block = await one(bench.act(blockUser, input("KDV")));
    const follower = await one(bench.order(rename("KDV", "Kim Third")));
    bench.work();
    await bench.reach(block, "failed");
    const bystander = await one(bench.order(rename("LBO", "Lou Other")));
    await bench.reach(bystander, "failed");
    const urgent = await one(bench.act(blockUser, input("LBO")));
    await bench.reach(urgent, "verified");
    expect(await now(follower)).toMatchObject({ status: "queued", attempts: 0 });
    expect(await now(bystander)).toMatchObject({ status: "failed" });
    await bench.db.delivery.update({ where: { id: block.id }, data: { status: "queued", runAt: new Date(0) } });
    await bench.reach(follower, "verified");
    expect((await now(block)).status).toBe("verified");
  });

  it("that are undone before they were sent never reach the vendor", async () => {
    const changes = bench.sandbox.ledger.filter(({ changed }) => changed).length;
    await bench.act(pauseSystem, { systemId: bench.world.systemId, reason: "Maintenance" });
    const block = await one(bench.act(blockUser, input("SJA")));
    const unblock = await one(bench.act(unblockUser, input("SJA")));
    expect((await now(block)).status).toBe("superseded");
    await bench.act(resumeSystem, { systemId: bench.world.systemId });
    bench.work();
    await bench.reach(unblock, "verified");
    expect(bench.sandbox.ledger.filter(({ changed }) => changed)).toHaveLength(changes);
  });

  it("that are undone while they are being sent hold nothing back when they fail", async () => {
    const block = await one(bench.act(blockUser, input("SJA")));
    bench.sandbox.setFault({ kind: "hang", times: 1, ...KNUSER });
    bench.work();
    await until(() => bench.sandbox.requests.some(({ fault }) => fault === "hang"));
    const undone = await one(bench.act(unblockUser, input("SJA")));
    await bench.reach(block, "superseded");
    await bench.reach(undone, "verified");
  });
});

describe("taking access away", () => {
  it("overtakes two hundred orders that came before it", async () => {
    await bench.act(pauseSystem, { systemId: bench.world.systemId, reason: "Maintenance" });
    const drafts = Array.from({ length: 200 }, (_, n) => ({ ...rename("LBO", `Lou ${n}`), orderKey: `bulk-${n}` }));
    const bulk = await bench.order(...drafts);
    const revocation = await one(bench.act(revokeToken, { tokenId: bench.world.tokenId, reason: "Token leaked" }));
    await bench.act(resumeSystem, { systemId: bench.world.systemId });
    bench.work({ atOnce: 1 });
    const done = await bench.reach(revocation, "verified");
    await bench.rest();
    const started = await bench.db.delivery.findMany({
      where: { id: { in: bulk.map(({ id }) => id) }, NOT: { sentAt: null } },
    });
    for (const { sentAt } of started) expect(sentAt?.getTime()).toBeGreaterThan(done.sentAt?.getTime() ?? Infinity);
    expect(started.length).toBeLessThan(200);
  });
});

describe("two systems", () => {
  let second: string;
  beforeAll(async () => {
    const { restUrl, soapUrl } = other;
    const like = await bench.db.system.findUniqueOrThrow({ where: { id: bench.world.systemId } });
    second = newId("system");
    const own = { id: second, name: "AFAS test", restUrl, soapUrl, credentialSecretId: null, settings: {} };
    await bench.db.system.create({ data: { ...like, ...own } });
    await keepSystemSecret(bench.db, second, "token", tokenXml("1".repeat(64)));
  });

  it("one that is paused is passed over, and goes on where it stopped", async () => {
    await bench.act(pauseSystem, { systemId: second, reason: "Maintenance" });
    const held = await one(bench.order(rename("SJA", "Sam Held", second)));
    bench.work();
    await bench.reach(await one(bench.order(rename("SJA", "Sam Passes"))), "verified");
    expect(await now(held)).toMatchObject({ status: "queued", attempts: 0 });
    await bench.act(resumeSystem, { systemId: second });
    await bench.reach(held, "verified");
    expect(nameOf("SJA", other)).toBe("Sam Held");
  });

  it("one that hangs takes nothing from the other, whatever hangs there", async () => {
    other.setFault({ kind: "hang", path: "/connectors/" });
    const drafts = Array.from({ length: 6 }, (_, n) => ({
      ...rename("LBO", `Lou ${n}`, second),
      orderKey: `stuck-${n}`,
    }));
    const stuck = await bench.order(...drafts);
    const long = { connectMs: 60_000, firstByteMs: 60_000, totalMs: 60_000 };
    bench.work({ limits: long });
    const where = { id: { in: stuck.map(({ id }) => id) }, status: "sending", attempts: 1 };
    await until(async () => (await bench.db.delivery.count({ where })) === 4);
    for (const name of ["Sam One", "Sam Two", "Sam Three"]) {
      await bench.reach(await one(bench.order(rename("SJA", name))), "verified");
      expect(nameOf("SJA")).toBe(name);
    }
    expect(await bench.db.delivery.count({ where })).toBe(4);
    await other.close();
    await until(async () => (await bench.db.delivery.count({ where })) === 0);
  });
});

describe("a lease that was lost", () => {
  const claim = async (leaseSeconds: number): Promise<Claim> => {
    const claimed = await claimNext(bench.db, leaseSeconds);
    if (!claimed) throw new Error("there was nothing to claim");
    return claimed;
  };
  const finish = ({ id, claimToken, subjectId }: Claim) => {
    const rest = {
      note: "Seen",
      theirWords: null,
      httpStatus: null,
      isAmbiguous: false,
      secrets: {},
      ref: null,
      sentHash: null,
    };
    return executeAsWorker(finishDelivery, { deliveryId: id, claimToken, subjectId, status: "verified", ...rest });
  };

  it("lets nobody finish, lengthen or send what somebody else holds now", async () => {
    const delivery = await one(bench.order(rename("SJA", "Sam Leased")));
    const lost = await claim(0);
    const held = await claim(60);
    expect([lost.id, held.id, held.wasInterrupted]).toEqual([delivery.id, delivery.id, true]);
    expect(await claimNext(bench.db)).toBeNull();

    expect(await finish(lost)).toBe(false);
    expect(await extendLease(bench.db, lost)).toBe(false);
    const asked = bench.sandbox.requests.length;
    const signal = new AbortController().signal;
    await deliver(lost, { db: bench.db, patience: { signal, limits: SHORT }, crashPoint: noCrashPoint });
    expect(bench.sandbox.requests).toHaveLength(asked);
    expect(await now(delivery)).toMatchObject({ status: "sending", claimToken: held.claimToken });

    expect(await finish(held)).toBe(true);
    expect((await now(delivery)).status).toBe("verified");
    const events = await bench.db.auditEvent.count({
      where: { changeId: delivery.changeId, code: "delivery.verified" },
    });
    expect(events).toBe(1);
    const tries = await bench.db.deliveryAttempt.findMany({
      where: { deliveryId: delivery.id },
      orderBy: { number: "asc" },
    });
    expect(tries.map(({ outcome, note }) => outcome ?? note)).toEqual([
      "The worker stopped before it could store what came of this",
      "verified",
    ]);
  });
});

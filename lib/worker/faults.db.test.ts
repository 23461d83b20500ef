import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { blockUser } from "@/lib/blocks/block-user";
import { unblockUser } from "@/lib/blocks/unblock-user";
import type { Delivery } from "@/lib/db/generated/client";
import { retryDelivery } from "@/lib/deliveries/retry-delivery";
import { replaceCredential } from "@/lib/systems/replace-credential";
import { resumeSystem } from "@/lib/systems/resume-system";
import { testSystem } from "@/lib/systems/test-system";
import { until } from "@/lib/testing/until";
import { openWorkerBench, type WorkerBench } from "@/lib/testing/worker-bench";
import { type Sandbox, startSandbox } from "@/lib/upstreams/afas/sandbox";
import { tokenXml } from "@/lib/upstreams/afas/sandbox-seed";
import { sha256 } from "@/lib/upstreams/sandbox/store";

const KNUSER = { operation: "update:KnUser" } as const;
const [OLD_TOKEN, NEW_TOKEN] = ["1".repeat(64), "9".repeat(64)];

let elsewhere: Sandbox;
let gone: Sandbox;
let bench: WorkerBench;

beforeAll(async () => {
  [elsewhere, gone] = await Promise.all([startSandbox(), startSandbox()]);
  await gone.close();
  bench = await openWorkerBench([elsewhere, gone]);
});
afterEach(async () => {
  await bench.rest();
  bench.sandbox.setFault(null);
});
afterAll(async () => {
  await bench.close();
  await elsewhere.close();
});

/** Blocks Sam, or unblocks him when he is blocked: an order that the vendor has not carried out yet. */
async function toggleSam(): Promise<Delivery> {
  const userId = bench.world.users["12345.SJA"] ?? "";
  const isBlocked = (await bench.db.block.count({ where: { subjectId: userId, validTo: null } })) > 0;
  const input = { userId, reason: "Maintenance" };
  const [delivery] = await (isBlocked ? bench.act(unblockUser, input) : bench.act(blockUser, input));
  if (!delivery) throw new Error("nothing was ordered");
  return delivery;
}

/** How often the vendor was really changed since. */
const changesSince = (seq: number) => bench.sandbox.ledger.filter((entry) => entry.seq > seq && entry.changed).length;
const lastSeq = () => bench.sandbox.ledger.at(-1)?.seq ?? 0;
const attemptsOf = ({ id }: Delivery) =>
  bench.db.deliveryAttempt.findMany({ where: { deliveryId: id }, orderBy: { number: "asc" } });

describe("what can be repeated", () => {
  it.each([
    "hang",
    "hang_after_effect",
    "reset",
    "reset_after_effect",
    "html",
    "html_after_effect",
    "half_json",
    "slow_drip",
    "status:502",
    "status:408",
  ])("is sent again after %s, and has one effect in the end", async (kind) => {
    const before = lastSeq();
    bench.sandbox.setFault({ kind, times: 1, ...KNUSER });
    const delivery = await toggleSam();
    bench.work();
    const done = await bench.reachSoon(delivery, "verified");
    expect(done.error).toMatchObject({ ambiguous: true });
    expect(changesSince(before)).toBe(1);
    const outcomes = (await attemptsOf(done)).map(({ outcome }) => outcome);
    expect(outcomes.length).toBeGreaterThan(1);
    expect(outcomes).toEqual([...outcomes.slice(1).map(() => "waiting"), "verified"]);
  });
});

describe("a vendor that is away", () => {
  it("and takes no connection is waited for, with nothing counted as sent, and the system is shown as unreachable", async () => {
    const { restUrl, soapUrl } = bench.sandbox;
    const where = { id: bench.world.systemId };
    await bench.db.system.update({ where, data: { restUrl: gone.restUrl, soapUrl: gone.soapUrl } });
    const delivery = await toggleSam();
    bench.work();
    expect((await bench.reach(delivery, "waiting")).error).toMatchObject({ ambiguous: false });
    expect(await bench.db.system.findUniqueOrThrow({ where })).toMatchObject({ health: "unreachable" });
    await bench.db.system.update({ where, data: { restUrl, soapUrl } });
    await bench.reachSoon(delivery, "verified");
    await until(() => bench.db.system.findFirst({ where: { ...where, health: "ok" } }));
  });

  it.each([
    ["throttle", "7", 7_000],
    ["maintenance", "7200", 3_600_000],
  ])("and answers %s with Retry-After %s is asked again after %i ms, an hour at most", async (kind, retryAfter, ms) => {
    const before = lastSeq();
    bench.sandbox.setFault({ kind, retryAfter, times: 1, ...KNUSER });
    const delivery = await toggleSam();
    bench.work();
    const waiting = await bench.reach(delivery, "waiting");
    const [first] = await attemptsOf(delivery);
    expect(waiting.runAt.getTime() - (first?.finishedAt?.getTime() ?? 0)).toBe(ms);
    expect(waiting.error).toMatchObject({ ambiguous: false });
    await bench.reachSoon(delivery, "verified");
    expect(changesSince(before)).toBe(1);
  });
});

describe("a vendor that refuses", () => {
  it("has its words kept, without a secret of ours in them, and the order waits for a person to send it again", async () => {
    bench.sandbox.setFault({ kind: "echo", times: 1, ...KNUSER });
    const delivery = await toggleSam();
    bench.work();
    const failed = await bench.reach(delivery, "failed");
    expect(failed.error).toMatchObject({ theirWords: expect.stringMatching(/^Bad request/), status: 500 });
    const events = await bench.db.auditEvent.findMany({ where: { changeId: failed.changeId } });
    const personal = await bench.db.auditPersonal.findMany();
    const kept = [
      failed.error,
      await attemptsOf(failed),
      events.map(({ body }) => body),
      personal.map((p) => p.personal),
    ];
    const secrets = [OLD_TOKEN, tokenXml(OLD_TOKEN), Buffer.from(tokenXml(OLD_TOKEN)).toString("base64")];
    for (const secret of secrets) expect(JSON.stringify(kept)).not.toContain(secret);
    await bench.act(retryDelivery, { deliveryId: failed.id });
    await bench.reach(delivery, "verified");
  });

  it("by sending us elsewhere is not followed: the other place never hears of it", async () => {
    const asked = elsewhere.requests.length;
    bench.sandbox.setFault({ kind: `redirect:${elsewhere.restUrl}/connectors/KnUser`, times: 1, ...KNUSER });
    const delivery = await toggleSam();
    bench.work();
    const failed = await bench.reach(delivery, "failed");
    expect(failed.error).toMatchObject({ says: expect.stringContaining("redirect"), status: 302 });
    expect(elsewhere.requests).toHaveLength(asked);
    await bench.act(retryDelivery, { deliveryId: failed.id });
    await bench.reach(delivery, "verified");
  });

  it("our own credential pauses its system with the reason, and goes on where it stopped once it is replaced", async () => {
    const before = lastSeq();
    const [own] = bench.sandbox.state.tokens;
    if (!own) throw new Error("the sandbox has no token of ours");
    own.sha256 = sha256(NEW_TOKEN);
    const delivery = await toggleSam();
    bench.work();
    const where = { id: bench.world.systemId };
    const paused = await until(() => bench.db.system.findFirst({ where: { ...where, state: "paused" } }));
    expect(paused).toMatchObject({ stateReason: "The vendor refused our credential", health: "refused" });
    expect(await bench.reach(delivery, "queued")).toMatchObject({ claimToken: null, finishedAt: null });
    const [event] = await bench.db.auditEvent.findMany({ where: { code: "system.paused" } });
    expect(event).toMatchObject({ actorKind: "system", door: "worker", subjectId: where.id });

    await bench.act(replaceCredential, { systemId: where.id, secrets: { token: tokenXml(NEW_TOKEN) } });
    expect(await bench.db.delivery.findUniqueOrThrow({ where: { id: delivery.id } })).toMatchObject({
      status: "queued",
    });
    await bench.act(resumeSystem, { systemId: where.id });
    await bench.reach(delivery, "verified");
    expect(changesSince(before)).toBe(1);
    await until(() => bench.db.system.findFirst({ where: { ...where, health: "ok" } }));
  });
});

it.each(["hang", "html"])(
  "a test of the credential that is answered by %s calls the system unreachable, and no credential refused",
  async (kind) => {
    const systemId = bench.world.systemId;
    bench.sandbox.setFault({ kind });
    bench.work();
    await bench.act(testSystem, { systemId });
    await until(() => bench.db.system.findFirst({ where: { id: systemId, health: "unreachable" } }));
    expect(await bench.db.system.count({ where: { id: systemId, health: "refused" } })).toBe(0);
    bench.sandbox.setFault(null);
    await bench.act(testSystem, { systemId });
    await until(() => bench.db.system.findFirst({ where: { id: systemId, health: "ok" } }));
  },
);

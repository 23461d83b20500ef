import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { execute } from "@/lib/gate/execute";
import { makeSystem } from "@/lib/testing/factories";
import { openReadingBench, type ReadingBench } from "@/lib/testing/reading-bench";
import { until } from "@/lib/testing/until";
import type { SandboxUser } from "@/lib/upstreams/afas/sandbox-seed";
import { smallSeed } from "@/lib/upstreams/afas/sandbox-seed";
import { scheduleReadings } from "@/lib/worker/schedule-readings";
import { acceptRead } from "./accept-read";
import { readSystem } from "./read-system";
import { readingOf } from "./reading.queries";
import { claimReading, notePage, ReadingLost } from "./reading.store";

let bench: ReadingBench;

beforeAll(async () => {
  bench = await openReadingBench();
});
beforeEach(() => bench.forget());
afterEach(() => bench.rest());
afterAll(() => bench.close());

const request = { door: "screen" as const, requestId: "test", address: null };

/** So many more people, whose codes sort behind the others. */
function people(count: number): SandboxUser[] {
  return Array.from({ length: count }, (_, n) => ({
    userCode: `12345.Z${String(n).padStart(5, "0")}`,
    name: `Person ${n}`,
    email: `person${n}@example.com`,
    isBlocked: false,
    windows: false,
    insite: true,
  }));
}

/** A seed of four pages of users and as many of memberships. */
function severalPages() {
  const seed = smallSeed();
  const more = people(3_500);
  seed.users.push(...more);
  seed.groups.push({ code: "ZALL", description: "All of them", members: more.map(({ userCode }) => userCode) });
  return seed;
}

describe("a reading", () => {
  it("keeps what the vendor shows, without Everybody, and says when it ended", async () => {
    expect(await bench.read()).toBe("done");
    expect(await bench.there("group")).toEqual(["consultancy", "empty", "gatehouse"]);
    expect(await bench.there("membership")).toEqual([
      "consultancy\t12345.kdv",
      "consultancy\t12345.lbo",
      "consultancy\t12345.rmu",
      "gatehouse\t12345.gatehouse",
    ]);
    const reading = await bench.latest();
    expect(reading).toMatchObject({ state: "done", counts: { user: 5, group: 3, membership: 4 }, error: null });
    const view = await readingOf(await bench.actor("support"), bench.world.systemId);
    expect(view).toMatchObject({ observes: ["user", "group", "membership"], latest: { id: reading.id } });
    expect(view.lastWholeAt?.getTime()).toBeGreaterThanOrEqual(reading.startedAt.getTime());
  });

  it("that was stopped after any page goes on there, and ends as one that was never stopped", {
    timeout: 240_000,
  }, async () => {
    bench.sandbox.reset(severalPages());
    await bench.ask();
    const stops: string[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      // Aborting once a page was kept: the next one is cut off under way, as when the worker is killed.
      const stop = new AbortController();
      const before = await bench.latest();
      const kept = until(async () => {
        const now = await bench.latest();
        return (
          now.state !== "running" ||
          now.cursor !== before.cursor ||
          now.finishedKinds.length > before.finishedKinds.length
        );
      }).then(() => stop.abort());
      const end = await bench.goOn(stop.signal);
      await kept;
      const { kind, cursor } = await bench.latest();
      stops.push(`${kind} ${cursor}`);
      if (end === "done") break;
    }
    expect(new Set(stops).size).toBe(stops.length);
    expect(stops.length).toBeGreaterThan(5);
    expect(await bench.latest()).toMatchObject({
      state: "done",
      counts: { user: 3_505, group: 4, membership: 3_504 },
    });
    expect(await bench.db.observation.count({ where: { goneAt: { not: null } } })).toBe(0);
  });

  it("whose worker was killed is gone on with by another once its lease is over, and the old one can store nothing", async () => {
    await bench.ask();
    const killed = await claimReading(bench.db, bench.world.systemId);
    expect(await bench.goOn()).toBe("nothing");
    await bench.db.reading.updateMany({ data: { leaseUntil: new Date(Date.now() - 1_000) } });
    expect(await bench.goOn()).toBe("done");
    if (!killed) throw new Error("nothing was claimed");
    await expect(notePage(bench.db, killed, { rows: 1, next: null })).rejects.toThrow(ReadingLost);
  });

  it("that failed or saw only part calls nothing gone", async () => {
    bench.sandbox.reset(severalPages());
    await bench.read();
    bench.sandbox.state.users.splice(5, 20);
    bench.sandbox.setFault({ kind: "half_json", operation: "get:Profit_Users", after: 2 });
    expect(await bench.read()).not.toBe("done");
    await bench.db.reading.updateMany({ where: { state: "running" }, data: { state: "failed" } });
    expect((await bench.there("user")).length).toBe(3_505);
    bench.sandbox.setFault(null);
    expect(await bench.read()).toBe("done");
    expect((await bench.there("user")).length).toBe(3_485);
  });

  it("is tried again after a passing fault, and fails with the reason after several", async () => {
    bench.sandbox.setFault({ kind: "status:500", operation: "get:Profit_Users" });
    await bench.ask();
    for (let turn = 0; turn < 4; turn += 1) {
      expect(await bench.goOn()).toBe("let_go");
      await bench.db.reading.updateMany({ data: { runAt: new Date(0) } });
    }
    expect(await bench.goOn()).toBe("failed");
    expect(await bench.latest()).toMatchObject({ state: "failed", error: expect.stringMatching(/\w+/) });
    expect(await bench.db.system.findFirstOrThrow()).toMatchObject({ lastReadAt: null });
  });
});

describe("the brake", () => {
  it("stops a reading that would call more than 5 % gone, until a person lets it through", async () => {
    const seed = smallSeed();
    seed.users.push(...people(95));
    bench.sandbox.reset(seed);
    await bench.read();
    bench.sandbox.state.users = bench.sandbox.state.users.slice(0, 94);
    expect(await bench.read()).toBe("braked");
    expect((await bench.there("user")).length).toBe(100);
    const braked = await bench.latest();
    expect(braked).toMatchObject({ state: "braked", brake: { kind: "user", gone: 6, known: 100 } });

    const actor = await bench.actor("admin");
    const input = { systemId: bench.world.systemId, readingId: braked.id };
    const support = await bench.actor("support");
    expect(await execute(acceptRead, { actor: support, request }, input)).toMatchObject({
      error: { code: "forbidden" },
    });
    expect(await execute(acceptRead, { actor, request }, input)).toMatchObject({ ok: true });
    expect(await bench.goOn()).toBe("done");
    expect((await bench.there("user")).length).toBe(94);
    expect(await execute(acceptRead, { actor, request }, input)).toMatchObject({ error: { code: "already_done" } });
  });

  it("stops one that would call more than 50 rows gone, however few per cent they are", async () => {
    bench.sandbox.reset(severalPages());
    await bench.read();
    bench.sandbox.state.users = bench.sandbox.state.users.slice(0, 3_505 - 51);
    expect(await bench.read()).toBe("braked");
    expect((await bench.there("user")).length).toBe(3_505);
  });

  it("can't be let through for a reading that a later one has followed", async () => {
    const seed = smallSeed();
    seed.users.push(...people(20));
    bench.sandbox.reset(seed);
    await bench.read();
    bench.sandbox.state.users = seed.users.slice(0, 5);
    await bench.read();
    const braked = await bench.latest();
    bench.sandbox.reset(seed);
    await bench.read();
    const input = { systemId: bench.world.systemId, readingId: braked.id };
    const result = await execute(acceptRead, { actor: await bench.actor("owner"), request }, input);
    expect(result).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect((await bench.there("user")).length).toBe(25);
  });
});

describe("who asks", () => {
  it("gets one reading at a time, and the worker carries it out beside its deliveries", async () => {
    const actor = await bench.actor("support");
    const input = { systemId: bench.world.systemId };
    expect(await execute(readSystem, { actor, request }, input)).toMatchObject({ ok: true });
    expect(await execute(readSystem, { actor, request }, input)).toMatchObject({ error: { code: "already_done" } });
    bench.work();
    await until(async () => (await bench.latest()).state === "done");
  });

  it("is told of a system that can't be read that it can't be compared", async () => {
    const portal = await makeSystem(bench.db, { vendor: "ainua", name: "Portal", soapUrl: null });
    const answer = await execute(readSystem, { actor: await bench.actor("support"), request }, { systemId: portal.id });
    expect(answer).toMatchObject({
      error: { code: "rule_broken", message: "Portal can’t be read, so it can’t be compared." },
    });
    await bench.db.system.delete({ where: { id: portal.id } });
  });

  it("is the schedule, once a quarter of an hour has passed and no sooner", async () => {
    await scheduleReadings(bench.db);
    expect(await bench.db.reading.count()).toBe(0);
    const earlier = new Date(Date.now() - 16 * 60_000);
    await bench.db.system.updateMany({ data: { createdAt: earlier } });
    await Promise.all([scheduleReadings(bench.db), scheduleReadings(bench.db)]);
    expect(await bench.db.reading.count()).toBe(1);
    expect(await bench.goOn()).toBe("done");
    await scheduleReadings(bench.db);
    expect(await bench.db.reading.count()).toBe(1);
  });
});

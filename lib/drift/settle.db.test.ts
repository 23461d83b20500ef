import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { plan } from "@/lib/gate/plan";
import { openReadingBench, type ReadingBench } from "@/lib/testing/reading-bench";
import { until } from "@/lib/testing/until";
import type { SandboxState } from "@/lib/upstreams/afas/sandbox-state";
import { enforceDrift } from "@/lib/worker/enforce";
import { acceptDrift } from "./accept-drift";
import { driftCounts, listDrift } from "./drift.queries";
import type { DriftRow } from "./drift-views.rules";
import { ignoreDrift } from "./ignore-drift";
import { restoreDrift } from "./restore-drift";
import { setDriftPolicy } from "./set-drift-policy";

let bench: ReadingBench;

beforeEach(async () => {
  await bench.forget();
  await bench.db.driftIgnore.deleteMany();
});
beforeAll(async () => {
  bench = await openReadingBench();
  const subjectId = bench.world.accounts["12345.RMU"] ?? "";
  const validFrom = new Date("2026-09-01T08:00:00.000Z");
  await bench.db.block.create({ data: { id: "blk_1", subjectKind: "account", subjectId, reason: "Left", validFrom } });
});
afterEach(async () => {
  await bench.rest();
  await agree();
});
afterAll(() => bench.close());

const request = { door: "screen" as const, requestId: "test", address: null };
const consultancy = (state: SandboxState) => state.groups.find(({ code }) => code === "CONSULTANCY")?.members ?? [];
const kimAt = (state: SandboxState) => state.users.find(({ userCode }) => userCode === "12345.KDV");

async function told(withIgnored = false): Promise<DriftRow[]> {
  return (await listDrift(await bench.actor("auditor"), { withIgnored }, { size: 100 })).rows;
}

/** Lets the vendor change behind our back, reads it, and returns what is told. */
async function behindOurBack(act: (state: SandboxState) => unknown): Promise<DriftRow[]> {
  await bench.read();
  act(bench.sandbox.state);
  await bench.read();
  return told();
}

const named = (rows: readonly DriftRow[]) => rows.map(({ systemId, kind, key }) => ({ systemId, kind, key }));
async function settle<I, O>(operation: Operation<I, O>, rows: readonly DriftRow[], more: object = {}) {
  const input = { items: named(rows), reason: "Vendor or partner asked", ...more };
  return execute(operation, { actor: await bench.actor("admin"), request }, input);
}

/** What the world is at the end of a test, so that the next one begins where both agree. */
async function agree(): Promise<void> {
  await bench.db.delivery.updateMany({ data: { status: "superseded", finishedAt: new Date(0) } });
  await bench.forget();
  await bench.read();
  // Memberships of an account are told once the account is known here.
  for (let rows = await told(); rows.length > 0; rows = await told()) {
    const result = await settle(acceptDrift, rows);
    if (!result.ok) throw new Error(result.error.message);
  }
}

describe("accepting theirs", () => {
  const acts: readonly [string, (state: SandboxState) => unknown][] = [
    [
      "a new account",
      (s) =>
        s.users.push({ ...(kimAt(s) as never as object), userCode: "12345.NEW", name: "Nova", email: null } as never),
    ],
    ["another name", (s) => Object.assign(kimAt(s) ?? {}, { name: "Kim Bakker" })],
    [
      "another address and other applications",
      (s) => Object.assign(kimAt(s) ?? {}, { email: "k@example.com", windows: true }),
    ],
    ["a block", (s) => Object.assign(kimAt(s) ?? {}, { isBlocked: true })],
    [
      "a new group and its description",
      (s) => s.groups.push({ code: "NEW", description: "New", isBlocked: false, members: [] }),
    ],
    ["a membership", (s) => consultancy(s).push("12345.SJA")],
    ["a membership that ended", (s) => consultancy(s).splice(0, 1)],
  ];

  it.each(acts)("of %s leaves no difference, sends nothing, and says who did it", async (_what, act) => {
    const rows = await behindOurBack(act);
    expect(rows.length).toBeGreaterThan(0);
    const result = await settle(acceptDrift, rows);
    expect(result).toMatchObject({ ok: true, value: { settled: rows.length } });
    expect(await told()).toEqual([]);
    await bench.read();
    expect(await told()).toEqual([]);
    const changeId = (result.ok && result.changeId) || "";
    expect(await bench.db.delivery.count({ where: { changeId } })).toBe(0);
    const events = await bench.db.auditEvent.findMany({ where: { changeId }, orderBy: { seq: "asc" } });
    expect(events[0]).toMatchObject({ code: "drift.accepted", actorKind: "operator" });
    expect(events.length).toBeGreaterThan(1);
    expect(await settle(acceptDrift, rows)).toMatchObject({ error: { code: "already_done" } });
  });

  it("of an account that is gone ends it here with its memberships and its token", async () => {
    const rows = await behindOurBack((s) => {
      s.users = s.users.filter(({ userCode }) => userCode !== "12345.LBO");
    });
    expect(rows.map(({ kind }) => kind)).toEqual(["user.missing"]);
    const preview = await plan(
      acceptDrift,
      { actor: await bench.actor("owner"), request },
      { items: named(rows), reason: "Other" },
    );
    expect(preview).toMatchObject({ ok: true, value: { effects: [] } });
    expect(await settle(acceptDrift, rows)).toMatchObject({ ok: true });
    const id = bench.world.accounts["12345.LBO"] ?? "";
    expect(await bench.db.account.findUniqueOrThrow({ where: { id } })).toMatchObject({ validTo: expect.any(Date) });
    expect(await bench.db.membership.count({ where: { accountId: id, validTo: null } })).toBe(0);
    expect(await told()).toEqual([]);
  });
});

describe("restoring ours", () => {
  it("orders it again, is on its way meanwhile, and the next reading finds both sides agreed", async () => {
    const rows = await behindOurBack((s) =>
      Object.assign(kimAt(s) ?? {}, { email: "other@example.com", insite: false }),
    );
    expect(rows.map(({ kind }) => kind).sort()).toEqual(["user.attributes", "user.email"]);
    const actor = await bench.actor("admin");
    const preview = await plan(restoreDrift, { actor, request }, { items: named(rows), reason: "Other" });
    // One order tells the vendor all of an account.
    expect(preview).toMatchObject({ ok: true, value: { effects: [{ how: "api" }] } });
    expect(await settle(restoreDrift, rows)).toMatchObject({ ok: true });
    expect(await told()).toEqual([]);
    bench.work();
    await until(
      async () => (await bench.db.delivery.count({ where: { status: { in: ["queued", "sending"] } } })) === 0,
    );
    await bench.rest();
    expect(kimAt(bench.sandbox.state)).toMatchObject({ insite: true });
    await bench.read();
    expect(await told()).toEqual([]);
  });

  it("of somebody who was put into a group is a task for a person where the vendor has no API for it", async () => {
    const rows = await behindOurBack((s) => consultancy(s).push("12345.SJA"));
    const result = await settle(restoreDrift, rows);
    const [delivery] = await bench.db.delivery.findMany({ where: { changeId: (result.ok && result.changeId) || "" } });
    expect(delivery).toMatchObject({ how: "hand", status: "by_hand", effectType: "membership.remove.v1" });
    expect(await told()).toEqual([]);
  });
});

describe("ignoring", () => {
  it("takes a difference off the list until that day, or until either side changes", async () => {
    const rows = await behindOurBack((s) => Object.assign(kimAt(s) ?? {}, { name: "Kim B." }));
    expect(await settle(ignoreDrift, rows, { until: "2020-01-01" })).toMatchObject({
      error: { code: "invalid_input" },
    });
    expect(await settle(ignoreDrift, rows, { until: "2099-01-01" })).toMatchObject({ ok: true });
    expect(await told()).toEqual([]);
    expect(await told(true)).toMatchObject([{ ignored: { reason: "Vendor or partner asked" } }]);
    const [count] = await driftCounts(await bench.actor("support"));
    expect(count).toMatchObject({ open: 0, ignored: 1, canCompare: true });
    await bench.read();
    expect(await told()).toEqual([]);
    Object.assign(kimAt(bench.sandbox.state) ?? {}, { name: "K. Bakker" });
    await bench.read();
    expect(await told()).toHaveLength(1);
  });
});

describe("the policy to enforce", () => {
  const enforce = async (policy: "enforce" | "report") =>
    execute(setDriftPolicy, { actor: await bench.actor("owner"), request }, { systemId: bench.world.systemId, policy });

  it("orders back by itself after a whole reading, once; to report is the default and orders nothing", async () => {
    await behindOurBack((s) => Object.assign(kimAt(s) ?? {}, { windows: true }));
    expect(await enforceDrift(bench.db, bench.world.systemId)).toBe(0);
    expect(await enforce("enforce")).toMatchObject({ ok: true });
    expect(await enforceDrift(bench.db, bench.world.systemId)).toBe(1);
    expect(await enforceDrift(bench.db, bench.world.systemId)).toBe(0);
    bench.work();
    await until(() => kimAt(bench.sandbox.state)?.windows === false);
    await until(
      async () => (await bench.db.delivery.count({ where: { status: { in: ["queued", "sending"] } } })) === 0,
    );
  });

  it("never acts on a reading that failed, on whom nobody here knows, or on more than a reading may restore", async () => {
    const stranger = { name: "X", email: null, isBlocked: false, windows: false, insite: true };
    await behindOurBack((s) => s.users.push({ ...stranger, userCode: "12345.X" }));
    expect(await enforceDrift(bench.db, bench.world.systemId)).toBe(0);
    for (const user of bench.sandbox.state.users) user.windows = !user.windows;
    await bench.read();
    expect((await told()).length).toBeGreaterThan(4);
    expect(await enforceDrift(bench.db, bench.world.systemId)).toBe(0);
    expect((await bench.latest()).error).toContain("more than one reading may restore");
    await bench.db.reading.updateMany({ data: { state: "failed" } });
    expect(await enforceDrift(bench.db, bench.world.systemId)).toBe(0);
    await enforce("report");
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeGroup, makeMembership } from "@/lib/testing/factories";
import { AFAS_ACTS } from "@/lib/testing/out-of-band/afas-acts";
import { openReadingBench, type ReadingBench } from "@/lib/testing/reading-bench";
import { smallSeed } from "@/lib/upstreams/afas/sandbox-seed";
import { listDrift } from "./drift.queries";

// What somebody does in the vendor's own console, behind Gatehouse's back: each kind is found by the next whole reading, and what was
// decided stays as it was until a person, or a policy, says otherwise.

let bench: ReadingBench;

beforeAll(async () => {
  bench = await openReadingBench();
});
beforeEach(() => {
  const seed = smallSeed();
  seed.groups.push({ code: "SALES", description: "Sales", members: ["12345.SJA"] });
  return bench.forget(seed);
});
afterAll(() => bench.close());

/** What is told of a system, as `kind key`. */
async function told(): Promise<string[]> {
  const { rows } = await listDrift(await bench.actor("auditor"), {}, { size: 100 });
  for (const { sentence } of rows) expect(sentence).toMatch(/^[A-Z].{10,}[^.]$/);
  return rows.map(({ kind, key }) => `${kind} ${key.replace("\t", " ")}`).sort();
}

/** Everything that was decided, so that a reading can be seen to have left it alone. */
async function decided(): Promise<unknown> {
  const { db } = bench;
  return Promise.all([
    db.appUser.findMany({ orderBy: { id: "asc" } }),
    db.account.findMany({ orderBy: { id: "asc" } }),
    db.userGroup.findMany({ orderBy: { id: "asc" } }),
    db.membership.findMany({ orderBy: { id: "asc" } }),
    db.block.findMany({ orderBy: { id: "asc" } }),
    db.token.findMany({ orderBy: { id: "asc" } }),
    db.delivery.count(),
  ]);
}

describe("in AFAS", () => {
  beforeAll(async () => {
    // Robin is blocked there from the start; here it was decided so too.
    const { db, world } = bench;
    const subjectId = world.accounts["12345.RMU"] ?? "";
    const validFrom = new Date("2026-09-01T08:00:00.000Z");
    await db.block.create({ data: { id: "blk_1", subjectKind: "account", subjectId, reason: "Left", validFrom } });
    const { id: groupId } = await makeGroup(db, { systemId: world.systemId, code: "SALES", description: "Sales" });
    await makeMembership(db, { groupId, accountId: world.accounts["12345.SJA"] ?? "" });
  });

  it("nothing is told while both sides agree", async () => {
    await bench.read();
    expect(await told()).toEqual([]);
  });

  it.each(AFAS_ACTS)("%s: found by one reading, and overwritten by nobody", async (_what, act, found) => {
    await bench.read();
    const before = await decided();
    act(bench.sandbox.state);
    expect(await bench.read()).toBe("done");
    expect(await told()).toEqual([...found].sort());
    expect(await decided()).toEqual(before);
  });
});

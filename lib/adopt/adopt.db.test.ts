import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listDrift } from "@/lib/drift/drift.queries";
import { execute } from "@/lib/gate/execute";
import { plan } from "@/lib/gate/plan";
import { openReadingBench, type ReadingBench } from "@/lib/testing/reading-bench";
import { type SandboxSeed, smallSeed } from "@/lib/upstreams/afas/sandbox-seed";
import { carryOnAdoptions } from "@/lib/worker/adopt";
import { executeAsWorker } from "@/lib/worker/worker-actor";
import { adoptionOf, foundIn, listFound } from "./adopt.queries";
import { adoptBatch } from "./adopt-batch";
import { adoptSystem } from "./adopt-system";

let bench: ReadingBench;
let systemId: string;

beforeAll(async () => {
  bench = await openReadingBench();
});
afterAll(() => bench.close());

const request = { door: "screen" as const, requestId: "test", address: null };
const never = new AbortController().signal;

/** The small seed with one more person, two who share an address, and somebody whose address and code point to two people. */
function seed(): SandboxSeed {
  const given = smallSeed();
  const person = (code: string, name: string, email: string | null) => ({
    ...{ userCode: `12345.${code}`, name, email, isBlocked: false, windows: true, insite: false },
  });
  given.users.push(
    person("NEW", "Nova Nieuw", "nova@example.com"),
    person("TWA", "Twin A", "twins@example.com"),
    person("TWB", "Twin B", "twins@example.com"),
  );
  // Sam's code with Kim's address.
  const sam = given.users.find(({ userCode }) => userCode === "12345.SJA");
  if (sam) sam.email = "kim.devries@example.com";
  const kim = given.users.find(({ userCode }) => userCode === "12345.KDV");
  if (kim) Object.assign(kim, { userCode: "12345.KIM", name: "K. de Vries" });
  for (const group of given.groups) group.members = group.members.map((code) => code.replace("12345.KDV", "12345.KIM"));
  given.groups.push({ code: "SALES", description: "Sales", members: ["12345.NEW", "12345.TWA", "12345.SJA"] });
  return given;
}

const adopt = async (input: object) =>
  execute(adoptSystem, { actor: await bench.actor("admin"), request }, { systemId, ...input });
const accounts = () => bench.db.account.findMany({ where: { systemId, validTo: null }, orderBy: { remoteId: "asc" } });

beforeEach(async () => {
  bench.sandbox.reset(seed());
  systemId = await bench.readAnew();
});

describe("what was found in a system", () => {
  it("is new, matched by address or code, ambiguous with its reason, or waits", async () => {
    const actor = await bench.actor("auditor");
    const { rows } = await listFound(actor, systemId, { kind: "user" }, { size: 100 });
    const said = Object.fromEntries(rows.map(({ name, foundClass, says }) => [name, [foundClass, says]]));
    expect(said).toEqual({
      Gatehouse: ["matched", "Joins Gatehouse, who has the same e-mail address"],
      "K. de Vries": ["ambiguous", "2 accounts there share this e-mail address"],
      "Sam Jansen": ["ambiguous", "2 accounts there share this e-mail address"],
      "Lou Bos": ["matched", "Joins Lou Bos, who has the same code"],
      "Robin Mulder": ["matched", "Joins Robin Mulder, who has the same e-mail address"],
      "Nova Nieuw": ["new", null],
      "Twin A": ["ambiguous", "2 accounts there share this e-mail address"],
      "Twin B": ["ambiguous", "2 accounts there share this e-mail address"],
    });
    expect(await foundIn(actor, systemId)).toMatchObject({
      user: { new: 1, matched: 3, ambiguous: 4, ours: 0 },
      group: { new: 4 },
      membership: { waiting: 7, new: 0 },
    });
  });

  it("is taken over as it is there, from now on, as observed; nothing is sent and nothing there changes", async () => {
    const state = structuredClone(bench.sandbox.state);
    const deliveries = await bench.db.delivery.count();
    const result = await adopt({ classes: ["new", "matched"] });
    expect(result).toMatchObject({ ok: true });
    await carryOnAdoptions(bench.db, never);
    const taken = await accounts();
    expect(taken.map(({ remoteId, source }) => [remoteId, source])).toEqual([
      ["12345.GATEHOUSE", "observed"],
      ["12345.LBO", "observed"],
      ["12345.NEW", "observed"],
      ["12345.RMU", "observed"],
    ]);
    const changeId = (result.ok && result.changeId) || "";
    expect(
      taken.every(({ openedIn, windows, remoteId }) => openedIn === changeId && windows === (remoteId === "12345.NEW")),
    ).toBe(true);
    expect(taken.find(({ remoteId }) => remoteId === "12345.LBO")?.userId).toBe(bench.world.users["12345.LBO"]);
    const robin = taken.find(({ remoteId }) => remoteId === "12345.RMU");
    expect(await bench.db.block.findFirst({ where: { subjectId: robin?.id ?? "" } })).toMatchObject({
      source: "observed",
    });
    expect(await bench.db.membership.count({ where: { openedIn: changeId } })).toBe(4);
    expect(await adoptionOf(await bench.actor("support"), systemId)).toMatchObject({
      state: "done",
      counts: { group: 4, user: 4, membership: 4, endpoint: 0, token: 0 },
    });
    expect(bench.sandbox.state).toEqual(state);
    expect(await bench.db.delivery.count()).toBe(deliveries);
    const { rows } = await listDrift(await bench.actor("auditor"), { systemId }, { size: 100 });
    expect([...new Set(rows.map(({ kind }) => kind))]).toEqual(["user.unknown"]);
  });

  it("that is ambiguous is taken only as a person chose, and that choice has an event of its own", async () => {
    const kim = bench.world.users["12345.KDV"] ?? "";
    const choices = [
      { kind: "user", key: "12345.kim", id: kim },
      { kind: "user", key: "12345.twa", id: null },
    ];
    const result = await adopt({ choices });
    expect(result).toMatchObject({ ok: true });
    await carryOnAdoptions(bench.db, never);
    const taken = await accounts();
    expect(taken.map(({ remoteId }) => remoteId)).toEqual(["12345.KIM", "12345.TWA"]);
    // A person goes by another name there: that is known, and no difference.
    expect(taken[0]).toMatchObject({ userId: kim, knownAs: "K. de Vries" });
    const changeId = (result.ok && result.changeId) || "";
    const events = await bench.db.auditEvent.findMany({ where: { changeId }, orderBy: { seq: "asc" } });
    expect(events.filter(({ code }) => code === "account.created")).toHaveLength(2);
    expect(events.filter(({ code }) => code === "system.adopted").length).toBeGreaterThan(0);
  });

  it("is taken over to the end after a stop at any batch, and nothing twice", async () => {
    await adopt({ classes: ["new", "matched"] });
    const { id: adoptionId } = await bench.db.adoption.findFirstOrThrow({ where: { systemId } });
    expect(await adopt({ classes: ["new"] })).toMatchObject({ error: { code: "already_done" } });
    // Each batch is a transaction of its own, so a stop lies between two of them.
    const kinds: (string | null)[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      await Promise.all([executeAsWorker(adoptBatch, { adoptionId }), executeAsWorker(adoptBatch, { adoptionId })]);
      const { state, kind } = await bench.db.adoption.findUniqueOrThrow({ where: { id: adoptionId } });
      kinds.push(kind);
      if (state === "done") break;
    }
    expect(kinds.at(-1)).toBe(null);
    expect(await accounts()).toHaveLength(4);
    expect(await adopt({ classes: ["new", "matched"] })).toMatchObject({ error: { code: "already_done" } });
  });

  it("can be ticked one by one, is shown in a preview with its counts, and is no choice for who may only look", async () => {
    const input = { systemId, classes: ["new"], keys: [{ kind: "group", key: "sales" }] };
    const preview = await plan(adoptSystem, { actor: await bench.actor("owner"), request }, input);
    expect(preview).toMatchObject({ ok: true, value: { sentence: expect.stringContaining("1 group"), effects: [] } });
    const support = { actor: await bench.actor("support"), request };
    expect(await execute(adoptSystem, support, input)).toMatchObject({ error: { code: "forbidden" } });
    await adopt({ classes: input.classes, keys: input.keys });
    await carryOnAdoptions(bench.db, never);
    const groups = await bench.db.userGroup.findMany({ where: { systemId } });
    expect(groups.map(({ code, description, source }) => [code, description, source])).toEqual([
      ["SALES", "Sales", "observed"],
    ]);
    expect(await accounts()).toEqual([]);
  });
});

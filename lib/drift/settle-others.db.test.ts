import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Act } from "@/lib/testing/out-of-band/act";
import { openBiotBench, openContractfitBench } from "@/lib/testing/out-of-band/benches";
import { BIOT_ACTS } from "@/lib/testing/out-of-band/biot-acts";
import { CONTRACTFIT_ACTS } from "@/lib/testing/out-of-band/contractfit-acts";
import type { VendorBench } from "@/lib/testing/vendor-bench";
import { acceptDrift } from "./accept-drift";
import { restoreDrift } from "./restore-drift";

// As in `settle.db.test.ts`, at vendors with permissions, readable keys, and ids by which they know their roles.

type Settle = typeof acceptDrift | typeof restoreDrift;
type Bench<State> = VendorBench & { sandbox: { state: State } };

/** Lets some of the vendor's acts be done behind our back, and reads them all at once. */
async function behindOurBack<State>(bench: Bench<State>, acts: readonly Act<State>[], ...names: readonly string[]) {
  const found = names.flatMap((name) => acts.filter(([what]) => what === name));
  expect(found.map(([what]) => what)).toEqual(names);
  for (const [, act] of found) act(bench.sandbox.state);
  await bench.read();
  expect(await bench.told()).toEqual(found.flatMap(([, , told]) => told).sort());
}

async function settleAll(bench: VendorBench, operation: Settle) {
  const items = (await bench.drift()).map(({ systemId, kind, key }) => ({ systemId, kind, key }));
  return bench.act(operation, { items, reason: "Vendor or partner asked" });
}

/** Theirs becomes ours: nothing is ordered, and the next reading tells nothing. */
async function accept(bench: VendorBench): Promise<void> {
  const theirs = bench.shown();
  const result = await settleAll(bench, acceptDrift);
  expect(result).toMatchObject({ ok: true });
  expect(await bench.told()).toEqual([]);
  expect(await bench.db.delivery.count()).toBe(0);
  await bench.read();
  expect(await bench.told()).toEqual([]);
  expect(bench.shown()).toEqual(theirs);
}

/** Ours is ordered and carried out, no longer told meanwhile, and the next reading tells nothing. */
async function restore(bench: VendorBench): Promise<void> {
  const decided = await counted(bench);
  expect(await settleAll(bench, restoreDrift)).toMatchObject({ ok: true });
  expect(await bench.told()).toEqual([]);
  await bench.carryOut();
  const orders = await bench.db.delivery.findMany();
  expect(orders.filter(({ status }) => status !== "verified").map(({ sentence }) => sentence)).toEqual([]);
  await bench.read();
  expect(await bench.told()).toEqual([]);
  expect(await counted(bench)).toEqual(decided);
}

/** What stands here, as far as a number tells. */
const counted = ({ db }: VendorBench) =>
  Promise.all([
    db.account.count({ where: { validTo: null } }),
    db.userGroup.count({ where: { archivedAt: null } }),
    db.membership.count({ where: { validTo: null } }),
    db.endpoint.count({ where: { validTo: null } }),
    db.token.count({ where: { revokedAt: null } }),
    db.block.count({ where: { validTo: null } }),
  ]);

/** What the vendor has, in one order and without the moment of its last change: lists may come back in another order than they were sent. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => name !== "lastModifiedTime");
  return Object.fromEntries(fields.map(([name, one]) => [name, inOrder(one)]));
}

const TAKE_OVER = "A token belongs to a connector: take it over on the system’s page, where you choose which.";
const ISSUE_ANEW = "A token can’t be made again: issue a new one.";

describe("in BioT", () => {
  let bench: Awaited<ReturnType<typeof openBiotBench>>;
  let bringBack: () => Promise<void>;
  beforeAll(async () => {
    bench = await openBiotBench();
    await bench.takeOver("Ward app", "Ward plugin");
    bringBack = await bench.keep();
  });
  beforeEach(() => bringBack());
  afterAll(() => bench.close());

  it.each([
    [
      "a role is given a permission",
      "a secret key is deleted",
      "a service user that was blocked is turned on",
      "a role is made with permissions",
      "a role is described otherwise",
      "the owner of a service user is changed",
    ],
    ["a permission of a role is exchanged for another", "a service user is turned off", "a role is deleted"],
    ["a permission is taken from a role", "a service user is deleted with its key"],
  ])("accepting several at once, such as that %s, settles them all and sends nothing", async (...names) => {
    await behindOurBack(bench, BIOT_ACTS, ...names);
    await accept(bench);
  });

  it.each(["a service user gets another role", "a service user gets another role and is turned off"])(
    "accepting that %s leaves it with that one role alone",
    async (what) => {
      await behindOurBack(bench, BIOT_ACTS, what);
      await accept(bench);
      const { id } = await bench.db.account.findFirstOrThrow({ where: { remoteId: "ward-monitor" } });
      const held = await bench.db.membership.findMany({ where: { accountId: id, validTo: null } });
      const lab = await bench.db.userGroup.findFirstOrThrow({ where: { code: "Lab plugin" } });
      expect(held.map(({ groupId }) => groupId)).toEqual([lab.id]);
    },
  );

  it("accepting another name of a role renames the group that it is by BioT’s id, whose members stay", async () => {
    const before = await counted(bench);
    await behindOurBack(bench, BIOT_ACTS, "a role gets another name");
    await accept(bench);
    expect(await counted(bench)).toEqual(before);
    expect(await bench.db.userGroup.count({ where: { code: "Laboratory", archivedAt: null } })).toBe(1);
  });

  it.each([
    [
      "a role is given a permission",
      "a secret key is made",
      "a service user that was blocked is turned on",
      "a role is made with permissions",
    ],
    ["a permission is taken from a role", "a service user is made with a key", "a service user is turned off"],
    ["a permission of a role is exchanged for another", "a service user gets another role"],
    ["a service user gets another role and is turned off", "a role is made"],
    ["a role gets another name", "a permission is taken from a role"],
  ])("restoring several at once, such as where %s, brings back all that was there", async (...names) => {
    const before = inOrder(bench.shown());
    await behindOurBack(bench, BIOT_ACTS, ...names);
    await restore(bench);
    expect(inOrder(bench.shown())).toEqual(before);
  });

  it("restoring a role and a user of it that are both gone makes them anew in that order, with its other members", async () => {
    bench.sandbox.state.roles = bench.sandbox.state.roles.filter(({ name }) => name !== "Lab plugin");
    bench.sandbox.state.serviceUsers = bench.sandbox.state.serviceUsers.filter(({ name }) => name !== "lab-bridge");
    await bench.read();
    expect((await bench.drift()).map(({ kind }) => kind).sort()).toEqual(["group.missing", "user.missing"]);
    await restore(bench);
  });

  it("restoring a role that a connector rides on brings back its members and permissions with it", async () => {
    bench.sandbox.state.roles = bench.sandbox.state.roles.filter(({ name }) => name !== "Ward plugin");
    await bench.read();
    await restore(bench);
    const role = bench.sandbox.state.roles.find(({ name }) => name === "Ward plugin");
    expect([...(role?.permissionIds ?? [])].sort()).toEqual(["EMAIL_SEND_EMAIL", "PROTECTED_API"]);
  });

  it.each([
    ["accepting that", "a secret key is made", acceptDrift, TAKE_OVER],
    ["restoring after", "a secret key is deleted", restoreDrift, ISSUE_ANEW],
    ["restoring after", "a role is described otherwise", restoreDrift, "BioT can't change the description of a role"],
    ["restoring after", "the owner of a service user is changed", restoreDrift, "BioT fixes name, type, owner"],
  ] as const)("%s %s is refused in plain words, and changes nothing", async (_how, what, operation, words) => {
    await behindOurBack(bench, BIOT_ACTS, what);
    await refuses(bench, operation, words);
  });

  it("accepting that a role is gone is refused while a connector rides on it", async () => {
    bench.sandbox.state.roles = bench.sandbox.state.roles.filter(({ name }) => name !== "Ward plugin");
    await bench.read();
    await refuses(bench, acceptDrift, "Ward app is linked to Ward plugin, so it can’t go here.");
  });
});

describe("in Contract.fit", () => {
  let bench: Awaited<ReturnType<typeof openContractfitBench>>;
  let bringBack: () => Promise<void>;
  beforeAll(async () => {
    bench = await openContractfitBench();
    await bench.takeOver("Host application", "invoice-viewer @ invoice");
    bringBack = await bench.keep();
  });
  beforeEach(() => bringBack());
  afterAll(() => bench.close());

  it.each([
    [
      "all roles are taken from a user",
      "an API-Key is deleted",
      "a user is given a role at an inbox",
      "a role is given a permission",
      "the end of an API-Key is moved",
      "an API-Key that had ended is given a later end",
    ],
    [
      "one of several roles is taken from a user",
      "an API-Key is made inactive",
      "the last user of a role at an inbox is deleted",
      "the end of an API-Key is taken away",
    ],
    ["a role is deleted", "a user is given a role for the whole tenant"],
  ])("accepting several at once, such as that %s, settles them all and sends nothing", async (...names) => {
    await behindOurBack(bench, CONTRACTFIT_ACTS, ...names);
    await accept(bench);
  });

  it("accepting other names of a role and of an inbox renames what goes by Contract.fit’s ids, whose members stay", async () => {
    const before = await counted(bench);
    await behindOurBack(bench, CONTRACTFIT_ACTS, "a role gets another name", "an inbox gets another name");
    await accept(bench);
    expect(await counted(bench)).toEqual(before);
  });

  it.each([
    [
      "all roles are taken from a user",
      "an API-Key is made",
      "a user is made with a role",
      "a user is given a role at an inbox",
      "the end of an API-Key is moved",
      "an API-Key that had ended is given a later end",
    ],
    [
      "one of several roles is taken from a user",
      "an API-Key is made inactive",
      "a suspended API-Key is made active",
      "the end of an API-Key is taken away",
      "a role at an inbox is widened to the whole tenant",
    ],
    ["a role gets another name", "a user is given a role at an inbox where nobody had it"],
  ])("restoring several at once, such as where %s, brings back all that was there", async (...names) => {
    const before = inOrder(bench.shown());
    await behindOurBack(bench, CONTRACTFIT_ACTS, ...names);
    await restore(bench);
    expect(inOrder(bench.shown())).toEqual(before);
  });

  it("restoring a user and a role that are gone makes both anew", async () => {
    await behindOurBack(bench, CONTRACTFIT_ACTS, "a user is deleted", "a role is deleted");
    await restore(bench);
  });

  it.each([
    ["accepting that", "an API-Key is made", acceptDrift, TAKE_OVER],
    ["accepting that", "a suspended API-Key is made active", acceptDrift, "What was stopped here isn’t let in again"],
    ["restoring after", "an API-Key is deleted", restoreDrift, ISSUE_ANEW],
    ["restoring after", "a role is given a permission", restoreDrift, "does not change the permissions of a role"],
    ["restoring after", "an inbox gets another name", restoreDrift, "A role at an inbox goes by the names of both"],
  ] as const)("%s %s is refused in plain words, and changes nothing", async (_how, what, operation, words) => {
    await behindOurBack(bench, CONTRACTFIT_ACTS, what);
    await refuses(bench, operation, words);
  });
});

async function refuses(bench: VendorBench, operation: Settle, words: string): Promise<void> {
  const before = [bench.shown(), await bench.decided()];
  const told = await bench.told();
  const message = expect.stringContaining(words);
  expect(await settleAll(bench, operation)).toMatchObject({ ok: false, error: { code: "rule_broken", message } });
  expect(await bench.told()).toEqual(told);
  expect([bench.shown(), await bench.decided()]).toEqual(before);
}

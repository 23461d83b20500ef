import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Effect, GroupRef, PersonRef } from "../effects";
import { biotDriver } from "./driver";
import { type BiotSandbox, startBiotSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { SMALL } from "./sandbox-seed";

let sandbox: BiotSandbox;
beforeEach(async () => {
  sandbox = await startBiotSandbox();
});
afterEach(() => sandbox.close());

const WARD: PersonRef = { remoteId: "ward-monitor", name: "Ward monitor", email: null };
const NIGHT: PersonRef = { remoteId: "night-watch", name: "Night watch", email: null };
const WARD_ROLE: GroupRef = { code: "Ward plugin", description: "Reads the monitors of a ward" };
const LAB_ROLE: GroupRef = { code: "Lab plugin", description: "Lab plugin" };

const apply = (effect: Effect) => biotDriver.apply(effect, connectTo(sandbox), {});
const verify = (effect: Effect) => biotDriver.verify(effect, connectTo(sandbox), {});
const userCalled = (name: string) => sandbox.state.serviceUsers.find((user) => user.name === name);

describe("creating a service user", () => {
  it("sends the guide's own body, answers its id, and leaves no key whose secret nobody holds", async () => {
    const outcome = await apply({ type: "user.create.v1", person: NIGHT, groups: [WARD_ROLE] });
    const made = userCalled("night-watch");
    expect(outcome).toMatchObject({ state: "verified", ref: made?.id });
    expect(made).toMatchObject({
      active: true,
      roleId: SMALL.wardRole,
      type: "INTERNAL_SERVICE",
      ownerOrganizationId: "00000000-0000-0000-0000-000000000000",
      accessTokenExpirationInMinutes: null,
      keys: [],
    });
    expect(outcome.secrets).toBeUndefined();
  });

  it("names the first key where it couldn't be deleted", async () => {
    sandbox.setFault({ kind: "deny:UMS_USERS_DELETE_SECRET_KEY_BY_ID" });
    const outcome = await apply({ type: "user.create.v1", person: NIGHT, groups: [WARD_ROLE] });
    expect(outcome.note).toContain(userCalled("night-watch")?.keys[0]?.id);
    expect(outcome.note).toContain("nobody holds its secret");
  });

  it("is refused before anything is sent where there is no role yet, or more than one", async () => {
    const none: Effect = { type: "user.create.v1", person: NIGHT, groups: [] };
    await expect(apply(none)).rejects.toMatchObject({ failure: { kind: "rejected", wasSent: false } });
    await expect(apply(none)).rejects.toThrow("only with its role");
    await expect(apply({ ...none, groups: [WARD_ROLE, LAB_ROLE] })).rejects.toThrow("exactly one role");
    expect(sandbox.ledger).toEqual([]);
  });

  it("finds one of its name again and touches neither its keys nor its role", async () => {
    const outcome = await apply({ type: "user.create.v1", person: WARD, groups: [LAB_ROLE] });
    expect(outcome).toMatchObject({ wasAlreadySo: true, ref: SMALL.wardMonitor });
    expect(sandbox.ledger).toEqual([]);
  });

  it("asks for the id where a name is taken and the release has no search", async () => {
    sandbox.setFault({ kind: "version:legacy" });
    const effect: Effect = { type: "user.create.v1", person: WARD, groups: [WARD_ROLE] };
    await expect(apply(effect)).rejects.toThrow("Write its id with the account");
    expect(await verify(effect)).toMatchObject({ state: "unknown" });
    const known = { ...WARD, attributes: { serviceUserId: SMALL.wardMonitor } };
    expect(await apply({ ...effect, person: known })).toMatchObject({ wasAlreadySo: true, ref: SMALL.wardMonitor });
  });

  it("names the organization that BioT doesn't know", async () => {
    const ownerOrganizationId = "99999999-0000-4000-8000-000000000000";
    const person = { ...NIGHT, attributes: { ownerOrganizationId } };
    await expect(apply({ type: "user.create.v1", person, groups: [WARD_ROLE] })).rejects.toThrow(ownerOrganizationId);
  });
});

describe("turning off and on", () => {
  it("is told with how long an access token of before may still work", async () => {
    const outcome = await apply({ type: "user.block.v1", person: { ...WARD, remoteId: "lab-bridge" } });
    expect(outcome.state).toBe("verified");
    expect(outcome.note).toContain("10 minutes more (assumed)");
    expect(userCalled("lab-bridge")?.active).toBe(false);
  });

  it("gives the role of the group back, and leaves one that is in no group off", async () => {
    await apply({ type: "user.block.v1", person: WARD });
    await expect(apply({ type: "user.unblock.v1", person: WARD, groups: [] })).rejects.toThrow("stays off");
    expect(userCalled("ward-monitor")?.active).toBe(false);
    const effect: Effect = { type: "user.unblock.v1", person: WARD, groups: [LAB_ROLE] };
    expect(await apply(effect)).toMatchObject({ state: "verified" });
    expect(userCalled("ward-monitor")).toMatchObject({ active: true, roleId: SMALL.labRole });
    expect(await verify(effect)).toMatchObject({ state: "so" });
    expect(await apply(effect)).toMatchObject({ wasAlreadySo: true });
  });

  it("never happens to the service user that Gatehouse signs in with", async () => {
    const person = { ...WARD, remoteId: "gatehouse" };
    for (const effect of [
      { type: "user.block.v1", person },
      { type: "user.remove.v1", person },
      { type: "membership.add.v1", person, group: LAB_ROLE, mayCreateGroup: false },
    ] as Effect[])
      await expect(apply(effect)).rejects.toThrow("Gatehouse itself signs in");
    expect(sandbox.ledger).toEqual([]);
  });
});

describe("the one role", () => {
  const remove: Effect = { type: "membership.remove.v1", group: WARD_ROLE, person: WARD, groups: [] };
  const add: Effect = { type: "membership.add.v1", group: WARD_ROLE, person: WARD, mayCreateGroup: false };

  it("is that of the next group where there is one", async () => {
    expect(await apply({ ...remove, groups: [LAB_ROLE] })).toMatchObject({ state: "verified" });
    expect(userCalled("ward-monitor")).toMatchObject({ active: true, roleId: SMALL.labRole });
    expect(await apply(remove)).toMatchObject({ wasAlreadySo: true });
  });

  it("stays, and the service user is turned off, where it was the last group; being added again turns it on", async () => {
    const outcome = await apply(remove);
    expect(outcome).toMatchObject({ state: "verified" });
    expect(outcome.note).toContain("a service user always has one");
    expect(userCalled("ward-monitor")).toMatchObject({ active: false, roleId: SMALL.wardRole });
    expect(await verify(remove)).toMatchObject({ state: "so" });
    expect(await apply(remove)).toMatchObject({ wasAlreadySo: true });
    expect(await apply({ ...add, members: [WARD] })).toMatchObject({ state: "verified" });
    expect(userCalled("ward-monitor")?.active).toBe(true);
  });

  it("doesn't turn on who is blocked: he is not in the list of wanted members", async () => {
    await apply({ type: "user.block.v1", person: WARD });
    await apply({ ...add, group: LAB_ROLE, members: [] });
    expect(userCalled("ward-monitor")).toMatchObject({ active: false, roleId: SMALL.labRole });
  });

  it("can't be one that BioT doesn't give to service users", async () => {
    const group = { code: "Manufacturer Admin", description: "" };
    await expect(apply({ ...add, group })).rejects.toThrow("a service user may hold");
    await expect(apply({ ...add, group: { code: "Nowhere", description: "" } })).rejects.toMatchObject({
      failure: { kind: "rejected" },
    });
  });
});

describe("removing a service user", () => {
  it("takes its keys with it, is proven, and is success when it is gone already", async () => {
    const effect: Effect = { type: "user.remove.v1", person: WARD };
    expect(await apply(effect)).toMatchObject({ state: "verified" });
    expect(userCalled("ward-monitor")).toBeUndefined();
    expect(await apply(effect)).toMatchObject({ wasAlreadySo: true });
    expect(await apply({ ...effect, person: { ...WARD, ref: SMALL.wardMonitor } })).toMatchObject({
      wasAlreadySo: true,
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConnectorRef, Effect, EndpointRef, GroupRef, PersonRef } from "../effects";
import { biotDriver } from "./driver";
import { type BiotSandbox, startBiotSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { SMALL } from "./sandbox-seed";

let sandbox: BiotSandbox;
beforeEach(async () => {
  sandbox = await startBiotSandbox();
});
afterEach(() => sandbox.close());

const WARD_ROLE: GroupRef = { code: "Ward plugin", description: "Reads the monitors of a ward" };
const WARD: PersonRef = { remoteId: "ward-monitor", name: "Ward monitor", email: null };
const CONNECTOR: ConnectorRef = { name: "Ward app", group: WARD_ROLE };
const permissions = (...names: string[]): EndpointRef[] => names.map((name) => ({ kind: "permission", name }));

const apply = (effect: Effect) => biotDriver.apply(effect, connectTo(sandbox), {});
const roleCalled = (name: string) => sandbox.state.roles.find((role) => role.name === name);

describe("roles", () => {
  it("are made with name and description, answer their id, and are found again by name", async () => {
    const effect: Effect = {
      type: "group.create.v1",
      group: { code: "Night plugin", description: "Watches at night" },
    };
    const outcome = await apply(effect);
    expect(outcome).toMatchObject({ state: "verified", ref: roleCalled("Night plugin")?.id });
    expect(roleCalled("Night plugin")).toMatchObject({ description: "Watches at night", permissionIds: [] });
    expect(await apply(effect)).toMatchObject({ wasAlreadySo: true, ref: outcome.ref });
  });

  it("keep their permissions when they are renamed, by name or by id", async () => {
    const group = { ...WARD_ROLE, code: "Ward two" };
    await apply({ type: "group.rename.v1", group, from: WARD_ROLE });
    expect(roleCalled("Ward two")).toMatchObject({
      id: SMALL.wardRole,
      permissionIds: ["PROTECTED_API", "EMAIL_SEND_EMAIL"],
    });
    const again = { ...group, code: "Ward three", ref: SMALL.wardRole };
    await apply({ type: "group.rename.v1", group: again, from: { ...group, ref: SMALL.wardRole } });
    expect(roleCalled("Ward three")?.id).toBe(SMALL.wardRole);
  });

  it("can't have another description, so that stays in Gatehouse", () => {
    const effect: Effect = { type: "group.rename.v1", group: { ...WARD_ROLE, description: "Other" }, from: WARD_ROLE };
    expect(biotDriver.capabilityOf(effect).how).toBe("here");
  });

  it("are deleted only when no active service user has them", async () => {
    const effect: Effect = { type: "group.archive.v1", group: WARD_ROLE };
    await expect(apply(effect)).rejects.toThrow("ward-monitor still have the role");
    await apply({ type: "user.block.v1", person: WARD });
    expect(await apply(effect)).toMatchObject({ state: "verified" });
    expect(roleCalled("Ward plugin")).toBeUndefined();
    expect(await apply(effect)).toMatchObject({ wasAlreadySo: true });
  });
});

describe("where a deployment has no calls for roles", () => {
  const effects: Effect[] = [
    { type: "group.create.v1", group: { code: "Night plugin", description: "" } },
    { type: "group.rename.v1", group: { ...WARD_ROLE, code: "Ward two" }, from: WARD_ROLE },
    { type: "group.archive.v1", group: WARD_ROLE },
    { type: "connector.include.v1", connector: CONNECTOR, endpoints: permissions("EMAIL_SEND_EMAIL") },
    { type: "connector.exclude.v1", connector: CONNECTOR, endpoints: permissions("EMAIL_SEND_EMAIL") },
  ];

  it.each(effects)("$type says what to do, and nothing was sent", async (effect) => {
    sandbox.setFault({ kind: "version:current" });
    await expect(apply(effect)).rejects.toMatchObject({ failure: { kind: "unsupported", wasSent: false } });
    await expect(apply(effect)).rejects.toThrow("set Role calls of this system to no");
    expect(await biotDriver.verify(effect, connectTo(sandbox), {})).toMatchObject({ state: "unknown" });
  });

  it.each(effects)("$type is a task for a person once the system says so", (effect) => {
    expect(biotDriver.capabilityOf(effect, { rolesApi: "no" })).toMatchObject({ how: "hand", proof: "none" });
  });

  it("a role that exists is written down with its id and used by it", async () => {
    sandbox.setFault({ kind: "version:current" });
    const group = { code: "Lab plugin", description: "", attributes: { roleId: SMALL.labRole } };
    expect(biotDriver.capabilityOf({ type: "group.create.v1", group }, { rolesApi: "no" }).how).toBe("here");
    await apply({ type: "membership.add.v1", group, person: WARD, mayCreateGroup: false });
    expect(sandbox.state.serviceUsers.find(({ id }) => id === SMALL.wardMonitor)?.roleId).toBe(SMALL.labRole);
  });

  it("a role call that Gatehouse's own role doesn't allow names the permission", async () => {
    sandbox.setFault({ kind: "deny:UMS_ADMIN_ROLES_CREATE_ROLE" });
    const [create] = effects;
    if (create) await expect(apply(create)).rejects.toThrow("lacks UMS_ADMIN_ROLES_CREATE_ROLE");
  });
});

describe("permissions of a connector", () => {
  it("are put on its group's role, only those that are missing, and nothing where all are there", async () => {
    const effect: Effect = {
      type: "connector.include.v1",
      connector: CONNECTOR,
      endpoints: permissions("EMAIL_SEND_EMAIL", "NOTIFICATION_SEND_SMS"),
    };
    expect((await apply(effect)).note).toContain("next access token");
    expect(roleCalled("Ward plugin")?.permissionIds).toEqual([
      "PROTECTED_API",
      "EMAIL_SEND_EMAIL",
      "NOTIFICATION_SEND_SMS",
    ]);
    expect(await apply(effect)).toMatchObject({ wasAlreadySo: true });
    expect(sandbox.ledger.length).toBe(1);
  });

  it("that BioT doesn't know are named, and none is put there", async () => {
    const endpoints = permissions("NOTIFICATION_SEND_SMS", "NO_SUCH");
    await expect(apply({ type: "connector.include.v1", connector: CONNECTOR, endpoints })).rejects.toThrow(
      "BioT knows no such permission: NO_SUCH. Nothing was changed.",
    );
    expect(roleCalled("Ward plugin")?.permissionIds).not.toContain("NOTIFICATION_SEND_SMS");
  });

  it("stay where another connector of the group calls them", async () => {
    const effect = (stillWanted: EndpointRef[]): Effect => ({
      type: "connector.exclude.v1",
      connector: CONNECTOR,
      endpoints: permissions("EMAIL_SEND_EMAIL"),
      stillWanted,
    });
    expect((await apply(effect(permissions("EMAIL_SEND_EMAIL")))).note).toContain("another connector of the group");
    expect(roleCalled("Ward plugin")?.permissionIds).toContain("EMAIL_SEND_EMAIL");
    expect(await apply(effect([]))).toMatchObject({ state: "verified" });
    expect(roleCalled("Ward plugin")?.permissionIds).toEqual(["PROTECTED_API"]);
  });

  it("follow a connector to the role of its new group, and need none where it has no group", async () => {
    const endpoints = permissions("EMAIL_SEND_EMAIL");
    const group = { code: "Lab plugin", description: "" };
    await apply({ type: "connector.link.v1", connector: CONNECTOR, group, endpoints });
    expect(roleCalled("Lab plugin")?.permissionIds).toEqual(["PROTECTED_API", "EMAIL_SEND_EMAIL"]);
    const alone: Effect = { type: "connector.include.v1", connector: { name: "Alone", group: null }, endpoints };
    expect((await apply(alone)).note).toContain("nothing was sent");
  });

  it("make a new connector an order to BioT only where it has a group and calls something", () => {
    const how = (group: GroupRef | null, endpoints: EndpointRef[]) =>
      biotDriver.capabilityOf({ type: "connector.create.v1", connector: CONNECTOR, group, endpoints }).how;
    expect(how(WARD_ROLE, permissions("EMAIL_SEND_EMAIL"))).toBe("api");
    expect([how(null, permissions("EMAIL_SEND_EMAIL")), how(WARD_ROLE, [])]).toEqual(["here", "here"]);
  });
});

import { describe, expect, it } from "vitest";
import { EFFECT_TYPES, type Effect } from "../effects";
import { biotDriver } from "./driver";
import { startBiotSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { SMALL } from "./sandbox-seed";

const person = { remoteId: "ward *monitor*", name: "Ward monitor", email: null };
const group = { code: "Ward plugin", description: "Reads the monitors of a ward" };
const connector = { name: "Ward app", group };
const endpoints = [{ kind: "permission", name: "EMAIL_SEND_EMAIL" }];
const order = { connector, person, tokenId: "tok_x" };
const every: Effect[] = [
  { type: "user.create.v1", person, groups: [group] },
  { type: "user.remove.v1", person },
  { type: "user.block.v1", person },
  { type: "user.unblock.v1", person, groups: [group] },
  { type: "group.create.v1", group: { ...group, code: "Night plugin" } },
  { type: "group.rename.v1", group: { ...group, code: "Ward two" }, from: group },
  { type: "group.archive.v1", group },
  { type: "membership.add.v1", group, person, mayCreateGroup: false },
  { type: "membership.remove.v1", group, person },
  { type: "connector.create.v1", connector, group, endpoints },
  { type: "connector.link.v1", connector, group, endpoints },
  { type: "connector.include.v1", connector, endpoints },
  { type: "connector.exclude.v1", connector, endpoints },
  { type: "token.issue.v1", ...order, label: "Server", scope: [], validFrom: null, expiresAt: null },
  { type: "token.revoke.v1", ...order, label: "Server", hint: "ends in 0002", isHeld: false, ref: null },
];
const stepsOf = (effect: Effect) =>
  biotDriver.handSteps(effect, { restUrl: "https://biot.example.com/ums", settings: {} });

describe("the steps for a person", () => {
  it("exist for every effect that BioT can be given", () => {
    const given = EFFECT_TYPES.filter((type) => !["here", "impossible"].includes(biotDriver.capabilities[type].how));
    expect(every.map(({ type }) => type)).toEqual(given);
  });

  it.each(every)("of $type say that the pages' names are assumed, and close every bold word", (effect) => {
    const { menuPath, steps, why, checkAfterwards } = stepsOf(effect);
    expect(menuPath[0]).toBe("Service Users and Roles");
    expect(steps.join(" ")).toContain("are assumed");
    for (const text of [why, checkAfterwards, ...steps]) {
      expect(text).toMatch(/[.)]$/);
      expect((text.match(/\*/g) ?? []).length % 2, text).toBe(0);
    }
  });
});

describe("the console of the sandbox, by the same labels", () => {
  const post = (url: string, path: string, form: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });

  it("is where roles and permissions are done by hand, and a read proves it afterwards", async () => {
    const sandbox = await startBiotSandbox();
    const roles = await (await fetch(`${sandbox.consoleUrl}/roles`)).text();
    for (const label of ["New role", "Name", "Description", "Create"]) expect(roles).toContain(label);
    await post(sandbox.consoleUrl, "/roles", { name: "Night plugin", description: "Night" });
    await post(sandbox.consoleUrl, `/roles/${SMALL.wardRole}/permissions`, { permission: "NOTIFICATION_SEND_SMS" });
    await post(sandbox.consoleUrl, `/roles/${SMALL.labRole}/save`, { name: "Lab two" });
    const proofs: Effect[] = [
      { type: "group.create.v1", group: { code: "Night plugin", description: "Night" } },
      { type: "connector.include.v1", connector, endpoints: [{ kind: "permission", name: "NOTIFICATION_SEND_SMS" }] },
      { type: "connector.exclude.v1", connector, endpoints },
      {
        type: "group.rename.v1",
        group: { code: "Lab two", description: "" },
        from: { code: "Lab plugin", description: "" },
      },
    ];
    for (const effect of proofs)
      expect(await biotDriver.verify(effect, connectTo(sandbox), {}), effect.type).toMatchObject({ state: "so" });
    expect((await post(sandbox.consoleUrl, `/roles/${SMALL.wardRole}/delete`)).status).toBe(400);
    await sandbox.close();
  });

  it("is where a service user's key is made and deleted, and its secret is in no address", async () => {
    const sandbox = await startBiotSandbox();
    const url = `/service-users/${SMALL.wardMonitor}`;
    const page = await (await fetch(`${sandbox.consoleUrl}${url}`)).text();
    for (const label of ["Role", "Active", "Save", "Delete key", "New secret key", "Delete service user"])
      expect(page).toContain(label);
    const made = await post(sandbox.consoleUrl, `${url}/keys`);
    expect(made.status).toBe(200);
    expect(await made.text()).toContain("shown this once");
    await post(sandbox.consoleUrl, `${url}/keys/${SMALL.wardMonitorKey}`);
    const effect: Effect = {
      type: "token.revoke.v1",
      ...order,
      person: { ...person, remoteId: "ward-monitor" },
      label: "Server",
      hint: "ends in 0002",
      isHeld: true,
      ref: SMALL.wardMonitorKey,
    };
    expect(await biotDriver.verify(effect, connectTo(sandbox), {})).toMatchObject({ state: "so" });
    await sandbox.close();
  });
});

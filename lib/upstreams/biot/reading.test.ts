import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Observed, ObservedKind } from "../driver";
import { biotDriver } from "./driver";
import { type BiotSandbox, startBiotSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { longListsOf } from "./sandbox-lists";
import { SMALL } from "./sandbox-seed";

let sandbox: BiotSandbox;
beforeEach(async () => {
  sandbox = await startBiotSandbox();
});
afterEach(() => sandbox.close());

async function read(kind: ObservedKind, from?: string): Promise<{ items: Observed[]; pages: (string | null)[] }> {
  const items: Observed[] = [];
  const pages: (string | null)[] = [];
  for await (const page of biotDriver.observe?.(kind, connectTo(sandbox), from) ?? []) {
    items.push(...page.items);
    pages.push(page.next);
  }
  return { items, pages };
}

describe("what is read", () => {
  it("of service users is their name, id, block and what was fixed when they were made", async () => {
    const { items } = await read("user");
    expect(items.find((o) => o.kind === "user" && o.remoteId === "lab-bridge")).toEqual({
      kind: "user",
      remoteId: "lab-bridge",
      ref: SMALL.labBridge,
      name: "lab-bridge",
      email: null,
      isBlocked: false,
      attributes: { type: "EXTERNAL_SERVICE", ownerOrganizationId: SMALL.clinic, tokenMinutes: "10" },
    });
  });

  it("of roles, memberships, permissions and keys goes by the names of roles and service users", async () => {
    expect((await read("group")).items).toContainEqual({
      kind: "group",
      code: "Ward plugin",
      ref: SMALL.wardRole,
      description: "Reads the monitors of a ward",
    });
    expect((await read("membership")).items).toContainEqual({
      kind: "membership",
      groupCode: "Ward plugin",
      remoteId: "ward-monitor",
    });
    expect((await read("endpoint")).items).toContainEqual({
      kind: "endpoint",
      groupCode: "Ward plugin",
      endpoint: { kind: "permission", name: "EMAIL_SEND_EMAIL" },
    });
    const { items } = await read("token");
    expect(items.find((o) => o.kind === "token" && o.ref === SMALL.wardMonitorKey)).toMatchObject({
      remoteId: "ward-monitor",
      isActive: true,
      expiresAt: null,
    });
    expect(JSON.stringify(items)).not.toContain(SMALL.wardMonitorSecret);
  });

  it("shows a service user without a name by its id, and a role that is gone by its id", async () => {
    const [ward] = sandbox.state.serviceUsers.slice(1);
    if (ward) Object.assign(ward, { name: null, roleId: "00000000-0000-4000-8000-000000000404" });
    expect((await read("user")).items.map((o) => o.kind === "user" && o.remoteId)).toContain(SMALL.wardMonitor);
    expect((await read("membership")).items).toContainEqual({
      kind: "membership",
      groupCode: "00000000-0000-4000-8000-000000000404",
      remoteId: SMALL.wardMonitor,
    });
  });
});

describe("pages", () => {
  it("begin at zero, go on from where one ended, and hold to what a server gives", async () => {
    longListsOf(sandbox, "current+hidden-roles")[0]?.fill();
    const whole = await read("user");
    expect(whole.items.length).toBe(263);
    expect(whole.pages.length).toBe(3);
    expect((await read("user", whole.pages[1] ?? "")).items).toEqual(whole.items.slice(200));
    sandbox.setFault({ kind: "search_limit:50" });
    const shorter = await read("user");
    expect(shorter.items).toEqual(whole.items);
    expect(shorter.pages.length).toBe(6);
  });

  it("of which the total changed meanwhile are refused, to be read again", async () => {
    longListsOf(sandbox, "current+hidden-roles")[0]?.fill();
    const reading = async () => {
      for await (const _ of biotDriver.observe?.("user", connectTo(sandbox)) ?? []) sandbox.state.serviceUsers.pop();
    };
    await expect(reading()).rejects.toMatchObject({ failure: { kind: "transient", wasSent: false } });
    const first = JSON.stringify([1, 9999]);
    await expect(read("user", first)).rejects.toMatchObject({ failure: { kind: "transient" } });
    await expect(read("user", "[1]")).rejects.toMatchObject({ failure: { kind: "rejected" } });
  });
});

describe("what a release can't list", () => {
  it.each([
    ["legacy", "user"],
    ["legacy", "membership"],
    ["legacy", "token"],
    ["current", "group"],
    ["current", "membership"],
    ["current", "endpoint"],
  ] as const)("is refused and never shown as empty: %s, %s", async (version, kind) => {
    sandbox.setFault({ kind: `version:${version}` });
    await expect(read(kind)).rejects.toMatchObject({ failure: { kind: "unsupported" } });
  });

  it("is left out by the settings", () => {
    expect(biotDriver.observesAt?.({ rolesApi: "no" })).toEqual(["user", "token"]);
    expect(biotDriver.observesAt?.({ searchApi: "no" })).toEqual(["group", "endpoint"]);
    expect(biotDriver.observesAt?.({})).toEqual(biotDriver.observes);
  });
});

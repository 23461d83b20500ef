import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "../driver";
import type { Effect } from "../effects";
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

const block: Effect = {
  type: "user.block.v1",
  person: { remoteId: "ward-monitor", name: "Ward monitor", email: null },
};
const signIns = (): number => sandbox.requests.filter(({ operation }) => operation === "accessToken").length;
const readUsers = async (): Promise<number> => {
  let read = 0;
  for await (const { items } of biotDriver.observe?.("user", connectTo(sandbox)) ?? []) read += items.length;
  return read;
};
const asPerson = (username: string, password: string): Connection =>
  connectTo(sandbox, { settings: { signIn: "person", username, tenantId: SMALL.clinic }, secrets: { password } });

describe("the access token", () => {
  it("is asked for once for all calls of one use", async () => {
    await biotDriver.apply(block, connectTo(sandbox), {});
    expect(sandbox.requests.length).toBeGreaterThan(3);
    expect(signIns()).toBe(1);
  });

  it("is renewed early where a long reading outlives it", async () => {
    longListsOf(sandbox, "current+hidden-roles")[0]?.fill();
    sandbox.setFault({ kind: "short_tokens:0.002" });
    await expect(readUsers()).rejects.toMatchObject({ failure: { kind: "credentials" } });
    sandbox.setFault({ kind: "short_tokens:1800" });
    const before = signIns();
    sandbox.setFault({ kind: "status:401", operation: "services.search", after: 1, times: 1 });
    expect(await readUsers()).toBe(263);
    expect(signIns() - before).toBe(2);
  });

  it("that BioT turns away is asked for anew once, and no more", async () => {
    sandbox.setFault({ kind: "status:401", operation: "services.patch", times: 1 });
    expect(await biotDriver.apply(block, connectTo(sandbox), {})).toMatchObject({ state: "verified" });
    expect(signIns()).toBe(2);
    sandbox.setFault({ kind: "status:401", operation: "services.search" });
    await expect(biotDriver.apply(block, connectTo(sandbox), {})).rejects.toMatchObject({
      failure: { kind: "credentials" },
    });
    expect(signIns()).toBe(4);
  });
});

describe("a refused sign-in", () => {
  it("is a matter of the credential, with nothing sent, though BioT says 403", async () => {
    const wrong = connectTo(sandbox, { secrets: { secret_key: "wrong-secret-0000" } });
    await expect(biotDriver.apply(block, wrong, {})).rejects.toMatchObject({
      failure: { kind: "credentials", wasSent: false },
      theirWords: "LOGIN_FAILED: login failed",
      status: 403,
    });
  });

  it("because of a lock says so", async () => {
    sandbox.setFault({ kind: "service_locked" });
    await expect(biotDriver.apply(block, connectTo(sandbox), {})).rejects.toThrow("has locked the service user");
  });
});

describe("a person", () => {
  it("signs in by user name and password, and no organization is named for him", async () => {
    const connection = asPerson("ada@example.com", "correct-horse-0001");
    expect(await biotDriver.probe(connection)).toMatchObject({ ok: true });
    expect(await biotDriver.apply(block, connection, {})).toMatchObject({ state: "verified" });
  });

  it("with a second factor can't be signed in by a program", async () => {
    const probe = await biotDriver.probe(asPerson("mfa@example.com", "correct-horse-0002"));
    expect(probe.ok).toBe(false);
    expect(probe.checks[0]?.says).toContain("second factor");
  });
});

describe("the probe", () => {
  it("tells what Gatehouse's role lacks", async () => {
    const [role] = sandbox.state.roles;
    if (role) role.permissionIds = role.permissionIds.filter((id) => id !== "UMS_SERVICES_DELETE_SERVICE_USER");
    const probe = await biotDriver.probe(connectTo(sandbox));
    expect(probe.ok).toBe(false);
    expect(probe.checks.find(({ name }) => name === "Permissions")?.says).toContain("UMS_SERVICES_DELETE_SERVICE_USER");
  });

  it.each([
    ["legacy", "Search of service users"],
    ["current", "Role calls"],
  ])("skips what a release doesn't have, with the reason: %s", async (version, name) => {
    sandbox.setFault({ kind: `version:${version}` });
    const probe = await biotDriver.probe(connectTo(sandbox));
    expect(probe.ok).toBe(true);
    expect(probe.checks.filter(({ state }) => state === "skipped")).toEqual([expect.objectContaining({ name })]);
  });

  it("warns where no organization is named, and is refused where it names an unknown one", async () => {
    const says = async (tenantId?: string) => {
      const { settings } = connectTo(sandbox);
      const probe = await biotDriver.probe(
        connectTo(sandbox, { settings: { ...settings, ...(tenantId ? { tenantId } : {}) } }),
      );
      return [probe.ok, probe.checks.find(({ name }) => name === "Tenant-Id")?.says];
    };
    expect(await says()).toEqual([true, "None is set: calls that need an organization will fail."]);
    expect(await says(SMALL.clinic)).toEqual([true, `Calls name the organization ${SMALL.clinic}.`]);
    expect((await says("99999999-0000-4000-8000-000000000000"))[0]).toBe(false);
  });
});

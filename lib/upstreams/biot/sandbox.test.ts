import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ZERO_ORGANIZATION } from "./ids.rules";
import { type BiotSandbox, startBiotSandbox } from "./sandbox";
import { callerOf } from "./sandbox-caller";
import { SMALL } from "./sandbox-seed";

let sandbox: BiotSandbox;
beforeEach(async () => {
  sandbox = await startBiotSandbox();
});
afterEach(() => sandbox.close());

const ROLE = { name: "Ward app", description: "The ward's plugin", permissionIds: ["PROTECTED_API"] };

describe("the guide's own example", () => {
  it("makes a role, adds a permission, makes the service user, and its secret opens with what the role holds", async () => {
    const { send } = await callerOf(sandbox);
    const role = await send("POST", "/v2/admin/roles", ROLE);
    expect(role).toMatchObject({
      status: 201,
      body: {
        name: "Ward app",
        description: "The ward's plugin",
        type: "INTERNAL",
        permissions: [{ id: "PROTECTED_API" }],
      },
    });
    expect(role.body).toHaveProperty("creationTime");
    expect(role.body).toHaveProperty("lastModifiedTime");
    const associated = await send("POST", `/v2/admin/roles/${String(role.body.id)}/permissions/associate`, {
      permissionIds: ["EMAIL_SEND_EMAIL"],
    });
    expect(associated.status).toBe(200);

    const made = await send("POST", "/v2/services", {
      active: true,
      roleId: role.body.id,
      type: "INTERNAL_SERVICE",
      ownerOrganizationId: ZERO_ORGANIZATION,
      name: "Ward app",
      accessTokenExpirationInMinutes: 5,
    });
    expect(made.status).toBe(201);
    const key = made.body.secretKeyData as { id: string; creationTime: string; secretKey: string };
    expect(Object.keys(key).sort()).toEqual(["creationTime", "id", "secretKey"]);

    const plugin = await callerOf(sandbox, String(made.body.id), key.secretKey);
    const [head = "", claims = ""] = String(plugin.session.body.accessToken).split(".");
    const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
    expect(decode(head).alg).toBe("RS512");
    expect(Object.keys(decode(claims)).sort()).toEqual(["exp", "jti", "scopes", "serviceUserId", "tokenType"]);
    expect(decode(claims)).toMatchObject({
      scopes: ["PROTECTED_API", "EMAIL_SEND_EMAIL"],
      tokenType: "SERVICE_INTERNAL",
    });
    const life = Date.parse(String(plugin.session.body.accessTokenExpiration)) - Date.now();
    expect(Math.round(life / 60_000)).toBe(5);

    const shown = await send("GET", `/v2/services/${String(made.body.id)}`);
    expect(shown.body.secretKeys).toEqual([{ id: key.id, creationTime: key.creationTime }]);
    expect(JSON.stringify([shown, sandbox.state])).not.toContain(key.secretKey);
  });
});

describe("the three releases", () => {
  const routes = async () => {
    const { search, send } = await callerOf(sandbox);
    const [roles, users, one] = [
      await search("/v2/admin/roles", {}),
      await search("/v2/services", {}),
      await send("GET", `/v2/services/${SMALL.wardMonitor}`),
    ];
    return [roles.status, users.status, one.status];
  };

  it.each([
    ["legacy", [200, 404, 200]],
    ["current", [404, 200, 200]],
    ["current+hidden-roles", [200, 200, 200]],
  ])("differ in roles and in the search of service users: %s", async (version, statuses) => {
    sandbox.setFault({ kind: `version:${version}` });
    expect(await routes()).toEqual(statuses);
  });

  it("have no $OR in the oldest", async () => {
    const { search } = await callerOf(sandbox);
    const filter = { $OR: { filter: { name: { eq: "Gatehouse" }, id: { eq: SMALL.labRole } } } };
    expect(((await search("/v2/admin/roles", { filter })).body.data as unknown[]).length).toBe(2);
    sandbox.setFault({ kind: "version:legacy" });
    expect(await search("/v2/admin/roles", { filter })).toMatchObject({ status: 400 });
  });
});

describe("refusals", () => {
  it("carry six fields, with the code and the details that the specification lists", async () => {
    const { send } = await callerOf(sandbox);
    const { status, body } = await send("POST", `/v2/admin/roles/${SMALL.wardRole}/permissions/associate`, {
      permissionIds: ["EMAIL_SEND_EMAIL", "NO_SUCH", "NOR_THIS"],
    });
    expect(status).toBe(404);
    expect(Object.keys(body).sort()).toEqual(["code", "details", "environment", "message", "serviceName", "traceId"]);
    expect(body).toMatchObject({ code: "PERMISSIONS_NOT_FOUND", details: { ids: ["NO_SUCH", "NOR_THIS"] } });
    expect(body.traceId).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    ["a wrong secret with 403, not 401", SMALL.gatehouse, "wrong", 403, "LOGIN_FAILED"],
    ["an unknown service user alike", ZERO_ORGANIZATION, "wrong", 403, "LOGIN_FAILED"],
    ["what is no id as a bad request", "nobody", "wrong", 400, "REQUEST_VALIDATION_FAILED"],
  ])("of the sign-in tell %s", async (_, id, secret, status, code) => {
    const { session } = await callerOf(sandbox, id, secret);
    expect(session).toMatchObject({ status, body: { code } });
  });

  it("of a missing, false or ended token are 401, of a missing permission 403", async () => {
    const { sendOpen, send } = await callerOf(sandbox);
    const path = `/v2/services/${SMALL.labBridge}`;
    expect(await sendOpen("GET", path)).toMatchObject({ status: 401, body: { code: "TOKEN_NOT_VALID" } });
    expect(await sendOpen("GET", path, undefined, { authorization: "Bearer a.b.c" })).toMatchObject({ status: 401 });
    sandbox.setFault({ kind: "short_tokens:0" });
    expect(await (await callerOf(sandbox)).send("GET", path)).toMatchObject({ status: 401 });
    const ward = await callerOf(sandbox, SMALL.wardMonitor, SMALL.wardMonitorSecret);
    sandbox.setFault({ kind: "short_tokens:60" });
    expect(await ward.send("GET", path)).toMatchObject({ status: 401 });
    const fresh = await callerOf(sandbox, SMALL.wardMonitor, SMALL.wardMonitorSecret);
    expect(await fresh.send("GET", path)).toMatchObject({ status: 403, body: { code: "ACCESS_DENIED" } });
    expect(await send("GET", path)).toMatchObject({ status: 200 });
  });

  it("of the limit of keys name it, and a service user signs in with any live key", async () => {
    const { send } = await callerOf(sandbox);
    const path = `/v2/services/${SMALL.wardMonitor}/secret-keys`;
    const second = await send("POST", path);
    expect(second.status).toBe(201);
    expect(await send("POST", path)).toMatchObject({
      status: 409,
      body: { code: "MAX_SECRET_KEYS", details: { serviceId: SMALL.wardMonitor, maxSecretKeys: 2 } },
    });
    for (const secret of [SMALL.wardMonitorSecret, String(second.body.secretKey)])
      expect((await callerOf(sandbox, SMALL.wardMonitor, secret)).session.status).toBe(200);
    expect(await send("DELETE", `${path}/${SMALL.wardMonitorKey}`)).toEqual({ status: 204, body: {} });
    expect(await send("DELETE", `${path}/${SMALL.wardMonitorKey}`)).toMatchObject({
      status: 404,
      body: { code: "SECRET_KEY_ID_NOT_FOUND" },
    });
    expect((await callerOf(sandbox, SMALL.wardMonitor, SMALL.wardMonitorSecret)).session.status).toBe(403);
  });

  it("of a built-in group are 409, and of 0 token minutes 400", async () => {
    const { send, search } = await callerOf(sandbox);
    const { body } = await search("/v2/admin/groups", { filter: { name: { eq: "Manufacturer Admin" } } });
    const [group] = body.data as { id: string; builtIn: boolean }[];
    expect(await send("PATCH", `/v2/admin/groups/${group?.id}`, { name: "Mine" })).toMatchObject({
      status: 409,
      body: { code: "CANNOT_MODIFY_BUILT_IN_GROUP" },
    });
    const service = {
      roleId: SMALL.wardRole,
      type: "INTERNAL_SERVICE",
      name: "Zero",
      accessTokenExpirationInMinutes: 0,
    };
    expect(await send("POST", "/v2/services", service)).toMatchObject({ status: 400 });
    expect(await send("POST", "/v2/services", {})).toMatchObject({
      body: { code: "MISSING_PARAMETERS", details: { parameters: ["roleId", "type"] } },
    });
  });
});

describe("quirks", () => {
  it("the name is mandatory in a PATCH of a role, and a list of permissions replaces the whole set", async () => {
    const { send } = await callerOf(sandbox);
    const path = `/v2/admin/roles/${SMALL.wardRole}`;
    expect(await send("PATCH", path, { permissionIds: [] })).toMatchObject({ status: 400 });
    const kept = await send("PATCH", path, { name: "Ward two" });
    expect((kept.body.permissions as unknown[]).length).toBe(2);
    expect(
      (await send("PATCH", path, { name: "Ward two", permissionIds: ["PROTECTED_API"] })).body.permissions,
    ).toEqual([{ id: "PROTECTED_API" }]);
    expect((await send("PATCH", path, { name: "Ward two", permissionIds: null })).body.permissions).toEqual([]);
  });

  it("new permissions are in the next token only, and a token outlives its service user", async () => {
    const { send } = await callerOf(sandbox);
    const ward = await callerOf(sandbox, SMALL.wardMonitor, SMALL.wardMonitorSecret);
    const permissionIds = ["UMS_USERS_GET_SERVICE_USER_BY_ID"];
    await send("POST", `/v2/admin/roles/${SMALL.wardRole}/permissions/associate`, { permissionIds });
    const path = `/v2/services/${SMALL.labBridge}`;
    expect((await ward.send("GET", path)).status).toBe(403);
    const later = await callerOf(sandbox, SMALL.wardMonitor, SMALL.wardMonitorSecret);
    expect((await later.send("GET", path)).status).toBe(200);
    await send("PATCH", `/v2/services/${SMALL.wardMonitor}`, { active: false });
    expect((await later.send("GET", path)).status).toBe(200);
    expect((await callerOf(sandbox, SMALL.wardMonitor, SMALL.wardMonitorSecret)).session.status).toBe(403);
  });

  it("Tenant-Id in any letter case narrows a service's view, an unknown one is refused, and a person's is ignored", async () => {
    const { send, sendOpen } = await callerOf(sandbox);
    const path = `/v2/services/${SMALL.labBridge}`;
    const as = (clinic: string) => send("GET", path, undefined, { "tEnAnT-iD": clinic });
    expect((await as(SMALL.clinic)).status).toBe(200);
    expect((await as(SMALL.otherClinic)).status).toBe(403);
    const nowhere = { "tenant-id": "99999999-0000-4000-8000-000000000000" };
    expect((await send("GET", path, undefined, nowhere)).body.code).toBe("ACCESS_DENIED");
    const person = await sendOpen("POST", "/v2/users/login", {
      username: "ada@example.com",
      password: "correct-horse-0001",
    });
    const { token } = person.body.accessJwt as { token: string };
    const headers = { authorization: `Bearer ${token}`, ...nowhere };
    expect((await sendOpen("GET", path, undefined, headers)).status).toBe(200);
  });

  it("a search counts pages from zero, gives a hundred and the newest first, and refuses what it can't filter on", async () => {
    const { search, send } = await callerOf(sandbox);
    const first = await search("/v2/services", { limit: 2 });
    expect(first.body.metadata).toMatchObject({ page: { totalResults: 3, page: 0, limit: 2 } });
    expect((first.body.data as { name: string }[]).map(({ name }) => name)).toEqual(["lab-bridge", "ward-monitor"]);
    expect(((await search("/v2/services", { limit: 2, page: 1 })).body.data as unknown[]).length).toBe(1);
    expect((await send("GET", "/v2/services")).body.metadata).toMatchObject({ page: { page: 0, limit: 100 } });
    expect((await search("/v2/services", { filter: { roleId: { eq: SMALL.wardRole } } })).status).toBe(400);
    expect((await send("GET", "/v2/services?searchRequest=%7Bbroken")).status).toBe(400);
  });

  it("the books survive a restart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
    const stateFile = join(folder, "biot.json");
    const before = await startBiotSandbox({ stateFile });
    await (await callerOf(before)).send("PATCH", `/v2/services/${SMALL.wardMonitor}`, { active: false });
    await before.close();
    const after = await startBiotSandbox({ stateFile });
    expect(after.state.serviceUsers.find(({ id }) => id === SMALL.wardMonitor)?.active).toBe(false);
    expect(after.ledger.map(({ op }) => op)).toEqual(["services.patch"]);
    await after.close();
    rmSync(folder, { recursive: true });
  });
});

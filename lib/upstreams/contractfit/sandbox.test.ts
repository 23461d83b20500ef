import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Permission } from "./permissions.rules";
import { type ContractfitSandbox, type ContractfitSandboxOptions, startContractfitSandbox } from "./sandbox";
import { DOCUMENT, INBOX, KEY, OTHER_DOCUMENT, ROLE, smallSeed, USER } from "./sandbox-seed";

const running: ContractfitSandbox[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});
async function start(options: ContractfitSandboxOptions = {}): Promise<ContractfitSandbox> {
  const sandbox = await startContractfitSandbox(options);
  running.push(sandbox);
  return sandbox;
}

const OWN = `Basic ${btoa("gatehouse@example.com:Gatehouse-sandbox-1")}`;
type Init = { body?: unknown; headers?: Record<string, string>; prefix?: string };
async function call(sandbox: ContractfitSandbox, method: string, path: string, init: Init = {}) {
  const answer = await fetch(`${sandbox.url}${init.prefix ?? "/admin"}${path}`, {
    method,
    headers: init.headers ?? { authorization: OWN },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : (JSON.parse(text) as Record<string, unknown>) };
}
const asKey = (key: string): Init => ({ headers: { "x-api-key": key } });
const role = (id: string, inbox?: string, document_id?: string) => ({
  role: id,
  ...(inbox ? { inbox } : {}),
  ...(document_id ? { document_id } : {}),
});

describe("who calls", () => {
  it("may be told in four ways, under both prefixes", async () => {
    const sandbox = await start();
    const credentials = { username: "gatehouse@example.com", password: "Gatehouse-sandbox-1" };
    const { body } = await call(sandbox, "POST", "/auth", { body: credentials, headers: {} });
    const bearer = { authorization: `Bearer ${String(body?.authentication_token)}` };
    for (const prefix of ["/admin", "/api"]) {
      for (const headers of [bearer, { authorization: OWN }])
        expect((await call(sandbox, "GET", "/users/me", { headers, prefix })).body?.username).toBe(
          credentials.username,
        );
      expect((await call(sandbox, "GET", "/users/me", { ...asKey(KEY.active), prefix })).body?.username).toBe(
        "shared-link",
      );
      const query = await call(sandbox, "GET", `/users/me?api_key=${KEY.active}`, { headers: {}, prefix });
      expect(query.body?.id).toBe(USER.sharedLink);
    }
    expect((await call(sandbox, "POST", "/auth/logout", { headers: bearer })).status).toBe(204);
    expect((await call(sandbox, "GET", "/users/me", { headers: bearer })).status).toBe(401);
    expect((await call(sandbox, "POST", "/auth/logout")).status).toBe(400);
  });

  it("is nobody with a wrong password, an ended session, or a key that is dead or unknown", async () => {
    const sandbox = await start({ seed: { ...smallSeed(), sessionMinutes: 0 } });
    const credentials = { username: "gatehouse@example.com", password: "wrong" };
    const wrong = await call(sandbox, "POST", "/auth", { body: credentials, headers: {} });
    expect([wrong.status, typeof wrong.body?.message]).toEqual([401, "string"]);
    const { body } = await call(sandbox, "POST", "/auth", {
      body: { ...credentials, password: "Gatehouse-sandbox-1" },
      headers: {},
    });
    const bearer = { authorization: `Bearer ${String(body?.authentication_token)}` };
    expect((await call(sandbox, "GET", "/users/me", { headers: bearer })).status).toBe(401);
    for (const key of [KEY.expired, KEY.inactive, "0".repeat(64)])
      expect((await call(sandbox, "GET", "/users/me", asKey(key))).status).toBe(401);
    sandbox.setFault({ kind: "dead_key_status:403" });
    expect((await call(sandbox, "GET", "/users/me", asKey(KEY.expired))).status).toBe(403);
  });
});

describe("the gate of every address", () => {
  const body = { user: USER.sharedLink, roles: [role(ROLE.viewer, INBOX.invoice)] };
  const GATES: [Permission, string, string, unknown?][] = [
    ["edit_users", "GET", "/users"],
    ["edit_users", "POST", "/users", { username: "x", active: true, roles: [] }],
    ["edit_users", "GET", `/users/${USER.kim}`],
    ["edit_users", "PATCH", `/users/${USER.kim}`, { roles: [] }],
    ["edit_users", "POST", "/roles", { name: "x", permissions: {} }],
    ["edit_users", "PATCH", `/roles/${ROLE.narrow}`, { name: "y" }],
    ["edit_users", "DELETE", `/roles/${ROLE.narrow}`],
    ["edit_users", "POST", "/auth/token", { username: "shared-link" }],
    ["view_api_keys", "GET", "/auth/api-key"],
    ["view_api_keys", "GET", `/auth/api-key/inbox/${INBOX.invoice}`],
    ["view_api_keys", "GET", `/auth/api-key/${KEY.active}`],
    ["edit_backend_settings", "POST", "/auth/api-key", body],
    ["edit_backend_settings", "POST", `/auth/api-key/inbox/${INBOX.invoice}`, body],
    ["edit_backend_settings", "PATCH", `/auth/api-key/${KEY.active}`, { active: false }],
    ["edit_backend_settings", "DELETE", `/auth/api-key/${KEY.active}`],
    ["view_list", "GET", `/inboxes/${INBOX.invoice}`],
    ["create_inbox", "POST", "/inboxes", { name: "x", project: smallSeed().projects[0]?.id }],
    ["review", "GET", `/documents/${DOCUMENT}`],
  ];

  it.each(GATES)("asks for %s, and for no more: %s %s", async (permission, method, path, sent) => {
    const sandbox = await start();
    const gate = sandbox.state.roles.find(({ id }) => id === ROLE.setUp);
    const all = sandbox.state.roles.find(({ id }) => id === ROLE.everything)?.permissions ?? [];
    const init = sent === undefined ? {} : { body: sent };
    if (gate) gate.permissions = all.filter((one) => one !== permission);
    const refused = await call(sandbox, method, path, init);
    expect([refused.status, refused.body?.message]).toEqual([403, `Permission ${permission} is missing`]);
    expect(sandbox.ledger).toEqual([]);
    if (gate) gate.permissions = [permission];
    expect((await call(sandbox, method, path, init)).status).toBeLessThan(300);
  });

  it.each(["/roles", `/roles/${ROLE.viewer}`, "/inboxes", "/projects", "/users/me"])(
    "asks for none: GET %s",
    async (path) => {
      const sandbox = await start();
      expect((await call(sandbox, "GET", path, asKey(KEY.active))).status).toBe(200);
      expect((await call(sandbox, "GET", path, { headers: {} })).status).toBe(401);
    },
  );

  it("takes rights at one inbox for that inbox alone", async () => {
    const sandbox = await start();
    const own = sandbox.state.users.find(({ id }) => id === USER.setUp);
    if (own) own.roles = [role(ROLE.setUp, INBOX.invoice)];
    const create = (path: string, inbox: string) =>
      call(sandbox, "POST", path, { body: { user: USER.sharedLink, roles: [role(ROLE.viewer, inbox)] } });
    expect((await create(`/auth/api-key/inbox/${INBOX.invoice}`, INBOX.invoice)).status).toBe(201);
    expect((await create(`/auth/api-key/inbox/${INBOX.invoice}`, INBOX.contract)).status).toBe(403);
    expect((await create(`/auth/api-key/inbox/${INBOX.contract}`, INBOX.contract)).status).toBe(403);
    expect((await create("/auth/api-key", INBOX.invoice)).status).toBe(403);
  });
});

describe("the odd answers", () => {
  it.each<[string, string, string, unknown, number]>([
    ["a role without its fields", "POST", "/roles", { name: "x" }, 405],
    [
      "a role with a permission that there isn't",
      "POST",
      "/roles",
      { name: "x", permissions: { read_documents: true } },
      400,
    ],
    ["a user without its fields", "POST", "/users", { username: "x" }, 400],
    [
      "a user with a role that there isn't",
      "POST",
      "/users",
      { username: "x", active: true, roles: [role(OTHER_DOCUMENT)] },
      406,
    ],
    ["a user whose name is taken", "POST", "/users", { username: "Shared-Link", active: true, roles: [] }, 409],
    ["a user made inactive", "PATCH", `/users/${USER.kim}`, { active: false }, 400],
    [
      "a key with a role that there isn't",
      "POST",
      "/auth/api-key",
      { user: USER.kim, roles: [role(OTHER_DOCUMENT)] },
      404,
    ],
    ["a key with a name", "POST", "/auth/api-key", { user: USER.kim, roles: [], name: "x" }, 400],
    ["another scope for a key", "PATCH", `/auth/api-key/${KEY.active}`, { roles: [] }, 400],
    ["an address that there isn't", "GET", "/groups", undefined, 404],
    ["a method that an address hasn't", "PUT", "/users", {}, 405],
    ["a key that is gone", "DELETE", `/auth/api-key/${"0".repeat(64)}`, undefined, 404],
  ])("are the vendor's own, with a message: %s", async (_, method, path, body, status) => {
    const sandbox = await start();
    const answer = await call(sandbox, method, path, body === undefined ? {} : { body });
    expect([answer.status, typeof answer.body?.message]).toEqual([status, "string"]);
    expect(sandbox.ledger).toEqual([]);
  });

  it("are the documented ones for what goes well: 201 for making, 204 for deleting, and all fifty flags of a role", async () => {
    const sandbox = await start();
    const made = await call(sandbox, "POST", "/roles", { body: { name: "x", permissions: { review: true } } });
    expect([made.status, Object.keys(made.body?.permissions ?? {}).length]).toEqual([201, 50]);
    expect((await call(sandbox, "DELETE", `/roles/${String(made.body?.id)}`)).status).toBe(204);
    expect((await call(sandbox, "DELETE", `/users/${USER.kim}`)).status).toBe(204);
    expect((await call(sandbox, "DELETE", `/auth/api-key/${KEY.active}`)).status).toBe(204);
  });
});

describe("what a key opens", () => {
  const make = async (sandbox: ContractfitSandbox, roles: unknown[]) => {
    const made = await call(sandbox, "POST", "/auth/api-key", { body: { user: USER.sharedLink, roles } });
    return { status: made.status, token: String(made.body?.token) };
  };

  it("is one document with an entry for it, and the list with another entry", async () => {
    const sandbox = await start();
    const visit = async (path: string) => (await call(sandbox, "GET", path, asKey(KEY.document))).status;
    expect(await visit(`/documents/${DOCUMENT}`)).toBe(200);
    expect(await visit(`/documents/${OTHER_DOCUMENT}`)).toBe(403);
    expect(await visit(`/inboxes/${INBOX.invoice}`)).toBe(200);
  });

  it.each([
    [null, 201, 403],
    ["reject403", 403, 401],
    ["allow", 201, 200],
  ])("of what its user hasn't is as the switch says: %s", async (turned, created, opened) => {
    const sandbox = await start();
    if (turned) sandbox.setFault({ kind: `key_broader_than_user:${turned}` });
    const { status, token } = await make(sandbox, [role(ROLE.viewer)]);
    expect(status).toBe(created);
    expect((await call(sandbox, "GET", `/inboxes/${INBOX.contract}`, asKey(token))).status).toBe(opened);
  });

  it("ends with its user, or doesn't, as the switch says", async () => {
    for (const [what, status] of [
      ["kill", 401],
      ["keep", 200],
    ] as const) {
      const sandbox = await start();
      sandbox.setFault({ kind: `deleted_user_keys:${what}` });
      await call(sandbox, "DELETE", `/users/${USER.sharedLink}`);
      expect((await call(sandbox, "GET", `/inboxes/${INBOX.invoice}`, asKey(KEY.active))).status).toBe(status);
    }
  });
});

describe("what is kept", () => {
  it("survives a restart, and the vendor's own books never hold a text", async () => {
    const directory = mkdtempSync(join(tmpdir(), "contractfit-"));
    try {
      const stateFile = join(directory, "state.json");
      const first = await start({ stateFile });
      await call(first, "DELETE", `/auth/api-key/${KEY.active}`);
      await first.close();
      const second = await start({ stateFile });
      expect(second.state.keys).toHaveLength(3);
      expect(second.ledger).toHaveLength(1);
      expect(readFileSync(`${stateFile}.ledger.ndjson`, "utf8")).not.toContain(KEY.active);
      second.reset();
      expect(second.state.keys).toHaveLength(4);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

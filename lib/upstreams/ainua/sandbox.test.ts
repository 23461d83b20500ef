import { afterEach, describe, expect, it } from "vitest";
import { type AinuaSandbox, startAinuaSandbox } from "./sandbox";
import { smallSeed } from "./sandbox-seed";
import { peopleOf, portalOf } from "./sandbox-state";
import { TOKEN_PATH } from "./wire";

const running: AinuaSandbox[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});
async function start(...switches: string[]): Promise<AinuaSandbox> {
  const sandbox = await startAinuaSandbox();
  for (const kind of switches) sandbox.setFault({ kind });
  running.push(sandbox);
  return sandbox;
}

const ACCOUNTS = "/api/integrations/v1/accounts";
const USERS = "/api/integrations/v1/users";
const ACME = `${ACCOUNTS}/123456-8/users`;
const acme = (sandbox: AinuaSandbox) => peopleOf(sandbox.state, "123456-8");

const ask = (sandbox: AinuaSandbox, form: Record<string, string>) =>
  fetch(`${sandbox.url}${TOKEN_PATH}`, { method: "POST", body: new URLSearchParams(form) });
async function bearer(sandbox: AinuaSandbox, client = "gatehouse"): Promise<string> {
  const form = { grant_type: "client_credentials", client_id: client, client_secret: `${client}-sandbox-secret` };
  const answer = (await (await ask(sandbox, form)).json()) as { access_token: string };
  return answer.access_token;
}
async function patch(sandbox: AinuaSandbox, path: string, body: unknown, client?: string): Promise<Response> {
  return fetch(`${sandbox.url}${path}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${await bearer(sandbox, client)}`, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

describe("the token face", { timeout: 30_000 }, () => {
  it("answers as Keycloak does, with a signed token that carries the client id", async () => {
    const sandbox = await start("token_life:30");
    const form = { grant_type: "client_credentials", client_id: "erp", client_secret: "erp-sandbox-secret" };
    const answer = await ask(sandbox, form);
    const body = (await answer.json()) as { access_token: string };
    expect(answer.status).toBe(200);
    expect(body).toMatchObject({ expires_in: 30, token_type: "Bearer", "not-before-policy": 0 });
    expect(body).not.toHaveProperty("refresh_token");
    const [head = "", claims = ""] = body.access_token.split(".");
    const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
    expect(read(head)).toMatchObject({ alg: "RS256" });
    expect(read(claims)).toMatchObject({ azp: "erp", client_id: "erp" });
  });

  it("refuses a wrong secret with 401, a body that is no form with 400, and another grant with 400", async () => {
    const sandbox = await start();
    const form = { grant_type: "client_credentials", client_id: "gatehouse", client_secret: "wrong" };
    const wrong = await ask(sandbox, form);
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      { error: "unauthorized_client", error_description: "Invalid client or Invalid client credentials" },
    ]);
    const json = await fetch(`${sandbox.url}${TOKEN_PATH}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...form, client_secret: "gatehouse-sandbox-secret" }),
    });
    expect(json.status).toBe(400);
    expect((await ask(sandbox, { ...form, grant_type: "password" })).status).toBe(400);
  });

  it("lets in no token that is missing, tampered with, of another portal, expired, or of a connector that was switched off", async () => {
    const sandbox = await start();
    const other = await start();
    const good = await bearer(sandbox);
    const send = (authorization?: string) =>
      fetch(`${sandbox.url}${USERS}`, { method: "PATCH", headers: authorization ? { authorization } : {}, body: "{}" });
    expect((await send(`Bearer ${good}`)).status).toBe(200);
    const claims = Buffer.from(JSON.stringify({ exp: 9e9, client_id: "crm" })).toString("base64url");
    const [head, , signature] = good.split(".");
    sandbox.setFault({ kind: "token_life:0" });
    const over = await bearer(sandbox);
    for (const token of [undefined, `${head}.${claims}.${signature}`, await bearer(other), over, "x.y.z"])
      expect((await send(token && `Bearer ${token}`)).status).toBe(401);
    await fetch(`${sandbox.consoleUrl}/connectors/gatehouse/switch`, { method: "POST" });
    expect((await send(`Bearer ${good}`)).status).toBe(401);
  });
});

describe("the integration API", { timeout: 30_000 }, () => {
  it("takes the vendor's own examples word for word, and answers 200 without a body", async () => {
    const sandbox = await start();
    const texts: [string, string][] = [
      [ACCOUNTS, '{ "account_123": { "name": "Acme Ltd.", "id": "123456-8" }}'],
      [ACME, '[ "user_001", "user_002"]'],
      [ACCOUNTS, '{ "account_123": null }'],
    ];
    for (const [path, text] of texts) {
      const answer = await patch(sandbox, path, text);
      expect([answer.status, await answer.text()]).toEqual([200, ""]);
    }
    expect(sandbox.state.accounts.filter((a) => a.externalId === "account_123")).toEqual([]);
  });

  it("shows nothing: only PATCH works, on accounts, users and lists alike", async () => {
    const sandbox = await start();
    const headers = { authorization: `Bearer ${await bearer(sandbox)}` };
    for (const path of [ACCOUNTS, USERS, ACME, "/integrations/v1/users", `${USERS}/user_001`])
      for (const method of ["GET", "POST", "PUT", "DELETE"])
        expect((await fetch(`${sandbox.url}${path}`, { method, headers })).status).toBe(405);
  });

  it("takes users by today's path and by the older one, or by one alone", async () => {
    const sandbox = await start();
    for (const path of [USERS, "/integrations/v1/users"])
      expect((await patch(sandbox, path, { u: { email: "u@example.com" } })).status).toBe(200);
    sandbox.setFault({ kind: "users_path:older" });
    expect((await patch(sandbox, USERS, {})).status).toBe(404);
    expect((await patch(sandbox, "/integrations/v1/users", {})).status).toBe(200);
  });

  it("keeps external ids per connector, and joins users by e-mail and accounts by common id across them", async () => {
    const sandbox = await start();
    await patch(sandbox, USERS, { user_001: { email: "somebody.else@example.com" } }, "erp");
    const { people, companies } = portalOf(sandbox.state);
    expect(people.find((p) => p.email === "kim.devries@example.com")?.ids).toEqual([
      "crm: c-9",
      "erp: E-1",
      "gatehouse: user_001",
    ]);
    expect(companies.find((c) => c.commonId === "123456-8")?.ids).toHaveLength(3);
  });

  it("begins with a user of three accounts, an account without users and a binding that leads nowhere", async () => {
    const { companies, orphans } = portalOf((await start()).state);
    expect(companies.filter((c) => c.people.includes("kim.devries@example.com"))).toHaveLength(3);
    expect(companies.filter((c) => c.people.length === 0).map((c) => c.name)).toEqual(["Nobody Yet BV"]);
    expect(orphans.map((o) => o.user)).toEqual(["c-404"]);
  });

  it("replaces a list or only adds to it, as switched, and the same for an empty one", async () => {
    const replacing = await start();
    await patch(replacing, ACME, ["user_003"]);
    expect(acme(replacing)).toEqual(["kim.devries@example.com", "lou.bos@example.com"]);
    await patch(replacing, ACME, []);
    expect(acme(replacing)).toEqual(["kim.devries@example.com"]);
    const adding = await start("binding_mode:add");
    await patch(adding, ACME, ["user_003"]);
    await patch(adding, ACME, []);
    expect(acme(adding)).toHaveLength(3);
    const everybody = await start("replace_scope:account");
    await patch(everybody, ACME, ["user_003"]);
    expect(acme(everybody)).toEqual(["lou.bos@example.com"]);
  });

  it("takes away by null one connector's id, or the person for every connector, as switched", async () => {
    const mapping = await start();
    await patch(mapping, USERS, { user_001: null });
    expect(acme(mapping)).toContain("kim.devries@example.com");
    const identity = await start("remove_scope:identity");
    await patch(identity, USERS, { user_001: null });
    expect(portalOf(identity.state).people.map((p) => p.email)).not.toContain("kim.devries@example.com");
    expect(acme(identity)).toEqual(["sam.jansen@example.com"]);
  });

  it("drops or keeps the bindings of who was removed, as switched", async () => {
    for (const [kind, back] of [
      ["bindings_on_removal:dropped", false],
      ["bindings_on_removal:kept", true],
    ] as const) {
      const sandbox = await start(kind);
      await patch(sandbox, USERS, { user_002: null });
      expect(acme(sandbox)).not.toContain("sam.jansen@example.com");
      await patch(sandbox, USERS, { user_002: { email: "sam.jansen@example.com" } });
      expect(acme(sandbox).includes("sam.jansen@example.com")).toBe(back);
    }
  });

  it("ignores, refuses or parks who and what it doesn't know, as switched", async () => {
    const list = ["user_001", "user_002", "user_new"];
    const come = { user_new: { email: "new@example.com" } };
    for (const [choice, status, isIn] of [
      ["ignore", 200, false],
      ["reject404", 404, false],
      ["park", 200, true],
    ] as const) {
      const sandbox = await start(`unknown_user:${choice}`, `unknown_account:${choice}`);
      expect((await patch(sandbox, ACME, list)).status).toBe(status);
      await patch(sandbox, USERS, come);
      expect(acme(sandbox).includes("new@example.com")).toBe(isIn);
      expect((await patch(sandbox, `${ACCOUNTS}/0700/users`, ["user_001"])).status).toBe(status);
      await patch(sandbox, ACCOUNTS, { account_700: { name: "Seven", id: "0700" } });
      expect(peopleOf(sandbox.state, "0700").length > 0).toBe(isIn);
    }
  });

  it("finds an account by its external id in a binding's path only where it is lenient", async () => {
    for (const [switches, isIn] of [
      [[], false],
      [["lenient_account_id"], true],
    ] as const) {
      const sandbox = await start(...switches);
      await patch(sandbox, `${ACCOUNTS}/account_400/users`, ["user_003"]);
      expect(peopleOf(sandbox.state, "0999.000.111").length > 0).toBe(isIn);
    }
  });

  it("takes several entries together or each by itself, and can break in the middle", async () => {
    const body = { a: { email: "a@example.com" }, b: { email: 7 }, c: { email: "c@example.com" } };
    for (const [choice, count] of [
      ["atomic", 0],
      ["per_entry", 2],
    ] as const) {
      const sandbox = await start(`batch:${choice}`);
      expect((await patch(sandbox, USERS, body)).status).toBe(400);
      expect(sandbox.state.users.filter((u) => /^[abc]$/.test(u.externalId))).toHaveLength(count);
    }
    const breaking = await start("breaks_after:1:500");
    const good = { a: { email: "a@example.com" }, c: { email: "c@example.com" } };
    expect((await patch(breaking, USERS, good)).status).toBe(500);
    expect(breaking.state.users.filter((u) => /^[ac]$/.test(u.externalId))).toHaveLength(1);
    expect((await patch(breaking, ACME, ["user_001", "user_003"])).status).toBe(500);
  });

  it("lets a new e-mail address or common id join another identity, or stay, as switched", async () => {
    for (const [choice, isMoved] of [
      ["moves", true],
      ["stays", false],
    ] as const) {
      const sandbox = await start(`rejoin:${choice}`);
      await patch(sandbox, USERS, { user_002: { email: "sam.devries@example.com" } });
      expect(acme(sandbox).includes("sam.devries@example.com")).toBe(isMoved);
      await patch(sandbox, ACCOUNTS, { account_123: { name: "Acme", id: "0800" } });
      expect(portalOf(sandbox.state).companies.some((c) => c.commonId === "0800")).toBe(isMoved);
    }
  });

  it.each(["", "{", "[]", "null", '{"a":{"email":""}}', '{"a":[]}', '{"a":"x"}'])(
    "refuses a body that isn't in the documented form: %j",
    async (text) => {
      const sandbox = await start();
      const before = JSON.stringify(sandbox.state);
      expect((await patch(sandbox, USERS, text)).status).toBe(400);
      expect(JSON.stringify(sandbox.state)).toBe(before);
    },
  );
});

describe("the administration", { timeout: 30_000 }, () => {
  const post = (sandbox: AinuaSandbox, path: string, form: Record<string, string> = {}) =>
    fetch(`${sandbox.consoleUrl}${path}`, { method: "POST", redirect: "manual", body: new URLSearchParams(form) });
  const said = (page: string, name: string): string =>
    new RegExp(`<dt>${name}</dt><dd><code>([^<]+)</code>`).exec(page)?.[1] ?? "";

  it("makes a connector whose credentials are shown once and work", async () => {
    const sandbox = await start();
    const page = await (await post(sandbox, "/connectors", { name: "Back-office NL", kind: "data" })).text();
    const [client_id, client_secret] = [said(page, "client_id"), said(page, "client_secret")];
    const form = { grant_type: "client_credentials", client_id, client_secret };
    expect((await ask(sandbox, form)).status).toBe(200);
    const shown = await (await fetch(`${sandbox.url}/_sandbox/state`)).text();
    const again = await (await fetch(`${sandbox.consoleUrl}/connectors/${client_id}`)).text();
    expect([shown, again, JSON.stringify(sandbox.state)].some((text) => text.includes(client_secret))).toBe(false);
    expect((await post(sandbox, "/connectors", { name: "back-office nl" })).status).toBe(400);
  });

  it("replaces a secret, after which the old one opens nothing", async () => {
    const sandbox = await start();
    const page = await (await post(sandbox, "/connectors/erp/secret")).text();
    const form = { grant_type: "client_credentials", client_id: "erp" };
    expect((await ask(sandbox, { ...form, client_secret: "erp-sandbox-secret" })).status).toBe(401);
    expect((await ask(sandbox, { ...form, client_secret: said(page, "client_secret") })).status).toBe(200);
    await post(sandbox, "/connectors/erp/delete");
    expect((await ask(sandbox, { ...form, client_secret: said(page, "client_secret") })).status).toBe(401);
  });

  it("shows what the portal holds on its own page, which is plainly no part of the vendor's", async () => {
    const sandbox = await start();
    const page = await (await fetch(`${sandbox.consoleUrl}/portal`)).text();
    expect(page).toContain("sandbox only");
    expect(page).toContain("gatehouse: user_001");
    expect(smallSeed().connectors.some((c) => page.includes(c.clientSecret))).toBe(false);
  });
});

import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "../driver";
import type { Effect } from "../effects";
import { ainuaDriver } from "./driver";

// The requests of the vendor's own pages, word for word.
const ACCOUNT = '{ "account_123": { "name": "Acme Ltd.", "id": "123456-8" }}';
const LIST = '[ "user_001", "user_002"]';
const NULL = '{ "account_123": null }';

const person = (remoteId: string, email: string) => ({ remoteId, name: remoteId, email });
const KIM = person("user_001", "kim.devries@example.com");
const SAM = person("user_002", "sam.jansen@example.com");
const acme = { code: "account_123", description: "Acme Ltd.", attributes: { commonId: "123456-8" } };

type Seen = { method: string; path: string; type: string; authorization: string; body: string };
let seen: Seen[] = [];
let server: Server;
let connection: Connection;

beforeEach(async () => {
  seen = [];
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { authorization = "", "content-type": type = "" } = request.headers;
    seen.push({ method: request.method ?? "", path: request.url ?? "", type, authorization, body });
    const isToken = request.url?.endsWith("/token");
    response.end(isToken ? JSON.stringify({ access_token: `t${seen.length}`, expires_in: 300 }) : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  connection = {
    restUrl: `http://${host}`,
    soapUrl: null,
    settings: { clientId: "gate house" },
    secrets: { client_secret: "s&cret" },
    allow: [host],
  };
});
afterEach(() => void server.close());

async function writesOf(effect: Effect, settings: Record<string, string> = {}) {
  const place = { ...connection, settings: { ...connection.settings, ...settings } };
  const outcome = await ainuaDriver.apply(effect, place, {});
  return { outcome, writes: seen.filter(({ path }) => !path.endsWith("/token")) };
}

describe("what goes over the wire", { timeout: 30_000 }, () => {
  it("is the token request as documented: a form by client credentials", async () => {
    await writesOf({ type: "group.create.v1", group: acme });
    expect(seen[0]).toEqual({
      method: "POST",
      path: "/realms/ncp/protocol/openid-connect/token",
      type: "application/x-www-form-urlencoded",
      authorization: "",
      body: "grant_type=client_credentials&client_id=gate+house&client_secret=s%26cret",
    });
  });

  it("is the documented PATCH of accounts for a new group", async () => {
    const { writes } = await writesOf({ type: "group.create.v1", group: acme });
    expect(writes.map(({ body, ...rest }) => ({ ...rest, body: JSON.parse(body) }))).toEqual([
      {
        method: "PATCH",
        path: "/api/integrations/v1/accounts",
        type: "application/json",
        authorization: "Bearer t1",
        body: JSON.parse(ACCOUNT),
      },
    ]);
  });

  it("is the documented PATCH of the whole list by the common identity id for a membership", async () => {
    const order = { group: acme, members: [SAM, KIM] };
    const { writes } = await writesOf({ type: "membership.remove.v1", person: person("user_003", "l@x.nl"), ...order });
    expect(writes.map(({ method, path, body }) => [method, path, JSON.parse(body)])).toEqual([
      ["PATCH", "/api/integrations/v1/accounts/123456-8/users", JSON.parse(LIST)],
    ]);
  });

  it("is the new member himself and then the whole list when somebody is added", async () => {
    const order = { group: acme, members: [SAM, KIM], mayCreateGroup: false };
    const { writes } = await writesOf({ type: "membership.add.v1", person: SAM, ...order });
    expect(writes.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ["/api/integrations/v1/users", { user_002: { email: "sam.jansen@example.com" } }],
      ["/api/integrations/v1/accounts/123456-8/users", JSON.parse(LIST)],
    ]);
  });

  it("is the documented null for what is removed", async () => {
    const { writes } = await writesOf({ type: "group.archive.v1", group: acme });
    expect(writes.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ["/api/integrations/v1/accounts", JSON.parse(NULL)],
    ]);
    const user = await writesOf({ type: "user.remove.v1", person: KIM });
    expect(user.writes.at(-1)).toMatchObject({ path: "/api/integrations/v1/users", body: '{"user_001":null}' });
  });

  it("is the list without its users, and then the documented null, where an account leaves its common identity id", async () => {
    const { writes } = await writesOf({ type: "group.archive.v1", group: { ...acme, members: [SAM, KIM] } });
    expect(writes.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ["/api/integrations/v1/accounts/123456-8/users", JSON.parse(LIST)],
      ["/api/integrations/v1/accounts", JSON.parse(NULL)],
    ]);
  });

  it("goes to the older path of the users API where the system says so", async () => {
    const { writes } = await writesOf({ type: "user.create.v1", person: KIM }, { usersPath: "/integrations/v1" });
    expect(writes.map(({ path }) => path)).toEqual(["/integrations/v1/users"]);
  });

  it("is what the ledger's hash was made of", async () => {
    const { outcome, writes } = await writesOf({ type: "group.create.v1", group: acme });
    const hash = createHash("sha256")
      .update(writes.at(-1)?.body ?? "")
      .digest("hex");
    expect(outcome).toMatchObject({ state: "applied", sentHash: hash });
  });

  it("is the same body for the same list in any order, with nobody twice", async () => {
    const order = { group: acme, person: person("user_003", "l@x.nl") };
    const one = await writesOf({ type: "membership.remove.v1", ...order, members: [SAM, KIM, SAM] });
    const other = await writesOf({ type: "membership.remove.v1", ...order, members: [KIM, SAM] });
    expect(one.outcome.sentHash).toBe(other.outcome.sentHash);
  });

  it.each(["..", ".", ""])("is nothing for a common identity id that leads elsewhere: %j", async (commonId) => {
    const group = { ...acme, attributes: { commonId } };
    const order: Effect = { type: "membership.remove.v1", group, person: KIM, members: [] };
    await expect(writesOf(order)).rejects.toMatchObject({ failure: { kind: "rejected", wasSent: false } });
    expect(seen).toEqual([]);
  });

  it("keeps a common identity id with odd characters in its place of the path", async () => {
    const group = { ...acme, attributes: { commonId: "DE HRB/12?#%2e" } };
    const { writes } = await writesOf({ type: "membership.remove.v1", group, person: KIM, members: [] });
    expect(writes[0]?.path).toBe("/api/integrations/v1/accounts/DE%20HRB%2F12%3F%23%252e/users");
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ASSUMED_CONTRACT, type BiuwerSandbox, type BiuwerSandboxOptions, startBiuwerSandbox } from "./sandbox";
import { smallSeed } from "./sandbox-seed";
import { findContent, findGroup, findUser, membersOf } from "./sandbox-state";

const RESOURCE = "a1b2c3d4-0000-4000-8000-000000000001";
const NORTHWIND = "5f0c1d7a-2b43-4a8e-9a11-6d2f0c9b1e01";
const CONTOSO = "5f0c1d7a-2b43-4a8e-9a11-6d2f0c9b1e02";
const PAST = "2026-01-02T00:00:00.000Z";

const running: BiuwerSandbox[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});
async function start(options: BiuwerSandboxOptions = {}): Promise<BiuwerSandbox> {
  const sandbox = await startBiuwerSandbox(options);
  running.push(sandbox);
  return sandbox;
}
async function open(sandbox: BiuwerSandbox, name: string): Promise<{ status: number; text: string; rows: number }> {
  const answer = await fetch(`${sandbox.url}/share`, { method: "POST", body: new URLSearchParams({ name }) });
  const text = await answer.text();
  return { status: answer.status, text, rows: text.split("<tr><td>").length - 1 };
}
const api = (sandbox: BiuwerSandbox, method: string, path: string, body?: object, key = sandbox.state.apiKey) =>
  fetch(`${sandbox.url}/api/v1${path}`, {
    method,
    headers: { "x-api-key": key },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const form = (sandbox: BiuwerSandbox, path: string, values: Record<string, string>) =>
  fetch(`${sandbox.consoleUrl}${path}`, { method: "POST", redirect: "manual", body: new URLSearchParams(values) });
function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error("the seed changed");
  return found;
}

describe("the share page", () => {
  it("reads its name in the browser, so that no token is in its address", async () => {
    const sandbox = await start();
    const page = await fetch(`${sandbox.url}/share`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("window.name");
  });

  it("asks in the documented order: resource and its dates, token and its dates, View, then the rows", async () => {
    const sandbox = await start();
    sandbox.setFault({ kind: "bad_token_says_so" });
    const page = must(findContent(sandbox.state, "page", "Sales"));
    const token = must(sandbox.state.tokens[0]);
    const shared = must(page.shared ?? undefined);
    Object.assign(shared, { to: PAST });
    Object.assign(token, { to: PAST });
    page.grants = [];
    expect((await open(sandbox, `${RESOURCE}:${NORTHWIND}`)).status).toBe(404);
    shared.to = null;
    expect((await open(sandbox, `${RESOURCE}:${NORTHWIND}`)).status).toBe(403);
    token.to = null;
    expect((await open(sandbox, `${RESOURCE}:${NORTHWIND}`)).status).toBe(403);
    page.grants = [{ kind: "group", id: must(findGroup(sandbox.state, "Customers")).id, level: "View" }];
    const shown = await open(sandbox, `${RESOURCE}:${NORTHWIND}`);
    expect([shown.status, shown.rows]).toEqual([200, 2]);
    expect(shown.text).not.toContain("Contoso");
  });

  it("says content not found to whatever is wrong, unless the switch says more", async () => {
    const sandbox = await start();
    for (const name of ["", "nonsense", `${RESOURCE}:nonsense`, `${NORTHWIND}:${RESOURCE}`]) {
      const { status, text } = await open(sandbox, name);
      expect([status, text.includes("Content not found")]).toEqual([404, true]);
    }
  });

  it("shows all rows to a user without a data policy, or none where the switch says so", async () => {
    const sandbox = await start();
    expect((await open(sandbox, `${RESOURCE}:${CONTOSO}`)).rows).toBe(3);
    sandbox.setFault({ kind: "policyless_sees_nothing" });
    expect((await open(sandbox, `${RESOURCE}:${CONTOSO}`)).rows).toBe(0);
  });

  it("narrows with every policy that applies, or widens where the switch says so", async () => {
    const sandbox = await start();
    const customers = must(findGroup(sandbox.state, "Customers"));
    sandbox.state.policies.push({
      id: "p-x",
      name: "October",
      dataset: "Orders",
      users: [],
      groups: [customers.id],
      filters: [{ column: "month", equals: "2026-10" }],
    });
    expect((await open(sandbox, `${RESOURCE}:${NORTHWIND}`)).rows).toBe(1);
    sandbox.setFault({ kind: "policies_widen" });
    expect((await open(sandbox, `${RESOURCE}:${NORTHWIND}`)).rows).toBe(3);
  });

  it("denies by default, and a View on the Shared Space is inherited", async () => {
    const sandbox = await start();
    const card = must(findContent(sandbox.state, "card", "Open orders"));
    card.shared = { token: "card-token", from: PAST, to: null };
    expect((await open(sandbox, `card-token:${NORTHWIND}`)).status).toBe(404);
    must(sandbox.state.spaces[0]).grants.push({
      kind: "user",
      id: must(findUser(sandbox.state, "buyers@northwind.example")).id,
      level: "View",
    });
    expect((await open(sandbox, `card-token:${NORTHWIND}`)).status).toBe(200);
  });
});

describe("the model", () => {
  it("has three built-in groups, two of which fill themselves", async () => {
    const { state } = await start();
    const names = (group: string): string[] => membersOf(state, must(findGroup(state, group))).map((u) => u.name);
    expect(names("All basic users")).toEqual(["Northwind buyers", "Contoso buyers", "Nobody yet"]);
    expect(names("All advanced users")).toEqual(["Olga Owner", "Ada Analyst"]);
    expect(findGroup(state, "Administrators")).toBeDefined();
  });

  it("lets a Basic group hold everyone and an Advanced group only Advanced users", async () => {
    const sandbox = await start();
    const { state } = sandbox;
    const put = (group: string, user: string) =>
      api(sandbox, "PUT", `/groups/${must(findGroup(state, group)).id}/members/${must(findUser(state, user)).id}`);
    expect((await put("Trial", "ada.analyst@example.com")).status).toBe(204);
    expect((await put("Trial", "nobody@example.com")).status).toBe(204);
    expect((await put("Makers", "olga.owner@example.com")).status).toBe(204);
    expect((await put("Makers", "nobody@example.com")).status).toBe(409);
    expect((await put("All basic users", "ada.analyst@example.com")).status).toBe(409);
  });

  it("removes a user only when another one inherits", async () => {
    const sandbox = await start();
    const id = must(findUser(sandbox.state, "nobody@example.com")).id;
    expect((await form(sandbox, `/users/${id}/delete`, { heir: "" })).status).toBe(400);
    expect((await form(sandbox, `/users/${id}/delete`, { heir: id })).status).toBe(400);
    const heir = must(findUser(sandbox.state, "olga.owner@example.com")).id;
    expect((await form(sandbox, `/users/${id}/delete`, { heir })).status).toBe(303);
    expect(findUser(sandbox.state, "nobody@example.com")).toBeUndefined();
  });

  it("mails a welcome to a new user, into a mailbox of its own", async () => {
    const sandbox = await start();
    await form(sandbox, "/users", { type: "basic", name: "Fabrikam", email: "it@fabrikam.example" });
    const mails = await fetch(`${sandbox.url}/_sandbox/mailbox?userId=it@fabrikam.example`);
    expect(await mails.json()).toMatchObject({
      mails: [{ to: "it@fabrikam.example", subject: "Welcome to Acme Analytics" }],
    });
  });

  it("keeps everything on disk, and shows no token and no key in its state", async () => {
    const folder = mkdtempSync(join(tmpdir(), "biuwer-"));
    try {
      const stateFile = join(folder, "state.json");
      const first = await start({ stateFile });
      await form(first, "/groups", { type: "basic", name: "Kept", description: "" });
      await first.close();
      const again = await start({ stateFile });
      expect(findGroup(again.state, "Kept")).toBeDefined();
      const shown = await (await fetch(`${again.url}/_sandbox/state`)).text();
      for (const secret of [NORTHWIND, CONTOSO, smallSeed().apiKey]) expect(shown).not.toContain(secret);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the assumed admin API", () => {
  it("is only there where a contract is given, and only for its key", async () => {
    const without = await start({ contract: null });
    expect((await api(without, "GET", "/users")).status).toBe(404);
    const sandbox = await start();
    expect((await api(sandbox, "GET", "/users", undefined, "wrong")).status).toBe(401);
    expect((await api(sandbox, "GET", "/users")).status).toBe(200);
    expect((await api(sandbox, "GET", "/nowhere")).status).toBe(404);
  });

  it("speaks whatever contract file it is given", async () => {
    const text = ASSUMED_CONTRACT.replace("/api/v1", "/rest")
      .replace("GET /users", "GET /people")
      .replace("x-api-key", "x-key");
    const sandbox = await start({ contract: text });
    const answer = await fetch(`${sandbox.url}/rest/people`, { headers: { "x-key": sandbox.state.apiKey } });
    expect(((await answer.json()) as { total: number }).total).toBe(5);
  });

  it("refuses to start with a contract that lacks a call", async () => {
    await expect(
      startBiuwerSandbox({ contract: ASSUMED_CONTRACT.replace("users.create", "users.make") }),
    ).rejects.toThrow("not complete");
  });
});

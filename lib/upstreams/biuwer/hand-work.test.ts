import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Effect } from "../effects";
import { biuwerDriver } from "./driver";
import { type BiuwerSandbox, startBiuwerSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { findContent, findGroup, findUser, type Group, membersOf, type User } from "./sandbox-state";

let sandbox: BiuwerSandbox;
beforeEach(async () => {
  sandbox = await startBiuwerSandbox({ contract: null });
});
afterEach(() => sandbox.close());

const page = async (path: string): Promise<string> => (await fetch(`${sandbox.consoleUrl}${path}`)).text();
async function send(path: string, values: Record<string, string>): Promise<void> {
  const answer = await fetch(`${sandbox.consoleUrl}${path}`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(values),
  });
  expect(answer.status, path).toBe(303);
}
function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error("the seed changed");
  return found;
}
const user = (name: string): User => must(findUser(sandbox.state, name));
const group = (name: string): Group => must(findGroup(sandbox.state, name));
const levels = (kind: string, name: string, of: Group): string[] =>
  must(findContent(sandbox.state, kind, name))
    .grants.filter((g) => g.id === of.id)
    .map((g) => g.level);

describe("without a contract", () => {
  it("nothing is ever sent: every order is a task for a person, and none can be proven", async () => {
    const effect: Effect = { type: "group.create.v1", group: { code: "New", description: "" } };
    const connection = connectTo(sandbox, null);
    await expect(biuwerDriver.apply(effect, connection, {})).rejects.toMatchObject({
      failure: { kind: "unsupported", wasSent: false },
    });
    expect(await biuwerDriver.verify(effect, connection, {})).toMatchObject({ state: "unknown" });
    const reading = biuwerDriver.observe?.("user", connection);
    await expect(reading?.[Symbol.asyncIterator]().next()).rejects.toMatchObject({ failure: { kind: "unsupported" } });
    expect(sandbox.requests).toEqual([]);
  });

  it("the probe proves the address, says that it proves no credential, and fails at a wrong address", async () => {
    const probe = await biuwerDriver.probe(connectTo(sandbox, null));
    expect(probe).toMatchObject({ ok: true, checks: [{ name: "Share page", state: "ok" }] });
    expect(probe.checks[0]?.says).toContain("proves no credential");
    const wrong = await biuwerDriver.probe({ ...connectTo(sandbox, null), restUrl: `${sandbox.url}/elsewhere` });
    expect(wrong).toMatchObject({ ok: false, checks: [{ state: "failed" }] });
  });
});

describe("a person in the console", () => {
  it("finds the labels that the steps name", async () => {
    for (const [path, labels] of [
      ["/users", ["Users", ">Add<", "Type", "Basic", "Contact e-mail"]],
      [`/users/${user("nobody@example.com").id}`, ["Authentication tokens", "Basic groups", "Roles", "New owner"]],
      ["/groups", ["Groups", ">Add<", "Description"]],
      ["/tokens", ["Authentication tokens", ">Add<", "Valid from", "Valid to"]],
      ["/content/page/Sales", [">Share<", "Shared Resource Token", "Access Settings", "View"]],
      ["/datasets/Orders", ["Data policies"]],
    ] as const) {
      const text = await page(path);
      for (const label of labels) expect(text, path).toContain(label);
    }
  });

  it("adds, edits and deletes users", async () => {
    await send("/users", { type: "basic", name: "Fabrikam", email: "it@fabrikam.example" });
    const { id } = user("it@fabrikam.example");
    await send(`/users/${id}/edit`, { name: "Fabrikam IT", email: "desk@fabrikam.example" });
    expect(user("desk@fabrikam.example").name).toBe("Fabrikam IT");
    await send(`/users/${id}/delete`, { heir: user("olga.owner@example.com").id });
    expect(findUser(sandbox.state, "desk@fabrikam.example")).toBeUndefined();
  });

  it("adds, renames and deletes groups, and puts members in and takes them out", async () => {
    await send("/groups", { type: "basic", name: "Partners", description: "" });
    const { id } = group("Partners");
    await send(`/groups/${id}/edit`, { name: "Resellers", description: "Who sell" });
    const him = user("nobody@example.com");
    await send(`/groups/${id}/members`, { user: him.id, act: "add" });
    expect(membersOf(sandbox.state, group("Resellers"))).toEqual([him]);
    await send(`/groups/${id}/members`, { user: him.id, act: "remove" });
    expect(membersOf(sandbox.state, group("Resellers"))).toEqual([]);
    await send(`/groups/${id}/delete`, {});
    expect(findGroup(sandbox.state, "Resellers")).toBeUndefined();
  });

  it("makes a token with its dates, ends it now, and gives it another end", async () => {
    const him = user("nobody@example.com");
    await send("/tokens", { user: him.id, from: "2026-01-01", to: "" });
    const token = must(sandbox.state.tokens.find((t) => t.user === him.id));
    expect(await page("/tokens")).toContain(token.text);
    await send(`/tokens/${token.id}`, { act: "now" });
    expect(Date.parse(token.to ?? "")).toBeLessThanOrEqual(Date.now());
    await send(`/tokens/${token.id}`, { to: "2027-06-30T12:00" });
    expect(token.to).toBe("2027-06-30T12:00:00.000Z");
    await send(`/tokens/${token.id}`, { to: "" });
    expect(token.to).toBeNull();
  });

  it("shares content, and gives and takes View on it and on its Shared Space", async () => {
    const trial = group("Trial");
    const subject = `group:${trial.id}`;
    await send("/content/card/Open%20orders/share", { from: "", to: "" });
    expect(await page("/content/card/Open%20orders")).toContain(
      must(findContent(sandbox.state, "card", "Open orders")).shared?.token,
    );
    await send("/content/card/Open%20orders/access", { subject, level: "View", act: "add" });
    expect(levels("card", "Open orders", trial)).toEqual(["View"]);
    await send("/content/card/Open%20orders/access", { subject, act: "remove" });
    expect(levels("card", "Open orders", trial)).toEqual([]);
    await send("/spaces/Portal/access", { subject, level: "View", act: "add" });
    expect(must(sandbox.state.spaces[0]).grants).toContainEqual({ kind: "group", id: trial.id, level: "View" });
  });

  it("gives a user a data policy", async () => {
    await send("/datasets/Orders/policies", { name: "Contoso only", column: "company", equals: "Contoso" });
    const policy = must(sandbox.state.policies.find((p) => p.name === "Contoso only"));
    const him = user("buyers@contoso.example");
    await send("/datasets/Orders/subjects", { policy: policy.id, subject: `user:${him.id}`, act: "add" });
    expect(policy).toMatchObject({ users: [him.id], filters: [{ column: "company", equals: "Contoso" }] });
  });
});

import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contractfitDriver } from "./driver";
import { viewLink } from "./link";
import { wholePermissions } from "./permissions.rules";
import { type ContractfitSandbox, startContractfitSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { DOCUMENT, smallSeed } from "./sandbox-seed";

let sandbox: ContractfitSandbox;
beforeEach(async () => {
  // The script makes its placeholder itself.
  const seed = smallSeed();
  seed.users = seed.users.filter(({ username }) => username !== "shared-link");
  seed.keys = [];
  sandbox = await startContractfitSandbox({ seed });
});
afterEach(() => sandbox.close());

type Json = Record<string, unknown>;

/** The manual's session: every header once, every answer checked. */
async function openSession(prefix: string) {
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${sandbox.url}${prefix}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? null : await answer.json()) as Json;
  };
  const credentials = { username: "gatehouse@example.com", password: "Gatehouse-sandbox-1" };
  const { authentication_token: jwt } = await call("POST", "/auth", credentials);
  return (method: string, path: string, body?: unknown) =>
    call(method, path, body, { authorization: `Bearer ${String(jwt)}` });
}

describe("the manual's script", () => {
  it.each(["/admin", "/api"])("runs step by step against the sandbox, under %s", async (prefix) => {
    const session = await openSession(prefix);
    const inboxes = (await session("GET", "/inboxes")) as unknown as { id: string; name: string }[];
    const invoice = inboxes.find(({ name }) => name === "invoice");
    expect(invoice).toBeDefined();

    const role = await session("POST", "/roles", {
      name: "shared link",
      permissions: wholePermissions(["view_list", "review"]),
    });
    const user = await session("POST", "/users", {
      username: "shared-link",
      active: true,
      password: randomBytes(18).toString("base64url"),
      roles: [{ role: role.id, inbox: invoice?.id }],
    });
    const roles = [
      { role: role.id, inbox: invoice?.id },
      { role: role.id, document_id: DOCUMENT },
    ];
    const { token } = await session("POST", "/auth/api-key", { user: user.id, roles });
    expect(token).toMatch(/^[0-9a-f]{64}$/);

    // The key opens what it names, and nothing else; its link carries it behind the #.
    const asVisitor = async (path: string): Promise<number> =>
      (await fetch(`${sandbox.url}${prefix}${path}`, { headers: { "x-api-key": String(token) } })).status;
    expect(await asVisitor(`/documents/${DOCUMENT}`)).toBe(200);
    expect(await asVisitor(`/inboxes/${String(inboxes.find(({ name }) => name === "contract")?.id)}`)).toBe(403);
    expect(await asVisitor("/users")).toBe(403);
    const link = new URL(viewLink(sandbox.url, DOCUMENT, String(token)));
    expect([link.pathname, link.search]).toEqual(["/", ""]);
    expect(link.hash).toBe(`#/view/${DOCUMENT}?nonce=${String(token)}`);
  });

  it("is done by the driver in four orders, with what the script leaves open said: all flags, and the document's inbox", async () => {
    const connection = connectTo(sandbox);
    const group = {
      code: "shared link @ invoice",
      description: "Guests",
      attributes: { permissions: "review view_list" },
    };
    const person = { remoteId: "shared-link", name: "Shared link", email: null };
    const connector = { name: "Host application", group };
    const apply = (effect: Parameters<typeof contractfitDriver.apply>[0]) =>
      contractfitDriver.apply(effect, connection, {});
    expect((await contractfitDriver.probe(connection)).ok).toBe(true);

    const made = await apply({ type: "group.create.v1", group });
    const user = await apply({ type: "user.create.v1", person, groups: [{ ...group, ref: made.ref ?? null }] });
    const issued = await apply({
      type: "token.issue.v1",
      connector,
      person: { ...person, ref: user.ref ?? null },
      tokenId: "tok_1",
      label: "Visitor",
      scope: [{ kind: "document", name: `invoice/${DOCUMENT}` }],
      validFrom: null,
      expiresAt: null,
      groups: [group],
    });
    expect([made.state, user.state, issued.state]).toEqual(["verified", "verified", "verified"]);
    const key = sandbox.state.keys[0];
    expect(issued.secrets?.token_text).toBe(key?.token);
    expect(key?.roles).toEqual([{ role: made.ref?.slice(0, 24), inbox: expect.any(String), document_id: DOCUMENT }]);
    expect(sandbox.state.users.find(({ username }) => username === "shared-link")?.active).toBe(true);
  });
});

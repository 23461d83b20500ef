import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Capability, Connection, Observed, Outcome } from "../driver";
import type { Effect, GroupRef, PersonRef } from "../effects";
import { biuwerDriver } from "./driver";
import { ASSUMED_CONTRACT, type BiuwerSandbox, startBiuwerSandbox } from "./sandbox";
import { connectTo, contractWithPages } from "./sandbox-bench";
import { findContent, findGroup, findUser, type Token } from "./sandbox-state";

let sandbox: BiuwerSandbox;
let connection: Connection;
beforeEach(async () => {
  sandbox = await startBiuwerSandbox();
  connection = connectTo(sandbox);
});
afterEach(() => sandbox.close());

const apply = (effect: Effect, secrets = {}): Promise<Outcome> => biuwerDriver.apply(effect, connection, secrets);
const how = (effect: Effect): Capability => biuwerDriver.capabilityOf(effect, connection.settings);
const named = (email: string, name = email): PersonRef => ({ remoteId: email, name, email });
const NORTHWIND = named("buyers@northwind.example", "Northwind buyers");
const NOBODY = named("nobody@example.com", "Nobody yet");
const CUSTOMERS: GroupRef = { code: "Customers", description: "" };
const PORTAL = { name: "Portal", group: CUSTOMERS };
const VERIFIED = { state: "verified", note: expect.stringMatching(/^Contract assumed: /) };
function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error("the seed changed");
  return found;
}
const tokensOf = (email: string): Token[] => {
  const { id } = must(findUser(sandbox.state, email));
  return sandbox.state.tokens.filter((t) => t.user === id);
};
const standing = (token: Token, ref = true) => ({
  connector: PORTAL,
  person: NORTHWIND,
  tokenId: "tok_x",
  label: "Portal",
  hint: `ends in ${token.text.slice(-4)}`,
  isHeld: !ref,
  ref: ref ? token.id : null,
});

describe("with an assumed contract", () => {
  it("creates, updates and removes a user; the vendor's id is given back and the heir is named", async () => {
    const person = named("it@fabrikam.example", "Fabrikam");
    const created = await apply({ type: "user.create.v1", person });
    expect(created).toMatchObject({ ...VERIFIED, ref: findUser(sandbox.state, "it@fabrikam.example")?.id });
    expect(sandbox.state.mailbox).toHaveLength(1);
    expect(await apply({ type: "user.create.v1", person })).toMatchObject({ wasAlreadySo: true, ref: created.ref });
    const renamed = { ...person, name: "Fabrikam IT", ref: created.ref ?? null };
    expect(await apply({ type: "user.update.v1", person: renamed })).toMatchObject(VERIFIED);
    expect(findUser(sandbox.state, "it@fabrikam.example")?.name).toBe("Fabrikam IT");
    expect(await apply({ type: "user.remove.v1", person: renamed })).toMatchObject(VERIFIED);
    expect(await apply({ type: "user.remove.v1", person: renamed })).toMatchObject({ wasAlreadySo: true });
  });

  it("creates, renames and removes a group, and puts members in and takes them out", async () => {
    const group = { code: "Partners", description: "Who sell" };
    expect(await apply({ type: "group.create.v1", group })).toMatchObject({
      ...VERIFIED,
      ref: findGroup(sandbox.state, "Partners")?.id,
    });
    const member = { group, person: NOBODY };
    expect(await apply({ type: "membership.add.v1", ...member, mayCreateGroup: false })).toMatchObject(VERIFIED);
    expect(findGroup(sandbox.state, "Partners")?.members).toEqual([findUser(sandbox.state, NOBODY.remoteId)?.id]);
    expect(await apply({ type: "membership.remove.v1", ...member })).toMatchObject(VERIFIED);
    expect(await apply({ type: "membership.remove.v1", ...member })).toMatchObject({ wasAlreadySo: true });
    const to = { code: "Resellers", description: "Who resell" };
    expect(await apply({ type: "group.rename.v1", group: to, from: group })).toMatchObject(VERIFIED);
    expect(await apply({ type: "group.archive.v1", group: to })).toMatchObject(VERIFIED);
    expect(findGroup(sandbox.state, "Resellers")).toBeUndefined();
  });

  it("gives and takes View for the linked group, but leaves what another application still shows", async () => {
    const card = { kind: "card", name: "Open orders" };
    const page = { kind: "page", name: "Sales" };
    const grants = () =>
      ["card", "page"].map(
        (kind) => findContent(sandbox.state, kind, kind === "card" ? "Open orders" : "Sales")?.grants.length,
      );
    expect(await apply({ type: "connector.include.v1", connector: PORTAL, endpoints: [card, page] })).toMatchObject(
      VERIFIED,
    );
    expect(grants()).toEqual([1, 1]);
    const exclude: Effect = {
      type: "connector.exclude.v1",
      connector: PORTAL,
      endpoints: [card, page],
      stillWanted: [page],
    };
    expect(await apply(exclude)).toMatchObject(VERIFIED);
    expect(grants()).toEqual([0, 1]);
    expect(await apply(exclude)).toMatchObject({ wasAlreadySo: true });
  });

  it("makes a token from and to its dates; the text is a secret, the id is not", async () => {
    const outcome = await apply({
      type: "token.issue.v1",
      connector: PORTAL,
      person: NOBODY,
      tokenId: "tok_x",
      label: "Portal",
      scope: [],
      validFrom: "2027-01-01T00:00:00.000Z",
      expiresAt: "2027-06-30T00:00:00.000Z",
    });
    const [token] = tokensOf(NOBODY.remoteId);
    expect(token).toMatchObject({ from: "2027-01-01T00:00:00.000Z", to: "2027-06-30T00:00:00.000Z" });
    expect(outcome).toMatchObject({ state: "applied", ref: token?.id, secrets: { token_text: token?.text } });
    expect(outcome.note).not.toContain(token?.text);
  });

  it("sets, suspends, resumes and revokes by the end of validity, pointing at the token by id or by text", async () => {
    const token = must(tokensOf(NORTHWIND.remoteId)[0]);
    const expiresAt = "2027-06-30T00:00:00.000Z";
    expect(await apply({ type: "token.set_expiry.v1", expiresAt, ...standing(token) })).toMatchObject(VERIFIED);
    expect(token.to).toBe(expiresAt);
    expect(await apply({ type: "token.suspend.v1", expiresAt, ...standing(token) })).toMatchObject(VERIFIED);
    expect(Date.parse(token.to ?? "")).toBeLessThanOrEqual(Date.now());
    expect(await apply({ type: "token.resume.v1", expiresAt: null, ...standing(token) })).toMatchObject(VERIFIED);
    expect(token.to).toBeNull();
    const byText = { token_text: token.text };
    expect(await apply({ type: "token.revoke.v1", ...standing(token, false) }, byText)).toMatchObject(VERIFIED);
    expect(Date.parse(token.to ?? "")).toBeLessThanOrEqual(Date.now());
  });

  it("never guesses which token is meant where the list hides texts", async () => {
    sandbox.setFault({ kind: "token_text_hidden" });
    const token = must(tokensOf(NORTHWIND.remoteId)[0]);
    const effect: Effect = { type: "token.revoke.v1", ...standing(token, false) };
    await expect(apply(effect, { token_text: token.text })).rejects.toMatchObject({
      failure: { kind: "rejected", wasSent: false },
    });
    expect(await biuwerDriver.verify(effect, connection, { token_text: token.text })).toMatchObject({
      state: "unknown",
    });
    expect(token.to).toBeNull();
  });

  it("says that Biuwer refused where a token can't be changed", async () => {
    sandbox.setFault({ kind: "tokens_not_editable" });
    const token = must(tokensOf(NORTHWIND.remoteId)[0]);
    await expect(apply({ type: "token.revoke.v1", ...standing(token) })).rejects.toMatchObject({
      failure: { kind: "rejected" },
      message: expect.stringMatching(/^Contract assumed: /),
      theirWords: "A token can't be changed.",
    });
  });

  it("blocks a user by ending every token of his, and nobody else's", async () => {
    expect(await apply({ type: "user.block.v1", person: NORTHWIND })).toMatchObject(VERIFIED);
    expect(tokensOf(NORTHWIND.remoteId).every((t) => t.to !== null)).toBe(true);
    expect(tokensOf("buyers@contoso.example").every((t) => t.to === null)).toBe(true);
    expect(await apply({ type: "user.block.v1", person: NORTHWIND })).toMatchObject({ wasAlreadySo: true });
  });

  it("reads users, groups, members and tokens over several pages, and says whom a policy filters", async () => {
    connection = connectTo(sandbox, contractWithPages(2));
    const read = async (kind: "user" | "group" | "membership" | "token"): Promise<Observed[]> => {
      const found: Observed[] = [];
      for await (const { items } of biuwerDriver.observe?.(kind, connection) ?? []) found.push(...items);
      return found;
    };
    expect(biuwerDriver.observesAt?.(connection.settings)).toEqual(["user", "group", "membership", "token"]);
    const users = await read("user");
    expect(users).toHaveLength(5);
    expect(users).toContainEqual(
      expect.objectContaining({
        remoteId: "buyers@northwind.example",
        attributes: { type: "basic", dataPolicy: true },
      }),
    );
    expect(users).toContainEqual(
      expect.objectContaining({ remoteId: "buyers@contoso.example", attributes: { type: "basic", dataPolicy: false } }),
    );
    expect((await read("group")).length).toBe(sandbox.state.groups.length);
    expect(await read("membership")).toHaveLength(3);
    expect(await read("token")).toContainEqual(
      expect.objectContaining({ remoteId: "buyers@northwind.example", isActive: true, expiresAt: null }),
    );
  });
});

describe("the contract decides", () => {
  it("who does it: an API where it is given, always marked as assumed, a person otherwise", () => {
    const effect: Effect = { type: "user.create.v1", person: NOBODY };
    expect(how(effect)).toMatchObject({
      how: "api",
      isAssumed: true,
      sentence: expect.stringMatching(/^Contract assumed: /),
    });
    expect(biuwerDriver.capabilityOf(effect)).toMatchObject({ how: "hand" });
    expect(biuwerDriver.capabilityOf(effect, { contract: "{}" })).toMatchObject({ how: "hand" });
  });

  it("a person still does what the call lacks: an address, an heir, a token that can be pointed at, and what no call does", () => {
    const token = must(sandbox.state.tokens[0]);
    const { heir: _, ...noHeir } = connection.settings;
    expect(how({ type: "user.create.v1", person: { ...NOBODY, remoteId: "Nobody", email: null } }).how).toBe("hand");
    expect(biuwerDriver.capabilityOf({ type: "user.remove.v1", person: NOBODY }, noHeir).how).toBe("hand");
    expect(how({ type: "token.revoke.v1", ...standing(token, false), isHeld: false }).how).toBe("hand");
    expect(how({ type: "connector.link.v1", connector: PORTAL, group: CUSTOMERS }).how).toBe("hand");
    expect(how({ type: "user.unblock.v1", person: NOBODY, groups: [] }).how).toBe("hand");
  });

  it("nobody puts anyone into a group that fills itself, contract or not", () => {
    const effect: Effect = {
      type: "membership.add.v1",
      group: { code: "All basic users", description: "" },
      person: NOBODY,
      mayCreateGroup: false,
    };
    expect(how(effect).how).toBe("impossible");
    expect(biuwerDriver.capabilityOf(effect).how).toBe("impossible");
  });

  it("how it is asked: other paths, headers and fields in the file are other paths, headers and fields on the wire", async () => {
    const other = ASSUMED_CONTRACT.replaceAll("/users", "/people")
      .replace('"x-api-key":"{api_key}"', '"authorization":"Bearer {api_key}"')
      .replace('"email":"email"', '"email":"mail"')
      .replace('"items":"data"', '"items":"list"')
      .replace('"first":1', '"first":0');
    const elsewhere = await startBiuwerSandbox({ contract: other });
    try {
      const effect: Effect = { type: "user.create.v1", person: named("it@fabrikam.example", "Fabrikam") };
      expect(await biuwerDriver.apply(effect, connectTo(elsewhere, other), {})).toMatchObject(VERIFIED);
      expect(await biuwerDriver.probe(connectTo(elsewhere, other))).toMatchObject({ ok: true });
      await expect(biuwerDriver.apply(effect, connectTo(elsewhere), {})).rejects.toMatchObject({
        message: expect.stringMatching(/^Contract assumed/),
      });
    } finally {
      await elsewhere.close();
    }
  });
});

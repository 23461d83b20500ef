import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { createGroup } from "@/lib/groups/create-group";
import { makeAccount, makeConnector, makeSystem } from "@/lib/testing/factories";
import { TEST_REQUEST as request } from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { openSecret } from "@/lib/vault/vault";
import { enterTokenText } from "./enter-token-text";
import { issueToken } from "./issue-token";
import { revokeToken } from "./revoke-token";
import { canReveal } from "./token.rules";

const SECRET = "a-client-secret-as-ainua-shows-it-once";
let db: Db;
let close: () => Promise<void>;
let owner: Actor;
let at: { systemId: string; accountId: string; connectorId: string };

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  owner = await actorOf(db, "owner");
  const { id: systemId } = await makeSystem(db, { vendor: "ainua", soapUrl: null });
  const account = await makeAccount(db, { systemId, remoteId: "user_001" });
  const connector = await makeConnector(db, { systemId });
  at = { systemId, accountId: account.id, connectorId: connector.id };
});
afterAll(() => close());

const act = <I, O>(operation: Operation<I, O>, input: unknown) => execute(operation, { actor: owner, request }, input);
const ask = async (label: string): Promise<string> => {
  const result = await act(issueToken, { accountId: at.accountId, connectorId: at.connectorId, label });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.tokenId;
};

describe("a token that a person makes in the vendor's console", () => {
  it("opens a hand task, and waits as asked for until its text is entered", async () => {
    const tokenId = await ask("ERP");
    expect(await db.delivery.findMany({ where: { subjectId: tokenId } })).toMatchObject([
      { effectType: "token.issue.v1", how: "hand", status: "by_hand", needs: [at.accountId] },
    ]);
    expect(await db.token.findUniqueOrThrow({ where: { id: tokenId } })).toMatchObject({ issuedAt: null, kind: "key" });
  });

  it("is sealed with its ends and fingerprint when its text is entered, and never shown here", async () => {
    const tokenId = await ask("CRM");
    expect(await act(enterTokenText, { tokenId, text: SECRET })).toMatchObject({ ok: true });
    const token = await db.token.findUniqueOrThrow({ where: { id: tokenId } });
    expect(token).toMatchObject({ source: "by_hand", prefix: "a-cl", lastFour: "once", expiresAt: null });
    expect(canReveal({ ...token, isHeld: token.secretId !== null })).toBe(false);
    const place = { table: "token", rowId: tokenId, field: "text" };
    expect(await openSecret(db, token.secretId ?? "", place)).toBe(SECRET);
    expect(await act(enterTokenText, { tokenId, text: `${SECRET}-2` })).toMatchObject({
      error: { code: "already_done" },
    });
  });

  it("refuses a text that is known already, and one for a request that was withdrawn", async () => {
    const tokenId = await ask("Web shop");
    expect(await act(enterTokenText, { tokenId, text: SECRET })).toMatchObject({
      error: { code: "rule_broken", fields: { text: expect.stringContaining("known already") } },
    });
    await act(revokeToken, { tokenId, reason: "Other" });
    expect(await act(enterTokenText, { tokenId, text: `${SECRET}-3` })).toMatchObject({
      error: { code: "already_done" },
    });
  });

  it("is refused a scope, an end before its beginning, and a person without what the vendor asks", async () => {
    const wish = { accountId: at.accountId, connectorId: at.connectorId, label: "Other" };
    const scope = [{ kind: "item", name: "invoices" }];
    expect(await act(issueToken, { ...wish, scope })).toMatchObject({
      error: { fields: { scope: expect.any(String) } },
    });
    const span = { startsOn: "2031-02-01 00:00", expiresOn: "2031-01-31" };
    expect(await act(issueToken, { ...wish, ...span })).toMatchObject({
      error: { fields: { startsOn: expect.any(String) } },
    });
    const { id: bare, userId } = await makeAccount(db, { systemId: at.systemId, remoteId: "user_002", email: null });
    await db.appUser.update({ where: { id: userId }, data: { email: null } });
    expect(await act(issueToken, { ...wish, accountId: bare })).toMatchObject({
      error: { fields: { accountId: expect.any(String) } },
    });
  });
});

it("a group has the properties that its vendor knows, each missed under its own field", async () => {
  const wish = { code: "ext-1", description: "Jansen Installatie", systemIds: [at.systemId] };
  const field = `attributes.${at.systemId}.commonId`;
  expect(await act(createGroup, wish)).toMatchObject({ error: { fields: { [field]: expect.any(String) } } });
  const done = await act(createGroup, { ...wish, attributes: { [at.systemId]: { commonId: "123456-8" } } });
  expect(done).toMatchObject({ ok: true });
  const group = await db.userGroup.findUniqueOrThrow({ where: { id: done.ok ? done.value.groupId : "" } });
  expect(group.attributes).toEqual({ commonId: "123456-8" });
  expect(await db.delivery.findMany({ where: { subjectId: group.id } })).toMatchObject([
    { effectType: "group.create.v1", effect: { group: { code: "ext-1", attributes: { commonId: "123456-8" } } } },
  ]);
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { type ExecuteOptions, execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { plan } from "@/lib/gate/plan";
import {
  evidenceText,
  type Fixture,
  makeIntegration,
  newTokenText,
  TEST_REQUEST,
} from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { discardTokenSecret } from "./discard-token-secret";
import { registerToken } from "./register-token";
import { requestToken } from "./request-token";
import { revokeLeakedToken } from "./revoke-leaked-token";
import { revokeToken } from "./revoke-token";
import { revokeTokens } from "./revoke-tokens";

const REASON = { reason: "Token leaked", ticket: "INC-2297" };
let db: Db;
let close: () => Promise<void>;
let admin: Actor;
let support: Actor;
let at: Fixture;

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  admin = await actorOf(db, "admin");
  support = await actorOf(db, "support");
});
afterAll(() => close());
beforeEach(async () => {
  at = await makeIntegration(db);
});

const act = <I, O>(operation: Operation<I, O>, input: unknown, actor = support, options: ExecuteOptions = {}) =>
  execute(operation, { actor, request: TEST_REQUEST }, input, options);

async function hold(label = "iPhone Kim"): Promise<{ tokenId: string; text: string; data: string; hint: string }> {
  const token = newTokenText();
  const { accountId, connectorId } = at;
  const answer = await act(registerToken, { accountId, connectorId, label, text: token.text }, admin);
  if (!answer.ok) throw new Error(answer.error.message);
  return { ...token, tokenId: answer.value.tokenId };
}

const revocationsOf = (tokenId: string) =>
  db.delivery.findMany({ where: { subjectId: tokenId, effectType: "token.revoke.v1" } });

describe("revoking a token", () => {
  it("writes row, event and urgent order together, by API while its text is held", async () => {
    const { tokenId, hint, data } = await hold();
    expect(await act(revokeToken, { tokenId, ...REASON })).toMatchObject({ ok: true, value: { tokenId } });
    const row = await db.token.findUniqueOrThrow({ where: { id: tokenId } });
    expect(row.revokedAt).toBeInstanceOf(Date);
    expect(row.revokeReason).toBe("Token leaked");
    const [event] = await db.auditEvent.findMany({ where: { subjectId: tokenId, code: "token.revoked" } });
    expect(event).toMatchObject({ changeId: row.revokedIn, operation: "token.revoke" });
    const [delivery] = await revocationsOf(tokenId);
    expect(delivery).toMatchObject({ how: "api", status: "queued", secretId: row.secretId, changeId: row.revokedIn });
    expect(delivery?.sentence).toContain(hint);
    const change = await db.change.findUniqueOrThrow({ where: { id: row.revokedIn ?? "" } });
    expect(change).toMatchObject({ reason: "Token leaked", ticket: "INC-2297" });
    expect(change.impact).toMatchObject({ lost: 1, people: 1 });
    expect(await evidenceText(db)).not.toContain(data.slice(6, 40));
  });

  it("is a hand task where the text is not held", async () => {
    const { tokenId } = await hold();
    await act(discardTokenSecret, { tokenId }, admin);
    await act(revokeToken, { tokenId, ...REASON });
    expect(await revocationsOf(tokenId)).toMatchObject([{ how: "hand", status: "by_hand", secretId: null }]);
    expect(await db.handTask.count({ where: { systemId: at.systemId } })).toBe(1);
  });

  it("a revoked token can't be revoked again, even by two people at once", async () => {
    const { tokenId } = await hold();
    const answers = await Promise.all([
      act(revokeToken, { tokenId, ...REASON }),
      act(revokeToken, { tokenId, ...REASON }, admin),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: "already_done" } });
    expect(await revocationsOf(tokenId)).toHaveLength(1);
    expect(await db.auditEvent.count({ where: { subjectId: tokenId, code: "token.revoked" } })).toBe(1);
  });

  it("a double click is one revocation with one answer", async () => {
    const { tokenId } = await hold();
    const send = () => act(revokeToken, { tokenId, ...REASON }, support, { commandId: `revoke-${tokenId}` });
    const answers = await Promise.all([send(), send()]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await revocationsOf(tokenId)).toHaveLength(1);
  });

  it("without a reason nothing happens", async () => {
    const { tokenId } = await hold();
    expect(await act(revokeToken, { tokenId })).toMatchObject({
      ok: false,
      error: { code: "invalid_input", fields: { reason: "Choose a reason" } },
    });
    expect((await db.token.findUniqueOrThrow({ where: { id: tokenId } })).revokedAt).toBeNull();
  });

  it("an auditor may not, and an unknown token is not found", async () => {
    const { tokenId } = await hold();
    const auditor = await actorOf(db, "auditor");
    expect(await act(revokeToken, { tokenId, ...REASON }, auditor)).toMatchObject({
      ok: false,
      error: { code: "forbidden" },
    });
    for (const unknown of ["tok_0", tokenId.replace(/.$/, tokenId.endsWith("0") ? "1" : "0"), at.accountId]) {
      expect(await act(revokeToken, { tokenId: unknown, ...REASON })).toMatchObject({
        ok: false,
        error: { code: "not_found" },
      });
    }
  });

  it("a request that never became a token is withdrawn here and the vendor hears nothing", async () => {
    const { accountId, connectorId } = at;
    const asked = await act(requestToken, { accountId, connectorId, label: "Pixel" }, admin);
    const tokenId = asked.ok ? asked.value.tokenId : "";
    expect(await act(revokeToken, { tokenId, ...REASON })).toMatchObject({ ok: true });
    expect(await revocationsOf(tokenId)).toHaveLength(0);
    expect(await act(requestToken, { accountId, connectorId, label: "Pixel" }, admin)).toMatchObject({ ok: true });
  });

  it("the preview names who loses it and how, and changes nothing", async () => {
    const { tokenId } = await hold();
    const preview = await plan(revokeToken, { actor: support, request: TEST_REQUEST }, { tokenId, ...REASON });
    expect(preview).toMatchObject({
      ok: true,
      value: { hits: 1, brake: "none", impact: { lost: 1, lostPairs: [{ userName: "Kim de Vries" }] } },
    });
    expect(preview.ok && preview.value.effects).toMatchObject([{ how: "api" }]);
    expect((await db.token.findUniqueOrThrow({ where: { id: tokenId } })).revokedAt).toBeNull();
  });
});

describe("revoking many", () => {
  it("asks for the count above 25, and revokes exactly them with it", async () => {
    const tokenIds: string[] = [];
    for (let n = 0; n < 26; n += 1) tokenIds.push((await hold(`Device ${n}`)).tokenId);
    const stopped = await act(revokeTokens, { tokenIds, ...REASON });
    expect(stopped).toMatchObject({ ok: false, error: { code: "needs_confirmation", facts: { count: 26 } } });
    expect(await db.token.count({ where: { id: { in: tokenIds }, revokedAt: null } })).toBe(26);
    const done = await act(revokeTokens, { tokenIds, ...REASON }, support, { confirm: 26 });
    expect(done).toMatchObject({ ok: true, value: { revoked: 26, skipped: 0 } });
    expect(await db.token.count({ where: { id: { in: tokenIds }, revokedAt: null } })).toBe(0);
    expect(await db.auditEvent.count({ where: { subjectId: { in: tokenIds }, code: "token.revoked" } })).toBe(26);
  });

  it("leaves out what is revoked already", async () => {
    const [one, two] = [await hold("One"), await hold("Two")];
    await act(revokeToken, { tokenId: one.tokenId, ...REASON });
    const both = await act(revokeTokens, { tokenIds: [one.tokenId, two.tokenId], ...REASON });
    expect(both).toMatchObject({ ok: true, value: { revoked: 1, skipped: 1 } });
  });
});

describe("a leaked token", () => {
  it("is found by what was pasted in any form and revoked; what was pasted is stored nowhere", async () => {
    const { tokenId, text, data, hint } = await hold();
    const answer = await act(revokeLeakedToken, { text: `Authorization: AfasToken ${btoa(text)}`, ...REASON });
    expect(answer).toMatchObject({ ok: true, value: { tokenId, name: hint, userName: "Kim de Vries" } });
    const evidence = await evidenceText(db);
    for (const secret of [data.slice(4, -4), btoa(text)]) expect(evidence).not.toContain(secret);
  });

  it("an unknown one is said plainly, without a trace of it", async () => {
    const { text, data } = newTokenText();
    const before = await db.change.count();
    const answer = await act(revokeLeakedToken, { text, ...REASON });
    expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(!answer.ok && answer.error.message).toMatch(/does not know this token/);
    expect(JSON.stringify(answer)).not.toContain(data.slice(4, -4));
    expect(await db.change.count()).toBe(before);
  });

  it("one that is revoked already says whose it was", async () => {
    const { text, tokenId } = await hold();
    await act(revokeToken, { tokenId, ...REASON });
    const answer = await act(revokeLeakedToken, { text, ...REASON });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "already_done", message: expect.stringContaining("of Kim de Vries for Hours app") },
    });
  });
});

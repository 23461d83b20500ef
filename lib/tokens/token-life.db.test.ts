import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
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
import { enterTokenCode } from "./enter-token-code";
import { registerToken } from "./register-token";
import { requestToken } from "./request-token";
import { revealToken } from "./reveal-token";
import { markCodeMailed, markIssued, markRevocationConfirmed } from "./token.store";

const OTP = "73914682";
let db: Db;
let close: () => Promise<void>;
let admin: Actor;
let support: Actor;
let at: Fixture;
let token: ReturnType<typeof newTokenText>;

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  admin = await actorOf(db, "admin");
  support = await actorOf(db, "support");
});
afterAll(() => close());
beforeEach(async () => {
  at = await makeIntegration(db);
  token = newTokenText();
});

const act = <I, O>(operation: Operation<I, O>, input: unknown, actor = admin) =>
  execute(operation, { actor, request: TEST_REQUEST }, input);

async function request(label = "iPhone Kim"): Promise<string> {
  const { accountId, connectorId } = at;
  const answer = await act(requestToken, { accountId, connectorId, label });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.tokenId;
}

async function issue(): Promise<string> {
  const tokenId = await request();
  await markCodeMailed(db, tokenId, new Date());
  await act(enterTokenCode, { tokenId, code: OTP });
  await db.$transaction((tx) => markIssued(tx, tokenId, { text: token.text, now: new Date() }));
  return tokenId;
}

const rows = (tokenId: string) =>
  Promise.all([
    db.token.findUniqueOrThrow({ where: { id: tokenId } }),
    db.auditEvent.findMany({ where: { subjectId: tokenId }, orderBy: { seq: "asc" } }),
    db.delivery.findMany({ where: { subjectId: tokenId }, orderBy: { orderSeq: "asc" } }),
  ]);

describe("asking for a token", () => {
  it("writes row, event and order together", async () => {
    const [row, events, deliveries] = await rows(await request());
    expect(row).toMatchObject({ label: "iPhone Kim", issuedAt: null, accountId: at.accountId });
    expect(events.map(({ code }) => code)).toEqual(["token.requested"]);
    expect(deliveries.map(({ effectType, status }) => [effectType, status])).toEqual([
      ["token.request_code.v1", "queued"],
    ]);
    expect(row.requestedIn).toBe(events[0]?.changeId);
  });

  it("writes nothing at all when it is refused", async () => {
    await db.$executeRaw`update membership set valid_to = now() where account_id = ${at.accountId}`;
    const before = await db.change.count();
    const answer = await act(requestToken, { accountId: at.accountId, connectorId: at.connectorId, label: "x" });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "rule_broken", fields: { accountId: expect.stringContaining("not in the group CONSULTANCY") } },
    });
    expect(await db.token.count({ where: { accountId: at.accountId } })).toBe(0);
    expect(await db.delivery.count({ where: { systemId: at.systemId } })).toBe(0);
    expect(await db.change.count()).toBe(before);
  });

  it("two at once with one label make one token", async () => {
    const input = { accountId: at.accountId, connectorId: at.connectorId, label: "Same" };
    const answers = await Promise.all([act(requestToken, input), act(requestToken, input)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.token.count({ where: { connectorId: at.connectorId } })).toBe(1);
  });

  it("support may not, and an unknown account is not found", async () => {
    const input = { accountId: at.accountId, connectorId: at.connectorId, label: "x" };
    expect(await act(requestToken, input, support)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await act(requestToken, { ...input, accountId: "acc_0" })).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
    const foreign = await makeIntegration(db);
    const mixed = { ...input, accountId: foreign.accountId };
    expect(await act(requestToken, mixed)).toMatchObject({ ok: false, error: { code: "not_found" } });
  });

  it("a preview says the same and leaves nothing", async () => {
    const input = { accountId: at.accountId, connectorId: at.connectorId, label: "Later" };
    const preview = await plan(requestToken, { actor: admin, request: TEST_REQUEST }, input);
    expect(preview.ok && preview.value.effects.map(({ how }) => how)).toEqual(["api"]);
    expect(await db.token.count({ where: { connectorId: at.connectorId } })).toBe(0);
  });
});

describe("from the one-time password to the text", () => {
  it("the password and the text stand sealed only, nowhere else", async () => {
    const tokenId = await issue();
    await act(revealToken, { tokenId });
    const [row] = await rows(tokenId);
    expect(`${row.prefix}…${row.lastFour}`).toBe(token.hint);
    expect(row.expiresAt?.toISOString()).toBe("2027-05-01T00:00:00.000Z");
    const evidence = await evidenceText(db);
    expect(evidence).not.toContain(OTP);
    expect(evidence.toLowerCase()).not.toContain(token.data.toLowerCase());
    const secrets = await db.secret.findMany({ where: { rowId: tokenId } });
    expect(secrets.map(({ field }) => field)).toEqual(["text"]);
    expect(JSON.stringify(secrets)).not.toContain(token.data);
  });

  it("a second password is refused while the vendor has not answered", async () => {
    const tokenId = await request();
    expect(await act(enterTokenCode, { tokenId, code: OTP })).toMatchObject({ ok: true });
    expect(await act(enterTokenCode, { tokenId, code: OTP })).toMatchObject({
      ok: false,
      error: { code: "already_done" },
    });
  });

  it("an answer that arrives twice changes nothing the second time", async () => {
    const tokenId = await issue();
    const [before] = await rows(tokenId);
    await db.$transaction((tx) => markIssued(tx, tokenId, { text: newTokenText().text, now: new Date() }));
    expect((await rows(tokenId))[0]).toEqual(before);
  });

  it("a confirmed revocation leaves nothing secret behind", async () => {
    const tokenId = await issue();
    await db.$transaction((tx) => markRevocationConfirmed(tx, tokenId, new Date()));
    expect(await db.secret.count({ where: { rowId: tokenId } })).toBe(0);
    expect((await rows(tokenId))[0].secretId).toBeNull();
  });
});

describe("showing a token", () => {
  it("is done once, and the second time says who saw it and when", async () => {
    const tokenId = await issue();
    expect(await act(revealToken, { tokenId })).toMatchObject({ ok: true, value: { text: token.text } });
    const again = await act(revealToken, { tokenId });
    expect(again).toMatchObject({ ok: false, error: { code: "already_done" } });
    expect(!again.ok && again.error.message).toMatch(new RegExp(`was shown to ${admin.name} on \\d+ \\w+ \\d{4}`));
  });

  it("of two at once exactly one sees it", async () => {
    const tokenId = await issue();
    const answers = await Promise.all([act(revealToken, { tokenId }), act(revealToken, { tokenId })]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("support never sees it", async () => {
    const tokenId = await issue();
    expect(await act(revealToken, { tokenId }, support)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("a repeated command does not give the text again", async () => {
    const tokenId = await issue();
    const send = () =>
      execute(revealToken, { actor: admin, request: TEST_REQUEST }, { tokenId }, { commandId: `reveal-${tokenId}` });
    expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ ok: false, error: { code: "already_done" } });
  });

  it("under custody forget the text is gone after it was shown", async () => {
    at = await makeIntegration(db, "forget");
    const tokenId = await issue();
    expect(await act(revealToken, { tokenId })).toMatchObject({ ok: true });
    expect(await db.secret.count({ where: { rowId: tokenId } })).toBe(0);
  });
});

describe("a token made by hand", () => {
  it("is recorded once, sealed, and never shown", async () => {
    const input = { accountId: at.accountId, connectorId: at.connectorId, label: "Server" };
    const { text, data, hint } = token;
    const answer = await act(registerToken, { ...input, text });
    expect(answer).toMatchObject({ ok: true });
    const tokenId = answer.ok ? answer.value.tokenId : "";
    expect(await act(revealToken, { tokenId })).toMatchObject({ ok: false, error: { code: "rule_broken" } });
    const again = await act(registerToken, { ...input, label: "Server 2", text: btoa(text) });
    expect(again).toMatchObject({
      ok: false,
      error: { fields: { text: expect.stringContaining(`known already, as ${hint}`) } },
    });
    expect(await evidenceText(db)).not.toContain(data.slice(8, 24));
  });

  it("its text can be discarded, once", async () => {
    const tokenId = await issueAnother();
    expect(await act(discardTokenSecret, { tokenId })).toMatchObject({ ok: true });
    expect(await db.secret.count({ where: { rowId: tokenId } })).toBe(0);
    expect(await act(discardTokenSecret, { tokenId })).toMatchObject({ ok: false, error: { code: "already_done" } });
  });
});

async function issueAnother(): Promise<string> {
  const { text } = token;
  const answer = await act(registerToken, {
    accountId: at.accountId,
    connectorId: at.connectorId,
    label: "Other",
    text,
  });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.tokenId;
}

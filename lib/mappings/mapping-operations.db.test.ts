import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApplication } from "@/lib/applications/create-application";
import { retireApplication } from "@/lib/applications/retire-application";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { plan } from "@/lib/gate/plan";
import { makeAccount, makeMembership, makeToken } from "@/lib/testing/factories";
import {
  evidenceText,
  type Fixture,
  makeIntegration,
  newTokenText,
  TEST_REQUEST,
} from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { keepTokenText, lockToken, markIssued } from "@/lib/tokens/token.store";
import { addMappings } from "./add-mappings";
import { keepPromises, tokenRef } from "./mapping.store";
import { pointMappings } from "./point-mappings";
import { removeMappings } from "./remove-mappings";
import { rotateMappedToken } from "./rotate-mapped-token";
import { splitToken } from "./split-token";

const KEYS = ["65423600", "72471109", "91660724", "88091477"];
let db: Db;
let close: () => Promise<void>;
let admin: Actor;
let at: Fixture;
let applicationId: string;

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  admin = await actorOf(db, "admin");
});
afterAll(() => close());
beforeEach(async () => {
  at = await makeIntegration(db);
  applicationId = (await did(createApplication, application({ connectorIds: [at.connectorId] }))).applicationId;
});

let made = 0;
const application = (more: object = {}) => {
  made += 1;
  return { name: `Projectportaal ${made}`, keyShape: "user", ...more };
};

const act = <I, O>(operation: Operation<I, O>, input: unknown, confirm?: number) =>
  execute(operation, { actor: admin, request: TEST_REQUEST }, input, confirm ? { confirm } : {});

async function did<I, O>(operation: Operation<I, O>, input: unknown): Promise<O> {
  const answer = await act(operation, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** What was refused, as code and words. */
async function refused<I, O>(operation: Operation<I, O>, input: unknown): Promise<string> {
  const answer = await act(operation, input);
  if (answer.ok) throw new Error("it was done");
  return `${answer.error.code}: ${answer.error.message}`;
}

/** A token whose text is kept, so that it can be given out. */
async function heldToken(accountId = at.accountId, connectorId = at.connectorId): Promise<string> {
  const { id } = await makeToken(db, { accountId, connectorId });
  await db.$transaction(async (tx) =>
    keepTokenText(tx, await lockToken(tx, id), newTokenText().text, new Date("2026-09-02")),
  );
  return id;
}

const openRows = (own = applicationId) =>
  db.mapping.findMany({ where: { applicationId: own, validTo: null }, orderBy: { externalKey: "asc" } });

async function tableNow(): Promise<Record<string, string>> {
  return Object.fromEntries((await openRows()).map(({ externalKey, tokenId }) => [externalKey, tokenId]));
}

async function idsOf(...keys: string[]): Promise<string[]> {
  return (await openRows()).filter(({ externalKey }) => keys.includes(externalKey)).map(({ id }) => id);
}

async function shared(): Promise<string> {
  const tokenId = await heldToken();
  await did(addMappings, { applicationId, tokenId, externalKeys: KEYS });
  return tokenId;
}

/** What the worker does when the vendor has issued the token. */
async function vendorIssues(tokenId: string): Promise<void> {
  const now = new Date();
  await db.$transaction(async (tx) => {
    await markIssued(tx, tokenId, { text: newTokenText().text, now });
    await keepPromises(tx, tokenRef(await lockToken(tx, tokenId)), { now, changeId: "chg_test" });
  });
}

describe("mapping external keys to a token", () => {
  it("takes one to one and many to one, with one event that names the keys", async () => {
    const [one, other] = [await heldToken(), await heldToken()];
    await did(addMappings, { applicationId, tokenId: one, externalKeys: [KEYS[0]] });
    await did(addMappings, { applicationId, tokenId: other, externalKeys: KEYS.slice(1) });
    const [a, b, c, d] = KEYS as [string, string, string, string];
    expect(await tableNow()).toEqual({ [a]: one, [b]: other, [c]: other, [d]: other });
    const events = await db.auditEvent.findMany({ where: { subjectId: applicationId, code: "mapping.added" } });
    const told = await db.auditPersonal.findMany({
      where: { seq: { in: events.map(({ seq }) => seq) } },
      orderBy: { seq: "asc" },
    });
    const texts = told.map(({ personal }) => JSON.stringify(personal));
    expect(texts.map((text) => KEYS.filter((key) => text.includes(key)).length)).toEqual([1, 3]);
  });

  it("joins a company and a user by a slash, and refuses a key that is not of the application's shape", async () => {
    const both = application({ keyShape: "company_user", connectorIds: [at.connectorId] });
    const { applicationId: id } = await did(createApplication, both);
    const tokenId = await heldToken();
    await did(addMappings, { applicationId: id, tokenId, externalKeys: [{ company: "kade", user: "1" }, "kade/2"] });
    expect((await openRows(id)).map(({ externalKey }) => externalKey)).toEqual(["kade/1", "kade/2"]);
    expect(await refused(addMappings, { applicationId: id, tokenId, externalKeys: ["3"] })).toContain(
      "one slash between",
    );
    expect(await refused(addMappings, { applicationId, tokenId, externalKeys: [{ company: "kade" }] })).toContain(
      "Give the parts",
    );
  });

  it("refuses a key that leads somewhere already, and changes nothing of the others", async () => {
    const first = await heldToken();
    await did(addMappings, { applicationId, tokenId: first, externalKeys: [KEYS[0]] });
    const second = await heldToken();
    expect(await refused(addMappings, { applicationId, tokenId: second, externalKeys: KEYS })).toMatch(
      /65423600 leads to token .* already/,
    );
    expect(Object.keys(await tableNow())).toEqual([KEYS[0]]);
  });

  it("leads to no token that can't be given out, nor to one of a connector that the application may not ask for", async () => {
    const notKept = (await makeToken(db, { accountId: at.accountId, connectorId: at.connectorId })).id;
    const revoked = await heldToken();
    await did(revokeToken, { tokenId: revoked, reason: "Other" });
    const expired = await heldToken();
    await db.token.update({ where: { id: expired }, data: { expiresAt: new Date("2026-09-03") } });
    const other = await makeIntegration(db);
    const foreign = await heldToken(other.accountId, other.connectorId);
    const says = async (tokenId: string) => refused(addMappings, { applicationId, tokenId, externalKeys: [KEYS[0]] });
    expect(await says(notKept)).toContain("not kept here");
    expect(await says(revoked)).toContain("was revoked");
    expect(await says(expired)).toContain("has expired");
    expect(await says(foreign)).toContain("may not ask for Hours app");
    await did(retireApplication, { applicationId, reason: "Other" });
    expect(await says(await heldToken())).toContain("is retired");
  });
});

describe("pointing elsewhere", () => {
  it("moves all chosen keys in one moment and keeps what was true before", async () => {
    const old = await shared();
    const next = await heldToken();
    await did(pointMappings, { mappingIds: await idsOf(...KEYS.slice(0, 2)), tokenId: next });
    const now = await tableNow();
    expect(KEYS.map((key) => now[key])).toEqual([next, next, old, old]);
    const history = await db.mapping.findMany({
      where: { applicationId, externalKey: KEYS[0] ?? "" },
      orderBy: { id: "asc" },
    });
    expect(history.map(({ tokenId }) => tokenId)).toEqual([old, next]);
    expect(history[0]?.validTo).toEqual(history[1]?.validFrom);
  });

  it("never leads a key to a token of another connector, whoever asks and even past the operation", async () => {
    const tokenId = await shared();
    const other = await makeIntegration(db);
    const foreign = await heldToken(other.accountId, other.connectorId);
    const [mapping] = await openRows();
    expect(await refused(pointMappings, { mappingIds: [mapping?.id], tokenId: foreign })).toContain(
      "only leads to tokens of its own",
    );
    const raw = db.mapping.create({
      data: {
        id: "map_x",
        applicationId,
        connectorId: at.connectorId,
        externalKey: "x",
        tokenId: foreign,
        validFrom: new Date(),
      },
    });
    await expect(raw).rejects.toThrow();
    expect(new Set(Object.values(await tableNow()))).toEqual(new Set([tokenId]));
  });

  it("of two people who move the same key at once, one moves it and the other is told that it was moved", async () => {
    await shared();
    const targets = [await heldToken(), await heldToken()];
    const mappingIds = await idsOf(KEYS[0] ?? "");
    const answers = await Promise.all(targets.map((tokenId) => act(pointMappings, { mappingIds, tokenId })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      answers.filter((answer) => !answer.ok && ["conflict", "not_found"].includes(answer.error.code)),
    ).toHaveLength(1);
  });

  it("asks for the count to be typed before it moves more keys than one act may", async () => {
    const tokenId = await heldToken();
    const externalKeys = Array.from({ length: 30 }, (_, n) => `key-${n}`);
    const answer = await act(addMappings, { applicationId, tokenId, externalKeys });
    expect(answer.ok ? "done" : answer.error.code).toBe("needs_confirmation");
    expect((await act(addMappings, { applicationId, tokenId, externalKeys }, 30)).ok).toBe(true);
    expect(await openRows()).toHaveLength(30);
  });
});

describe("removing", () => {
  it("closes the mappings, leaves the token alone and lets the key be mapped again", async () => {
    const tokenId = await shared();
    await did(removeMappings, { mappingIds: await idsOf(KEYS[0] ?? ""), reason: "Person left" });
    expect(Object.keys(await tableNow())).not.toContain(KEYS[0]);
    expect((await db.token.findUniqueOrThrow({ where: { id: tokenId } })).revokedAt).toBeNull();
    await did(addMappings, { applicationId, tokenId, externalKeys: [KEYS[0]] });
    expect(Object.keys(await tableNow())).toContain(KEYS[0]);
  });
});

describe("splitting a shared token", () => {
  it("moves just the chosen keys, and only in the transaction that issues the new token", async () => {
    const old = await shared();
    const other = await makeAccount(db, { systemId: at.systemId });
    await makeMembership(db, { groupId: at.groupId, accountId: other.id });
    const chosen = KEYS.slice(2);
    const { tokenId } = await did(splitToken, {
      tokenId: old,
      mappingIds: await idsOf(...chosen),
      accountId: other.id,
      label: "Hours app of two",
    });
    expect(new Set(Object.values(await tableNow()))).toEqual(new Set([old]));
    expect(await db.delivery.count({ where: { subjectId: tokenId } })).toBe(1);
    await vendorIssues(tokenId);
    const now = await tableNow();
    expect(KEYS.map((key) => now[key])).toEqual([old, old, tokenId, tokenId]);
    await vendorIssues(tokenId);
    expect(await tableNow()).toEqual(now);
  });

  it("leaves a key where a person has put it meanwhile", async () => {
    const old = await shared();
    const { tokenId } = await did(splitToken, {
      tokenId: old,
      mappingIds: await idsOf(...KEYS.slice(0, 2)),
      label: "Split",
    });
    const elsewhere = await heldToken();
    await did(pointMappings, { mappingIds: await idsOf(KEYS[0] ?? ""), tokenId: elsewhere });
    await did(removeMappings, { mappingIds: await idsOf(KEYS[2] ?? ""), reason: "Other" });
    await vendorIssues(tokenId);
    const now = await tableNow();
    expect(KEYS.map((key) => now[key])).toEqual([elsewhere, tokenId, undefined, old]);
  });

  it("names in its preview what will be asked of the vendor, and refuses a key that isn't on the token", async () => {
    const old = await shared();
    const stranger = await heldToken();
    await did(addMappings, { applicationId, tokenId: stranger, externalKeys: ["other"] });
    expect(await refused(splitToken, { tokenId: old, mappingIds: await idsOf("other"), label: "Split" })).toContain(
      "doesn’t ride on",
    );
    const input = { tokenId: old, mappingIds: await idsOf(KEYS[0] ?? ""), label: "Split" };
    const preview = await plan(splitToken, { actor: admin, request: TEST_REQUEST }, input);
    expect(preview.ok && preview.value.effects).toHaveLength(1);
    expect(await db.mappingPromise.count({ where: { mappingId: { in: input.mappingIds } } })).toBe(0);
  });
});

describe("rotating a token behind its mappings", () => {
  it("moves every key at once and leaves the old token working", async () => {
    const old = await shared();
    const { tokenId, moving } = await did(rotateMappedToken, { tokenId: old, label: "Next" });
    expect(moving).toBe(4);
    await vendorIssues(tokenId);
    expect(new Set(Object.values(await tableNow()))).toEqual(new Set([tokenId]));
    expect((await db.token.findUniqueOrThrow({ where: { id: old } })).revokedAt).toBeNull();
  });

  it("is refused where the texts of tokens aren't kept, because no application could be given the new one", async () => {
    const old = await shared();
    await db.system.update({ where: { id: at.systemId }, data: { custody: "forget" } });
    expect(await refused(rotateMappedToken, { tokenId: old, label: "Next" })).toContain("keeps no texts of tokens");
  });
});

describe("the mapping table", () => {
  it("equals a plain table after any sequence of acts, with one token a key at every moment", async () => {
    const tokens = [await heldToken(), await heldToken(), await heldToken()];
    const step = fc.record({
      act: fc.constantFrom("add", "point", "remove"),
      key: fc.constantFrom("a", "b", "c"),
      token: fc.nat({ max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const own = await did(createApplication, application({ connectorIds: [at.connectorId] }));
        const model = new Map<string, string>();
        const idOf = async (externalKey: string) =>
          (await openRows(own.applicationId)).filter((row) => row.externalKey === externalKey).map(({ id }) => id);
        for (const { act: kind, key, token } of steps) {
          const tokenId = tokens[token] ?? "";
          const mappingIds = await idOf(key);
          if (kind === "add") {
            const answer = await act(addMappings, { applicationId: own.applicationId, tokenId, externalKeys: [key] });
            expect(answer.ok).toBe(!model.has(key));
            if (answer.ok) model.set(key, tokenId);
          } else if (mappingIds.length > 0 && kind === "point") {
            const answer = await act(pointMappings, { mappingIds, tokenId });
            expect(answer.ok).toBe(model.get(key) !== tokenId);
            model.set(key, tokenId);
          } else if (mappingIds.length > 0) {
            await did(removeMappings, { mappingIds, reason: "Other" });
            model.delete(key);
          }
        }
        const rows = await openRows(own.applicationId);
        expect(new Map(rows.map(({ externalKey, tokenId }) => [externalKey, tokenId]))).toEqual(model);
      }),
      { numRuns: 8 },
    );
  });

  it("leaves no text of a token in the trail, the outbox or the commands", async () => {
    const { text, data } = newTokenText();
    const { id } = await makeToken(db, { accountId: at.accountId, connectorId: at.connectorId });
    await db.$transaction(async (tx) => keepTokenText(tx, await lockToken(tx, id), text, new Date("2026-09-02")));
    await did(addMappings, { applicationId, tokenId: id, externalKeys: KEYS });
    await did(splitToken, { tokenId: id, mappingIds: await idsOf(KEYS[0] ?? ""), label: "Split" });
    expect(await evidenceText(db)).not.toContain(data);
  });
});

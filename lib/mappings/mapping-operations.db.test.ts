import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createApplication } from "@/lib/applications/create-application";
import { retireApplication } from "@/lib/applications/retire-application";
import type { Db } from "@/lib/db/client";
import { makeToken } from "@/lib/testing/factories";
import { evidenceText, makeIntegration, newTokenText } from "@/lib/testing/integration-fixture";
import { eachAtMappingDesk, KEYS, type MappingDesk, someApplication } from "@/lib/testing/mapping-desk";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { addMappings } from "./add-mappings";
import { pointMappings } from "./point-mappings";
import { removeMappings } from "./remove-mappings";
import { splitToken } from "./split-token";

let db: Db;
let desk: MappingDesk;
eachAtMappingDesk((given) => {
  ({ db, desk } = given);
});

describe("mapping external keys to a token", () => {
  it("takes one to one and many to one, with one event that names the keys", async () => {
    const [one, other] = [await desk.heldToken(), await desk.heldToken()];
    await desk.did(addMappings, { applicationId: desk.applicationId, tokenId: one, externalKeys: [KEYS[0]] });
    await desk.did(addMappings, { applicationId: desk.applicationId, tokenId: other, externalKeys: KEYS.slice(1) });
    const [a, b, c, d] = KEYS as [string, string, string, string];
    expect(await desk.tableNow()).toEqual({ [a]: one, [b]: other, [c]: other, [d]: other });
    const events = await db.auditEvent.findMany({ where: { subjectId: desk.applicationId, code: "mapping.added" } });
    const told = await db.auditPersonal.findMany({
      where: { seq: { in: events.map(({ seq }) => seq) } },
      orderBy: { seq: "asc" },
    });
    const texts = told.map(({ personal }) => JSON.stringify(personal));
    expect(texts.map((text) => KEYS.filter((key) => text.includes(key)).length)).toEqual([1, 3]);
  });

  it("joins a company and a user by a slash, and refuses a key that is not of the application's shape", async () => {
    const both = someApplication({ keyShape: "company_user", connectorIds: [desk.at.connectorId] });
    const { applicationId: id } = await desk.did(createApplication, both);
    const tokenId = await desk.heldToken();
    await desk.did(addMappings, {
      applicationId: id,
      tokenId,
      externalKeys: [{ company: "kade", user: "1" }, "kade/2"],
    });
    expect((await desk.openRows(id)).map(({ externalKey }) => externalKey)).toEqual(["kade/1", "kade/2"]);
    expect(await desk.refused(addMappings, { applicationId: id, tokenId, externalKeys: ["3"] })).toContain(
      "one slash between",
    );
    expect(
      await desk.refused(addMappings, {
        applicationId: desk.applicationId,
        tokenId,
        externalKeys: [{ company: "kade" }],
      }),
    ).toContain("Give the parts");
  });

  it("refuses a key that leads somewhere already, and changes nothing of the others", async () => {
    const first = await desk.heldToken();
    await desk.did(addMappings, { applicationId: desk.applicationId, tokenId: first, externalKeys: [KEYS[0]] });
    const second = await desk.heldToken();
    expect(
      await desk.refused(addMappings, { applicationId: desk.applicationId, tokenId: second, externalKeys: KEYS }),
    ).toMatch(/65423600 leads to token .* already/);
    expect(Object.keys(await desk.tableNow())).toEqual([KEYS[0]]);
  });

  it("leads to no token that can't be given out, nor to one of a connector that the application may not ask for", async () => {
    const notKept = (await makeToken(db, { accountId: desk.at.accountId, connectorId: desk.at.connectorId })).id;
    const revoked = await desk.heldToken();
    await desk.did(revokeToken, { tokenId: revoked, reason: "Other" });
    const expired = await desk.heldToken();
    await db.token.update({ where: { id: expired }, data: { expiresAt: new Date("2026-09-03") } });
    const other = await makeIntegration(db);
    const foreign = await desk.heldToken(other);
    const says = async (tokenId: string) =>
      desk.refused(addMappings, { applicationId: desk.applicationId, tokenId, externalKeys: [KEYS[0]] });
    expect(await says(notKept)).toContain("not kept here");
    expect(await says(revoked)).toContain("was revoked");
    expect(await says(expired)).toContain("has expired");
    expect(await says(foreign)).toContain("may not ask for Hours app");
    await desk.did(retireApplication, { applicationId: desk.applicationId, reason: "Other" });
    expect(await says(await desk.heldToken())).toContain("is retired");
  });
});

describe("pointing elsewhere", () => {
  it("moves all chosen keys in one moment and keeps what was true before", async () => {
    const old = await desk.sharedToken();
    const next = await desk.heldToken();
    await desk.did(pointMappings, { mappingIds: await desk.idsOf(...KEYS.slice(0, 2)), tokenId: next });
    const now = await desk.tableNow();
    expect(KEYS.map((key) => now[key])).toEqual([next, next, old, old]);
    const history = await db.mapping.findMany({
      where: { applicationId: desk.applicationId, externalKey: KEYS[0] },
      orderBy: { id: "asc" },
    });
    expect(history.map(({ tokenId }) => tokenId)).toEqual([old, next]);
    expect(history[0]?.validTo).toEqual(history[1]?.validFrom);
  });

  it("never leads a key to a token of another connector, whoever asks and even past the operation", async () => {
    const tokenId = await desk.sharedToken();
    const other = await makeIntegration(db);
    const foreign = await desk.heldToken(other);
    const [mapping] = await desk.openRows();
    expect(await desk.refused(pointMappings, { mappingIds: [mapping?.id], tokenId: foreign })).toContain(
      "only leads to tokens of its own",
    );
    const raw = db.mapping.create({
      data: {
        id: "map_x",
        applicationId: desk.applicationId,
        connectorId: desk.at.connectorId,
        externalKey: "x",
        tokenId: foreign,
        validFrom: new Date(),
      },
    });
    await expect(raw).rejects.toThrow();
    expect(new Set(Object.values(await desk.tableNow()))).toEqual(new Set([tokenId]));
  });

  it("of two people who move the same key at once, one moves it and the other is told that it was moved", async () => {
    await desk.sharedToken();
    const targets = [await desk.heldToken(), await desk.heldToken()];
    const mappingIds = await desk.idsOf(KEYS[0]);
    const answers = await Promise.all(targets.map((tokenId) => desk.act(pointMappings, { mappingIds, tokenId })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      answers.filter((answer) => !answer.ok && ["conflict", "not_found"].includes(answer.error.code)),
    ).toHaveLength(1);
  });

  it("asks for the count to be typed before it moves more keys than one act may", async () => {
    const tokenId = await desk.heldToken();
    const externalKeys = Array.from({ length: 30 }, (_, n) => `key-${n}`);
    const answer = await desk.act(addMappings, { applicationId: desk.applicationId, tokenId, externalKeys });
    expect(answer.ok ? "done" : answer.error.code).toBe("needs_confirmation");
    expect((await desk.act(addMappings, { applicationId: desk.applicationId, tokenId, externalKeys }, 30)).ok).toBe(
      true,
    );
    expect(await desk.openRows()).toHaveLength(30);
  });
});

describe("removing", () => {
  it("closes the mappings, leaves the token alone and lets the key be mapped again", async () => {
    const tokenId = await desk.sharedToken();
    await desk.did(removeMappings, { mappingIds: await desk.idsOf(KEYS[0]), reason: "Person left" });
    expect(Object.keys(await desk.tableNow())).not.toContain(KEYS[0]);
    expect((await db.token.findUniqueOrThrow({ where: { id: tokenId } })).revokedAt).toBeNull();
    await desk.did(addMappings, { applicationId: desk.applicationId, tokenId, externalKeys: [KEYS[0]] });
    expect(Object.keys(await desk.tableNow())).toContain(KEYS[0]);
  });
});

describe("the mapping table", () => {
  it("equals a plain table after any sequence of acts, with one token a key at every moment", async () => {
    const tokens = [await desk.heldToken(), await desk.heldToken(), await desk.heldToken()];
    const step = fc.record({
      act: fc.constantFrom("add", "point", "remove"),
      key: fc.constantFrom("a", "b", "c"),
      token: fc.nat({ max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const own = await desk.did(createApplication, someApplication({ connectorIds: [desk.at.connectorId] }));
        const model = new Map<string, string>();
        const idOf = async (externalKey: string) =>
          (await desk.openRows(own.applicationId)).filter((row) => row.externalKey === externalKey).map(({ id }) => id);
        for (const { act: kind, key, token } of steps) {
          const tokenId = tokens[token] ?? "";
          const mappingIds = await idOf(key);
          if (kind === "add") {
            const answer = await desk.act(addMappings, {
              applicationId: own.applicationId,
              tokenId,
              externalKeys: [key],
            });
            expect(answer.ok).toBe(!model.has(key));
            if (answer.ok) model.set(key, tokenId);
          } else if (mappingIds.length > 0 && kind === "point") {
            const answer = await desk.act(pointMappings, { mappingIds, tokenId });
            expect(answer.ok).toBe(model.get(key) !== tokenId);
            model.set(key, tokenId);
          } else if (mappingIds.length > 0) {
            await desk.did(removeMappings, { mappingIds, reason: "Other" });
            model.delete(key);
          }
        }
        const rows = await desk.openRows(own.applicationId);
        expect(new Map(rows.map(({ externalKey, tokenId }) => [externalKey, tokenId]))).toEqual(model);
      }),
      { numRuns: 8 },
    );
  });

  it("leaves no text of a token in the trail, the outbox or the commands", async () => {
    const { text, data } = newTokenText();
    const id = await desk.heldToken({ text });
    await desk.did(addMappings, { applicationId: desk.applicationId, tokenId: id, externalKeys: KEYS });
    await desk.did(splitToken, { tokenId: id, mappingIds: await desk.idsOf(KEYS[0]), label: "Split" });
    expect(await evidenceText(db)).not.toContain(data);
  });
});

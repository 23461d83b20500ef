import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { plan } from "@/lib/gate/plan";
import { makeAccount, makeMembership } from "@/lib/testing/factories";
import { TEST_REQUEST } from "@/lib/testing/integration-fixture";
import { eachAtMappingDesk, KEYS, type MappingDesk } from "@/lib/testing/mapping-desk";
import { addMappings } from "./add-mappings";
import { pointMappings } from "./point-mappings";
import { removeMappings } from "./remove-mappings";
import { rotateMappedToken } from "./rotate-mapped-token";
import { splitToken } from "./split-token";

let db: Db;
let admin: Actor;
let desk: MappingDesk;
eachAtMappingDesk((given) => {
  ({ db, admin, desk } = given);
});

describe("splitting a shared token", () => {
  it("moves just the chosen keys, and only in the transaction that issues the new token", async () => {
    const old = await desk.sharedToken();
    const other = await makeAccount(db, { systemId: desk.at.systemId });
    await makeMembership(db, { groupId: desk.at.groupId, accountId: other.id });
    const chosen = KEYS.slice(2);
    const { tokenId } = await desk.did(splitToken, {
      tokenId: old,
      mappingIds: await desk.idsOf(...chosen),
      accountId: other.id,
      label: "Hours app of two",
    });
    expect(new Set(Object.values(await desk.tableNow()))).toEqual(new Set([old]));
    expect(await db.delivery.count({ where: { subjectId: tokenId } })).toBe(1);
    await desk.vendorIssues(tokenId);
    const now = await desk.tableNow();
    expect(KEYS.map((key) => now[key])).toEqual([old, old, tokenId, tokenId]);
    await desk.vendorIssues(tokenId);
    expect(await desk.tableNow()).toEqual(now);
  });

  it("leaves a key where a person has put it meanwhile", async () => {
    const old = await desk.sharedToken();
    const { tokenId } = await desk.did(splitToken, {
      tokenId: old,
      mappingIds: await desk.idsOf(...KEYS.slice(0, 2)),
      label: "Split",
    });
    const elsewhere = await desk.heldToken();
    await desk.did(pointMappings, { mappingIds: await desk.idsOf(KEYS[0]), tokenId: elsewhere });
    await desk.did(removeMappings, { mappingIds: await desk.idsOf(KEYS[2]), reason: "Other" });
    await desk.vendorIssues(tokenId);
    const now = await desk.tableNow();
    expect(KEYS.map((key) => now[key])).toEqual([elsewhere, tokenId, undefined, old]);
  });

  it("names in its preview what will be asked of the vendor, and refuses a key that isn't on the token", async () => {
    const old = await desk.sharedToken();
    const stranger = await desk.heldToken();
    await desk.did(addMappings, { applicationId: desk.applicationId, tokenId: stranger, externalKeys: ["other"] });
    expect(
      await desk.refused(splitToken, { tokenId: old, mappingIds: await desk.idsOf("other"), label: "Split" }),
    ).toContain("doesn’t ride on");
    const input = { tokenId: old, mappingIds: await desk.idsOf(KEYS[0]), label: "Split" };
    const preview = await plan(splitToken, { actor: admin, request: TEST_REQUEST }, input);
    expect(preview.ok && preview.value.effects).toHaveLength(1);
    expect(await db.mappingPromise.count({ where: { mappingId: { in: input.mappingIds } } })).toBe(0);
  });
});

describe("rotating a token behind its mappings", () => {
  it("moves every key at once and leaves the old token working", async () => {
    const old = await desk.sharedToken();
    const { tokenId, moving } = await desk.did(rotateMappedToken, { tokenId: old, label: "Next" });
    expect(moving).toBe(4);
    await desk.vendorIssues(tokenId);
    expect(new Set(Object.values(await desk.tableNow()))).toEqual(new Set([tokenId]));
    expect((await db.token.findUniqueOrThrow({ where: { id: old } })).revokedAt).toBeNull();
  });

  it("is refused where the texts of tokens aren't kept, because no application could be given the new one", async () => {
    const old = await desk.sharedToken();
    await db.system.update({ where: { id: desk.at.systemId }, data: { custody: "forget" } });
    expect(await desk.refused(rotateMappedToken, { tokenId: old, label: "Next" })).toContain(
      "keeps no texts of tokens",
    );
  });
});

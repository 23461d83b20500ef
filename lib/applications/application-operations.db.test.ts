import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { evidenceText, type Fixture, makeIntegration, TEST_REQUEST } from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { readOwnKey } from "@/lib/vault/own-keys";
import { changeApplication } from "./change-application";
import { createApplication } from "./create-application";
import { makeApplicationKey } from "./make-application-key";
import { retireApplication } from "./retire-application";
import { revokeApplicationKey } from "./revoke-application-key";
import { rotateApplicationKey } from "./rotate-application-key";

const HOUR_MS = 3_600_000;
let db: Db;
let close: () => Promise<void>;
let owner: Actor;
let at: Fixture;
let applicationId: string;

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  owner = await actorOf(db, "owner");
  at = await makeIntegration(db);
});
afterAll(() => close());
beforeEach(async () => {
  ({ applicationId } = await did(createApplication, { ...PORTAL, name: nextName(), connectorIds: [at.connectorId] }));
});

let made = 0;
function nextName(): string {
  made += 1;
  return `Portal ${made}`;
}
const PORTAL = { keyShape: "user", addresses: ["10.0.0.0/8"] };

const act = <I, O>(operation: Operation<I, O>, input: unknown) =>
  execute(operation, { actor: owner, request: TEST_REQUEST }, input);

async function did<I, O>(operation: Operation<I, O>, input: unknown): Promise<O> {
  const answer = await act(operation, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function refused<I, O>(operation: Operation<I, O>, input: unknown): Promise<string> {
  const answer = await act(operation, input);
  if (answer.ok) throw new Error("it was done");
  return `${answer.error.code}: ${answer.error.message}`;
}

const keyRow = (id: string) => db.applicationKey.findUniqueOrThrow({ where: { id } });

describe("a host application", () => {
  it("has a name of its own, and asks only for app connectors that exist and from addresses that are addresses", async () => {
    const { name } = await db.application.findUniqueOrThrow({ where: { id: applicationId } });
    expect(await refused(createApplication, { ...PORTAL, name: name.toUpperCase() })).toContain("has this name");
    expect(await refused(createApplication, { ...PORTAL, name: nextName(), connectorIds: ["con_gone"] })).toContain(
      "is gone",
    );
    for (const address of ["10.0.0.1/8", "300.1.1.1", "2001:db8::1::2", "10.0.0.0/33"]) {
      expect(await refused(createApplication, { ...PORTAL, name: nextName(), addresses: [address] })).toMatch(
        /no address or range|invalid_input/,
      );
    }
  });

  it("is changed as a whole, and a change that changes nothing is refused", async () => {
    const { name } = await db.application.findUniqueOrThrow({ where: { id: applicationId } });
    const same = { applicationId, name, connectorIds: [at.connectorId], addresses: ["10.0.0.0/8"] };
    expect(await refused(changeApplication, same)).toContain("already");
    await did(changeApplication, { ...same, addresses: ["192.0.2.7", "2001:db8::/32"], owner: "Saskia" });
    const [row] = await db.$queryRaw<{ addresses: string[] }[]>`
      select addresses::text[] as addresses from application where id = ${applicationId}`;
    expect(row?.addresses).toEqual(["192.0.2.7/32", "2001:db8::/32"]);
  });
});

describe("its keys", () => {
  it("are kept by their hash alone, and their text is nowhere else than in the answer", async () => {
    const { key, applicationKeyId } = await did(makeApplicationKey, { applicationId });
    expect(key).toMatch(/^gth_app_[0-9A-Za-z]{36}$/);
    expect(Buffer.from((await keyRow(applicationKeyId)).hash)).toEqual(Buffer.from(readOwnKey(key)?.hash ?? []));
    expect(await evidenceText(db)).not.toContain(key);
  });

  it("are replaced with an overlap: the old one ends after it, and never later than it would have", async () => {
    const first = await did(makeApplicationKey, { applicationId, lifeDays: 1 });
    const before = await keyRow(first.applicationKeyId);
    const next = await did(rotateApplicationKey, { applicationKeyId: first.applicationKeyId, overlapHours: 2 });
    const old = await keyRow(first.applicationKeyId);
    const row = await keyRow(next.applicationKeyId);
    expect(row.replacesId).toBe(first.applicationKeyId);
    expect((old.expiresAt?.getTime() ?? 0) - row.createdAt.getTime()).toBe(2 * HOUR_MS);
    await did(rotateApplicationKey, { applicationKeyId: first.applicationKeyId, overlapHours: 48 });
    expect((await keyRow(first.applicationKeyId)).expiresAt).toEqual(old.expiresAt);
    expect(before.expiresAt && old.expiresAt && old.expiresAt < before.expiresAt).toBe(true);
  });

  it("can't be revoked twice or replaced once they don't work, and end together with their application", async () => {
    const one = await did(makeApplicationKey, { applicationId });
    const other = await did(makeApplicationKey, { applicationId });
    await did(revokeApplicationKey, { applicationKeyId: one.applicationKeyId });
    expect(await refused(revokeApplicationKey, { applicationKeyId: one.applicationKeyId })).toContain("already_done");
    expect(await refused(rotateApplicationKey, { applicationKeyId: one.applicationKeyId })).toContain("doesn’t work");
    await did(retireApplication, { applicationId, reason: "Other" });
    expect((await keyRow(other.applicationKeyId)).revokedAt).not.toBeNull();
    expect(await refused(makeApplicationKey, { applicationId })).toContain("is retired");
  });
});

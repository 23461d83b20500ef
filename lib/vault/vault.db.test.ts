import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { resetEnvForTests } from "@/lib/env";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";
import type { Place } from "@/lib/vault/cipher";
import {
  checkVault,
  destroySecret,
  fingerprint,
  fingerprints,
  openSecret,
  sealSecret,
  vaultState,
} from "@/lib/vault/vault";

const key = () => randomBytes(32).toString("base64");
const [one, other] = [key(), key()];
const place: Place = { table: "token", rowId: "tok_1", field: "text" };
let test: TestDb;

function setKeys(value: string): void {
  vi.stubEnv("GATEHOUSE_MASTER_KEY", value);
  resetEnvForTests();
}

beforeAll(async () => {
  test = await createTestDb();
});
beforeEach(() => setKeys(one));
afterEach(async () => {
  await test.db.secret.deleteMany();
  await checkVault(test.db);
  vi.unstubAllEnvs();
  resetEnvForTests();
});
afterAll(() => test.close());

describe("a secret", () => {
  it("opens for the place it was sealed for and is nowhere in the database as text", async () => {
    const id = await sealSecret(test.db, place, "the vendor's token");
    expect(await openSecret(test.db, id, place)).toBe("the vendor's token");
    const row = await test.db.secret.findUniqueOrThrow({ where: { id } });
    expect(row.sealed).toMatch(/^v1:k1:[\w-]{16}:[\w-]+:[\w-]{22}$/);
    expect(JSON.stringify(row)).not.toContain("vendor");
  });

  it.each([
    { ...place, table: "account" },
    { ...place, rowId: "tok_2" },
    { ...place, field: "code" },
  ])("does not open at another place: $table $rowId $field", async (elsewhere) => {
    const id = await sealSecret(test.db, place, "text");
    await expect(openSecret(test.db, id, elsewhere)).rejects.toMatchObject({ code: "internal" });
  });

  it("is answered alike whether it is absent, tampered with or sealed under a key that is gone", async () => {
    const id = await sealSecret(test.db, place, "text");
    const refusals = [await refusal("sec_absent")];
    await test.db.secret.update({ where: { id }, data: { sealed: "v1:k1:AAAA:AAAA:AAAA" } });
    refusals.push(await refusal(id));
    setKeys(`k2:${other}`);
    refusals.push(await refusal(id));
    expect(new Set(refusals).size).toBe(1);
  });

  it("is gone for good once destroyed", async () => {
    const id = await sealSecret(test.db, place, "text");
    await destroySecret(test.db, id);
    await destroySecret(test.db, id);
    expect(await test.db.secret.count({ where: { id } })).toBe(0);
  });
});

describe("the vault's state", () => {
  it("is sealed without a key: every use is refused and the reason is said", async () => {
    const id = await sealSecret(test.db, place, "text");
    setKeys("");
    expect(vaultState()).toEqual({ state: "sealed", why: "GATEHOUSE_MASTER_KEY is not set" });
    for (const use of [
      () => sealSecret(test.db, place, "text"),
      () => openSecret(test.db, id, place),
      () => destroySecret(test.db, id),
      async () => fingerprint("text"),
    ]) {
      await expect(use()).rejects.toMatchObject({ code: "sealed" });
    }
    expect(await test.db.secret.count({ where: { id } })).toBe(1);
  });

  it("is sealed when the key is not the one the database knows, and open again with the right one", async () => {
    expect(await checkVault(test.db)).toEqual({ state: "open", kid: "k1" });
    setKeys(other);
    expect(await checkVault(test.db)).toMatchObject({
      state: "sealed",
      why: expect.stringContaining("is not the key"),
    });
    await expect(sealSecret(test.db, place, "text")).rejects.toMatchObject({ code: "sealed" });
    setKeys(`k9:${other}`);
    expect(await checkVault(test.db)).toMatchObject({
      state: "sealed",
      why: expect.stringContaining("none of the keys"),
    });
    setKeys(one);
    expect(await checkVault(test.db)).toEqual({ state: "open", kid: "k1" });
  });

  it("never names a key in the reason", async () => {
    await checkVault(test.db);
    for (const keys of [other, `k9:${other}`, `${one},${other}`]) {
      setKeys(keys);
      const state = await checkVault(test.db);
      expect(state.state).toBe("sealed");
      expect(JSON.stringify(state)).not.toContain(other.slice(0, 8));
    }
  });

  it("opens under an older key of the ring and seals under the first", async () => {
    await checkVault(test.db);
    const id = await sealSecret(test.db, place, "old");
    setKeys(`k2:${other},k1:${one}`);
    expect(await checkVault(test.db)).toEqual({ state: "open", kid: "k2" });
    expect(await openSecret(test.db, id, place)).toBe("old");
    const newer = await test.db.secret.findUniqueOrThrow({ where: { id: await sealSecret(test.db, place, "new") } });
    expect(newer.kid).toBe("k2");
  });
});

describe("a fingerprint", () => {
  it("is the same for the same text, differs with the key, and is found again after the key was changed", () => {
    const before = fingerprint("AfasToken");
    expect(fingerprint("AfasToken")).toEqual(before);
    expect(fingerprint("AfasTokem")).not.toEqual(before);
    setKeys(`k2:${other},k1:${one}`);
    expect(fingerprint("AfasToken")).not.toEqual(before);
    expect(fingerprints("AfasToken")).toContainEqual(before);
  });
});

async function refusal(id: string): Promise<string> {
  const error: unknown = await openSecret(test.db, id, place).catch((caught: unknown) => caught);
  const { code, message, details } = error as { code: string; message: string; details: unknown };
  return JSON.stringify([code, message, details]);
}

import { createHmac, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { resetEnvForTests } from "@/lib/env";
import { type Place, seal, unseal } from "@/lib/vault/cipher";
import { type KeyRing, readKeyRing } from "@/lib/vault/key-ring";

const place: Place = { table: "token", rowId: "tok_1", field: "text" };
const master = randomBytes(32);

beforeEach(() => {
  vi.stubEnv("GATEHOUSE_MASTER_KEY", master.toString("base64"));
  resetEnvForTests();
});
afterEach(() => {
  vi.unstubAllEnvs();
  resetEnvForTests();
});

function ring(): KeyRing {
  const keys = readKeyRing();
  if (typeof keys === "string") throw new Error(keys);
  return keys;
}

describe("a sealed text", () => {
  it("does not open after any single bit of it was flipped", () => {
    const sealed = Buffer.from(seal(ring(), place, "a vendor's token of some length"), "utf8");
    let refused = 0;
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Buffer.from(sealed);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unseal(ring(), place, flipped.toString("latin1")), `bit ${bit}`).toThrow();
      refused += 1;
    }
    expect(refused).toBe(sealed.length * 8);
  });

  it("does not open after any single bit of what it is made of was flipped", () => {
    const [version, kid, ...parts] = seal(ring(), place, "a vendor's token").split(":");
    for (const [index, part] of parts.entries()) {
      const bytes = Buffer.from(part, "base64url");
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const tampered = [version, kid, ...parts.with(index, flipped.toString("base64url"))].join(":");
        expect(() => unseal(ring(), place, tampered), `part ${index}, bit ${bit}`).toThrow();
      }
    }
  });

  it("takes no shorter tag", () => {
    const parts = seal(ring(), place, "text").split(":");
    const short = Buffer.from(parts[4] ?? "", "base64url")
      .subarray(0, 12)
      .toString("base64url");
    expect(() => unseal(ring(), place, parts.with(4, short).join(":"))).toThrow();
  });

  it("is bound to its place even where the names would run together alike", () => {
    const sealed = seal(ring(), { table: "a", rowId: "b,c", field: "d" }, "text");
    expect(() => unseal(ring(), { table: "a,b", rowId: "c", field: "d" }, sealed)).toThrow();
  });

  it("never repeats a nonce in 100,000 seals", { timeout: 60_000 }, () => {
    const keys = ring();
    const nonces = new Set<string>();
    for (let i = 0; i < 100_000; i += 1) nonces.add(seal(keys, place, "same").split(":")[2] ?? "");
    expect(nonces.size).toBe(100_000);
  });

  it("holds any text, the empty one too", () => {
    for (const text of ["", "é€😀\0\n", "x".repeat(100_000)])
      expect(unseal(ring(), place, seal(ring(), place, text))).toBe(text);
  });
});

describe("the key ring", () => {
  it("uses the master key itself for nothing: one derived key seals, another one fingerprints", () => {
    const { seal: sealing, fingerprint } = ring().current;
    expect(Buffer.from(sealing)).not.toEqual(Buffer.from(fingerprint));
    for (const derived of [sealing, fingerprint]) expect(Buffer.from(derived)).not.toEqual(master);
    expect(createHmac("sha256", master).update("x").digest()).not.toEqual(
      createHmac("sha256", fingerprint).update("x").digest(),
    );
  });

  it.each([
    ["two keys of one name", (key: string) => `k1:${key},k1:${key}`, /names two keys alike/],
    ["two bare keys", (key: string) => `${key},${key}`, /names two keys alike/],
    ["an unreadable name", (key: string) => `k 1:${key}`, /not plain text/],
  ])("refuses %s in words that hold no key", (_name, value, words) => {
    vi.stubEnv("GATEHOUSE_MASTER_KEY", value(master.toString("base64")));
    resetEnvForTests();
    expect(readKeyRing()).toMatch(words);
  });
});

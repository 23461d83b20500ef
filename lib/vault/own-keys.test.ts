import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSameHash, issueOwnKey, readOwnKey } from "@/lib/vault/own-keys";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

describe("our own keys", () => {
  it("have the shape that scanners look for and are stored as a hash", () => {
    const key = issueOwnKey("api");
    expect(key.text).toMatch(/^gth_api_[0-9A-Za-z]{36}$/);
    expect(Buffer.from(key.hash)).toEqual(createHash("sha256").update(key.text).digest());
    expect([key.prefix, key.lastFour]).toEqual([key.text.slice(0, 12), key.text.slice(-4)]);
    expect(readOwnKey(key.text)).toEqual({ kind: "api", hash: key.hash });
  });

  it("are refused after any single character was changed", () => {
    const { text } = issueOwnKey("api");
    for (let at = 0; at < text.length; at += 1) {
      for (const sign of `${BASE62}_- `) {
        if (sign === text[at]) continue;
        expect(readOwnKey(text.slice(0, at) + sign + text.slice(at + 1)), `${sign} at ${at}`).toBeNull();
      }
    }
  });

  it("are refused with a character more, less, two swapped, or white space around", () => {
    const { text } = issueOwnKey("app");
    for (const wrong of [`${text}x`, text.slice(0, -1), ` ${text}`, `${text}\n`, text.toUpperCase(), ""]) {
      expect(readOwnKey(wrong)).toBeNull();
    }
    for (let at = 8; at < text.length - 1; at += 1) {
      if (text[at] === text[at + 1]) continue;
      expect(readOwnKey(text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2))).toBeNull();
    }
  });

  it("are never the same twice, and each letter comes up as often as another", () => {
    const count = new Map<string, number>();
    const texts = new Set<string>();
    for (let i = 0; i < 5_000; i += 1) {
      const { text } = issueOwnKey("api");
      texts.add(text);
      for (const sign of text.slice(8, 38)) count.set(sign, (count.get(sign) ?? 0) + 1);
    }
    expect(texts.size).toBe(5_000);
    const expected = (5_000 * 30) / 62;
    const chi = [...BASE62].reduce((sum, sign) => sum + ((count.get(sign) ?? 0) - expected) ** 2 / expected, 0);
    // 61 degrees of freedom: a fair draw passes 140 about once in ten million runs; without the rejection it would be near 1,000.
    expect(chi).toBeLessThan(140);
  });

  it("are compared whole", () => {
    const { hash } = issueOwnKey("api");
    expect(isSameHash(hash, new Uint8Array(hash))).toBe(true);
    expect(isSameHash(hash, hash.with(31, (hash[31] ?? 0) ^ 1))).toBe(false);
    expect(isSameHash(hash, hash.subarray(0, 31))).toBe(false);
  });

  it("refuses a kind that would not be one word", () => {
    for (const kind of ["", "A", "a_b", "a".repeat(13)]) expect(() => issueOwnKey(kind)).toThrow(RangeError);
  });
});

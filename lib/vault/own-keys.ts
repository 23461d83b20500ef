import "server-only";
import { hash as digest, randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

// Our own keys: `gth_<kind>_` + 30 random base62 characters (178 bits) + 6 that are the CRC32 of all before them, so that a
// mistyped key is refused without a query and a leaked one is found by scanners. Only the SHA-256 is ever stored.

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SHAPE = /^(gth_([a-z]{2,12})_[0-9A-Za-z]{30})([0-9A-Za-z]{6})$/;

export type OwnKey = Readonly<{ text: string; hash: Uint8Array<ArrayBuffer>; prefix: string; lastFour: string }>;

/** A new key of the kind; its text exists nowhere else and is to be shown once. */
export function issueOwnKey(kind: string): OwnKey {
  const head = `gth_${kind}_${randomBase62(30)}`;
  const text = head + checksumOf(head);
  if (!SHAPE.test(text)) throw new RangeError("The kind of a key is 2 to 12 lower-case letters");
  return { text, hash: hashOf(text), prefix: text.slice(0, kind.length + 9), lastFour: text.slice(-4) };
}

/** The kind and hash of a text that can be one of our keys; null for anything else, before any query. */
export function readOwnKey(text: string): { kind: string; hash: Uint8Array<ArrayBuffer> } | null {
  const [, head, kind, checksum] = SHAPE.exec(text) ?? [];
  if (!head || !kind || checksum !== checksumOf(head)) return null;
  return { kind, hash: hashOf(text) };
}

/** Whether two hashes are the same, in a time that tells nothing about where they differ. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function hashOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(digest("sha256", text, "buffer"));
}

function checksumOf(head: string): string {
  let rest = crc32(head);
  let digits = "";
  for (let i = 0; i < 6; i += 1) {
    digits = BASE62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

// Bytes from 248 up are thrown away: 62 does not divide 256, and the first letters would come up more often.
function randomBase62(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += BASE62.charAt(byte % 62);
    }
  }
  return text;
}

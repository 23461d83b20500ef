import "server-only";
import { hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

/** One master key as it is used: never itself, only what is derived from it for one purpose each. */
export type RingKey = Readonly<{ kid: string; seal: Uint8Array; fingerprint: Uint8Array }>;
/** The first key seals; all of them open. */
export type KeyRing = Readonly<{ current: RingKey; all: readonly RingKey[] }>;

const KID = /^[A-Za-z0-9_-]{1,32}$/;
let kept: { text: string; ring: KeyRing | string } | undefined;

/** The keys of GATEHOUSE_MASTER_KEY, or the sentence that says why there are none that work. */
export function readKeyRing(): KeyRing | string {
  const text = env().GATEHOUSE_MASTER_KEY;
  if (!text) return "GATEHOUSE_MASTER_KEY is not set";
  if (kept?.text !== text) kept = { text, ring: parseKeyRing(text) };
  return kept.ring;
}

function parseKeyRing(text: string): KeyRing | string {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const all = parts.map(parseKey);
  const [current] = all;
  if (!current) return "GATEHOUSE_MASTER_KEY holds no key";
  if (all.some(({ kid }) => !KID.test(kid))) return "GATEHOUSE_MASTER_KEY has a key id that is not plain text";
  if (new Set(all.map(({ kid }) => kid)).size < all.length) return "GATEHOUSE_MASTER_KEY names two keys alike";
  return { current, all };
}

function parseKey(part: string): RingKey {
  const colon = part.indexOf(":");
  const master = Buffer.from(part.slice(colon + 1), "base64");
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync("sha256", master, new Uint8Array(0), `gatehouse/${purpose}/v1`, 32));
  return { kid: colon < 0 ? "k1" : part.slice(0, colon), seal: derive("seal"), fingerprint: derive("fingerprint") };
}

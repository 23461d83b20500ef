import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { KeyRing } from "@/lib/vault/key-ring";

/** Where a secret belongs: a sealed text opens nowhere else. */
export type Place = Readonly<{ table: string; rowId: string; field: string }>;

/** The text sealed for one place under the current key, as `v1:kid:nonce:ciphertext:tag`. */
export function seal(ring: KeyRing, place: Place, plaintext: string): string {
  const { kid, seal: key } = ring.current;
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(boundTo(place, kid));
  const ciphertext = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  return ["v1", kid, ...[nonce, ciphertext, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(":");
}

/** The text that was sealed for exactly this place; throws a plain Error when anything about it is not as it was. */
export function unseal(ring: KeyRing, place: Place, sealed: string): string {
  const [version, kid, ...rest] = sealed.split(":");
  const key = ring.all.find((one) => one.kid === kid);
  if (version !== "v1" || rest.length !== 3) throw new Error("a sealed text of unknown form");
  if (!kid || !key) throw new Error("sealed under a key that is not in the ring");
  const [nonce, ciphertext, tag] = rest.map(decode);
  if (nonce?.length !== 12 || tag?.length !== 16 || !ciphertext) throw new Error("a sealed text of wrong lengths");
  const decipher = createDecipheriv("aes-256-gcm", key.seal, nonce, { authTagLength: 16 });
  decipher.setAAD(boundTo(place, kid));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
}

function boundTo({ table, rowId, field }: Place, kid: string): Buffer {
  return Buffer.from(JSON.stringify([table, rowId, field, kid]), "utf8");
}

// Node skips what is not base64 and ignores left-over bits, so one sealed text would have many spellings.
function decode(part: string): Buffer {
  const bytes = Buffer.from(part, "base64url");
  if (bytes.toString("base64url") !== part) throw new Error("a sealed text that is not base64url");
  return bytes;
}

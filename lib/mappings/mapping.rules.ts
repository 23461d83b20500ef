import { hintOf } from "@/lib/tokens/token.rules";

export type MappedToken = {
  id: string;
  label: string;
  prefix: string | null;
  lastFour: string | null;
  issuedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  secretId: string | null;
  connectorId: string;
  connectorName: string;
};

/** Why no key can be led to this token, as a sentence; null where it can. */
export function refusalOfTarget(token: MappedToken, now: Date): string | null {
  const name = `Token ${hintOf(token)}`;
  if (token.revokedAt) return `${name} was revoked`;
  if (!token.issuedAt) return `${name} is not issued yet`;
  if (token.expiresAt && token.expiresAt <= now) return `${name} has expired`;
  if (!token.secretId) return `The text of ${name.toLowerCase()} is not kept here, so no application could be given it`;
  return null;
}

/** What riding together on one token means, once there is more than one key on it. */
export function sharingWarning(token: Pick<MappedToken, "label" | "prefix" | "lastFour">, keys: number): string[] {
  if (keys < 2) return [];
  return [
    `${keys.toLocaleString("en-GB")} keys ride on token ${hintOf(token)}: the vendor can’t tell them apart, and revoking it stops all of them.`,
  ];
}

/** `1 key` or `4 keys`. */
export function keysInWords(count: number): string {
  return count === 1 ? "1 key" : `${count.toLocaleString("en-GB")} keys`;
}

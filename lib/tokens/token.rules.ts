import { daysUntil } from "@/lib/core/time";

/** Documented: classic AFAS user tokens end on 1 May 2027; those made after that day stop working after 31 August 2027. */
export const CLASSIC_END = new Date("2027-05-01T00:00:00Z");
export const CLASSIC_SWITCH_OFF = new Date("2027-09-01T00:00:00Z");

/** A token is called expiring when this many days or fewer are left. */
export const EXPIRING_DAYS = 30;

export const TOKEN_STATUSES = [
  "requested",
  "code_mailed",
  "active",
  "expiring",
  "expired",
  "suspended",
  "revoking",
  "revoked",
] as const;
export type TokenStatus = (typeof TOKEN_STATUSES)[number];

/** What is needed of a token to tell its status; dates may come as text from a browser. */
export type TokenLife = {
  codeMailedAt: Date | string | null;
  issuedAt: Date | string | null;
  expiresAt: Date | string | null;
  revokedAt: Date | string | null;
  isSuspended: boolean;
  /** Status of the latest delivery of its revocation; null where none was needed. */
  revocation: string | null;
};

/** Statuses that prove or attest a removal; "applied" is the vendor's word alone and proves nothing yet. */
const REVOCATION_ENDED = ["verified", "by_hand_done"];

const at = (moment: Date | string | null): number | null => (moment === null ? null : new Date(moment).getTime());

/** Where a token stands at a moment; a revocation is "revoking" until it is proven or confirmed by hand. */
export function tokenStatus(token: TokenLife, now: Date): TokenStatus {
  const revoked = at(token.revokedAt);
  if (revoked !== null && revoked <= now.getTime()) {
    const isUnderWay = token.revocation !== null && !REVOCATION_ENDED.includes(token.revocation);
    return isUnderWay ? "revoking" : "revoked";
  }
  if (token.issuedAt === null) return token.codeMailedAt === null ? "requested" : "code_mailed";
  const expires = at(token.expiresAt);
  if (expires !== null && expires <= now.getTime()) return "expired";
  if (token.isSuspended) return "suspended";
  if (expires !== null && daysUntil(new Date(expires), now) <= EXPIRING_DAYS) return "expiring";
  return "active";
}

/** Whether a token can still be revoked: everything that was not revoked yet, an expired one too. */
export function canRevoke(token: { revokedAt: Date | string | null }): boolean {
  return token.revokedAt === null;
}

/** Whether the text can be shown, which happens once: issued through the vendor, sealed here, not shown, not revoked. */
export function canReveal(token: {
  issuedAt: Date | string | null;
  revokedAt: Date | string | null;
  revealedAt: Date | string | null;
  isHeld: boolean;
  source: string;
}): boolean {
  return (
    token.issuedAt !== null &&
    token.revokedAt === null &&
    token.revealedAt === null &&
    token.isHeld &&
    token.source !== "by_hand"
  );
}

/** The end of a token: the earliest of what was asked, what the connector grants from its issue, and the vendor's own last day. */
export function expiryOf(token: {
  issuedAt: Date;
  askedUntil: Date | null;
  validityDays: number | null;
  kind: string;
}): Date | null {
  const ends: number[] = [];
  if (token.askedUntil) ends.push(token.askedUntil.getTime());
  if (token.validityDays !== null) ends.push(token.issuedAt.getTime() + token.validityDays * 86_400_000);
  if (token.kind === "classic") {
    ends.push((token.issuedAt < CLASSIC_END ? CLASSIC_END : CLASSIC_SWITCH_OFF).getTime());
  }
  return ends.length === 0 ? null : new Date(Math.min(...ends));
}

/** How a token is named everywhere: its first and last four, or its label while nothing was issued. */
export function hintOf(token: { prefix: string | null; lastFour: string | null; label: string }): string {
  return token.prefix && token.lastFour ? `${token.prefix}…${token.lastFour}` : `“${token.label}”`;
}

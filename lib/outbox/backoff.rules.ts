export const MAX_ATTEMPTS = 12;
export const MAX_AGE_MS = 24 * 3_600_000;
const FIRST_MS = 1_000;
const LONGEST_MS = 15 * 60_000;
const LONGEST_WISH_MS = 3_600_000;

/** How long to wait before the next try, in milliseconds: doubling from 1 s to 15 min with full jitter, so that nobody returns in step. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 20));
  return Math.max(250, Math.round(random() * ceiling));
}

/** A vendor's own wish for the next try, honoured from 1 s up to an hour. */
export function honouredWaitMs(wishMs: number): number {
  if (!Number.isFinite(wishMs) || wishMs < 0) return 60_000;
  return Math.min(LONGEST_WISH_MS, Math.max(1_000, wishMs));
}

/** Whether a delivery has been tried often or long enough to be parked. */
export function isExhausted(attempts: number, ageMs: number): boolean {
  return attempts >= MAX_ATTEMPTS || ageMs >= MAX_AGE_MS;
}

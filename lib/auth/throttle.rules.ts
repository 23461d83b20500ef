/** What was tried lately, by whom and from where, in the eyes of the database. */
export type RecentFailures = {
  /** Of this e-mail from this address since its last success there. */
  pair: number;
  pairAgoMs: number;
  /** Of this e-mail from anywhere. */
  account: number;
  accountAgoMs: number;
  /** From this address, of any e-mail. */
  address: number;
  addressAgoMs: number;
  /** This e-mail has signed in from this address within the last 30 days. */
  isKnownAddress: boolean;
};

/** Failures older than this are forgotten. */
export const WINDOW_MINUTES = 15;
const LONGEST_WAIT_MS = 60_000;
const FREE_TRIES = { pair: 5, account: 20, address: 40 } as const;

/**
 * How long the next try has to wait, 0 for not at all. Nobody is ever locked out: the wait is a minute at most, and a flood of
 * wrong passwords from elsewhere doesn't hold up the person at an address where he signed in before.
 */
export function waitBeforeTry(recent: RecentFailures): number {
  const waits = [waitAfter(recent.pair - FREE_TRIES.pair, recent.pairAgoMs)];
  if (!recent.isKnownAddress) {
    waits.push(waitAfter(recent.account - FREE_TRIES.account, recent.accountAgoMs));
    waits.push(waitAfter(recent.address - FREE_TRIES.address, recent.addressAgoMs));
  }
  return Math.max(...waits);
}

function waitAfter(tooMany: number, agoMs: number): number {
  if (tooMany < 0) return 0;
  return Math.max(0, Math.min(LONGEST_WAIT_MS, 1000 * 2 ** tooMany) - agoMs);
}

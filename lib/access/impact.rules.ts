/** One account that can, or could, use one connector. */
export type ImpactPair = {
  accountId: string;
  userId: string;
  userName: string;
  connectorId: string;
  connectorName: string;
};

/** Who gains and who loses what by one change: exact counts, and up to 1,000 pairs of each. */
export type Impact = {
  gained: number;
  lost: number;
  /** Distinct people among both. */
  people: number;
  gainedPairs: readonly ImpactPair[];
  lostPairs: readonly ImpactPair[];
};

export const NO_IMPACT: Impact = { gained: 0, lost: 0, people: 0, gainedPairs: [], lostPairs: [] };

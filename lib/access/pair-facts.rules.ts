import type { Attributes } from "@/lib/upstreams/effects";

// What is known of one pair of account and connector, as plain data. Of each fact the row that started last at or before the
// moment: periods of one subject never overlap, so no other can be in force.

/** Who did it, from the change that opened or closed a row. */
export type Act = { at: Date; by: string; reason: string | null; ticket: string | null };
/** Where a row came from when no delivery tells. */
export type Origin = "decided" | "observed" | "by_hand";

/** The latest delivery about a subject: how far the vendor is. */
export type DeliveryFact = {
  status: string;
  createdAt: Date;
  sentAt: Date | null;
  finishedAt: Date | null;
  proofAt: Date | null;
  proofState: "so" | "not_so" | "unknown" | null;
  closedBy: string | null;
  closedAt: Date | null;
  note: string | null;
};

export type Period = { from: Date; to: Date | null };
export type DoubtFact = Period & { reason: string };
export type BlockFact = Period & {
  reason: string;
  until: Date | null;
  source: Origin;
  opened: Act | null;
  closed: Act | null;
};

export type LinkFact = Period & { source: Origin; opened: Act | null; closed: Act | null; group: GroupFact };
export type GroupFact = { id: string; code: string; kind: "listed" | "everybody"; block: BlockFact | null };
export type MembershipFact = Period & {
  id: string;
  source: Origin;
  opened: Act | null;
  closed: Act | null;
  doubt: DoubtFact | null;
  delivery: DeliveryFact | null;
};

/** What may stop a thing, what can't be told about it, and how far the vendor is with it. */
type Standing = { block: BlockFact | null; doubt: DoubtFact | null; delivery: DeliveryFact | null };

export type TokenFact = Standing & {
  id: string;
  label: string;
  /** Prefix and last four, or null while nobody knows them. */
  hint: string | null;
  source: Origin;
  requestedAt: Date;
  issuedAt: Date | null;
  /** The first moment at which it works, where that is later than its issue. */
  validFrom?: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  requested: Act | null;
  revoked: Act | null;
};

export type AccountFact = Period &
  Standing & {
    id: string;
    remoteId: string;
    email: string | null;
    windows: boolean;
    insite: boolean;
    /** Whatever else the vendor knows of it. */
    attributes?: Attributes;
    source: Origin;
    observedAt: Date | null;
  };

/** What is the same for everybody on a connector. */
export type ConnectorFacts = {
  connector: Standing & { id: string; name: string; source: Origin; retiredAt: Date | null };
  system: {
    id: string;
    name: string;
    vendor: string;
    vendorName: string;
    lastReadAt: Date | null;
    block: BlockFact | null;
    doubt: DoubtFact | null;
  };
  link: LinkFact | null;
};

/** What belongs to the person; `account` is null where he has none in the connector's system. */
export type PersonFacts = {
  user: { id: string; name: string; leftAt: Date | null; block: BlockFact | null };
  account: AccountFact | null;
  membership: MembershipFact | null;
  tokens: readonly TokenFact[];
};

export type PairFacts = ConnectorFacts & PersonFacts;

/** Whether a period holds the moment: its end is no part of it. */
export function isInForce(period: Period | null, at: Date): boolean {
  return period !== null && period.from <= at && (period.to === null || at < period.to);
}

/** Whether a block stops anything at the moment: an end that was set beforehand needs no job to be true. */
export function isBlocking(block: BlockFact | null, at: Date): boolean {
  return block !== null && isInForce(block, at) && (block.until === null || at < block.until);
}

/** When a block stopped stopping, at or before the moment; null while it stops, or where there never was one. */
export function unblockedSince(block: BlockFact | null, at: Date): Date | null {
  if (block === null || isBlocking(block, at)) return null;
  const ends = [block.to, block.until].filter((end): end is Date => end !== null && end <= at);
  return earliest(ends);
}

/** The latest of some moments; null where there is none. */
export function latest(moments: readonly (Date | null | undefined)[]): Date | null {
  return moments.reduce<Date | null>((best, one) => (one && (best === null || one > best) ? one : best), null);
}

/** The earliest of some moments; null where there is none. */
export function earliest(moments: readonly (Date | null | undefined)[]): Date | null {
  return moments.reduce<Date | null>((best, one) => (one && (best === null || one < best) ? one : best), null);
}

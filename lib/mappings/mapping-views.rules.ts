import type { LightName, LightState } from "@/lib/access/verdict.rules";
import type { MappingState } from "./mapping-state.rules";

/** A token that keys will move to as soon as its vendor has issued it. */
export type PromisedToken = { tokenId: string; label: string };

/** What lists say of the token behind a key. */
export type RiddenToken = {
  tokenId: string;
  hint: string;
  userName: string;
  isService: boolean;
  connectorId: string;
  connectorName: string;
  systemName: string;
  expiresAt: Date | null;
};

/** One external key as lists show it. */
export type MappingRow = RiddenToken & {
  id: string;
  externalKey: string;
  applicationId: string;
  applicationName: string;
  /** How many keys of all applications ride on the same token. */
  keysOnToken: number;
  state: MappingState;
  /** The lights that are not green, in a few words; empty where they all are. */
  why: string;
  lastAskedAt: Date | null;
  /** Where it moves to, once that token is issued. */
  movesTo: PromisedToken | null;
};

/** Keys of one application on a token. */
export type RidingApplication = { id: string; name: string; keys: number; lastAskedAt: Date | null };

/** One token that answers several keys. */
export type SharedTokenRow = RiddenToken & {
  keys: number;
  applications: readonly RidingApplication[];
  state: MappingState;
  why: string;
  lastAskedAt: Date | null;
};

/** A key on the page of its token. */
export type RidingKey = {
  id: string;
  externalKey: string;
  applicationId: string;
  applicationName: string;
  lastAskedAt: Date | null;
  movesTo: PromisedToken | null;
};

/** A token with all that rides on it. */
export type MappedToken = SharedTokenRow & {
  label: string;
  accountId: string;
  userId: string;
  /** The name of the vendor, as AFAS. */
  vendorName: string;
  systemId: string;
  issuedAt: Date | null;
  revokedAt: Date | null;
  /** Revoked here, while the vendor has not confirmed it. */
  isRevoking: boolean;
  isKept: boolean;
  lights: Readonly<Record<LightName, LightState>> | null;
  askedToday: number;
  /** The first keys in their order; `keys` says how many there are. */
  riding: readonly RidingKey[];
  /** How many keys are promised to a token that isn't issued yet. */
  moving: number;
};

export const ASKED = ["week", "over_90_days", "never"] as const;
export type Asked = (typeof ASKED)[number];

export type MappingFilter = {
  /** The beginning of an external key. */
  q?: string;
  applicationId?: string;
  connectorId?: string;
  tokenId?: string;
  /** States of which any will do; what is no state narrows nothing. */
  states?: readonly string[];
  isShared?: boolean;
  /** Differs from another key of the same application and connector only in letters' case or leading noughts. */
  isDuplicate?: boolean;
  asked?: Asked;
};

export const MAPPING_SORTS = ["key", "keys", "asked"] as const;
export type MappingSort = { key: (typeof MAPPING_SORTS)[number]; descending: boolean };

export type MappingCounts = { keys: number; applications: number; shared: number; orphans: number };

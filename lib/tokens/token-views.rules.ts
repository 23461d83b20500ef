import type { VendorSide } from "@/lib/connectors/vendor-side.rules";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";
import type { TokenStatus } from "./token.rules";

/** One token as lists show it. */
export type TokenRow = {
  id: string;
  hint: string;
  label: string;
  status: TokenStatus;
  userId: string;
  userName: string;
  isService: boolean;
  accountId: string;
  connectorId: string;
  connectorName: string;
  systemId: string;
  systemName: string;
  owner: string | null;
  requestedAt: Date;
  requestedBy: string | null;
  issuedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedSource: string | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  source: string;
  isHeld: boolean;
  vendor: VendorSide;
};

export type TokenDelivery = {
  id: string;
  changeId: string;
  sentence: string;
  effectType: string;
  status: DeliveryStatus;
  how: "api" | "hand";
  attempts: number;
  createdAt: Date;
  runAt: Date;
  finishedAt: Date | null;
  proofNote: string | null;
  problem: string | null;
  handTaskId: string | null;
};

export type TokenDetail = TokenRow & {
  purpose: string | null;
  userCode: string;
  email: string | null;
  kind: string;
  custody: string;
  isConnectorBlocked: boolean;
  codeMailedAt: Date | null;
  revealedAt: Date | null;
  revealedBy: string | null;
  revokeReason: string | null;
  revokedBy: string | null;
  deliveries: TokenDelivery[];
};

/** Who and what is hit when a token stops. */
export type Victims = {
  tokenId: string;
  hint: string;
  label: string;
  userName: string;
  isService: boolean;
  owner: string | null;
  connectorName: string;
  systemName: string;
  /** Endpoints of the connector that can write. */
  writing: string[];
  lastUsedAt: Date | null;
  /** How many other tokens the same account still holds for this connector. */
  otherTokens: number;
  /** Host applications whose keys ride on it, with how many. */
  riding: readonly { id: string; name: string; keys: number; lastAskedAt: Date | null }[];
};

export type TokenFilter = {
  q?: string;
  status?: readonly string[];
  connectorId?: string;
  systemId?: string;
  userId?: string;
  /** Only those that nobody answers for. */
  hasNoOwner?: boolean;
  lastUsed?: "never" | "over_90_days";
};

export const TOKEN_SORTS = ["lastUsed", "user", "connector", "expires"] as const;
export type TokenSort = { key: (typeof TOKEN_SORTS)[number]; descending: boolean };

export type TokenCounts = { working: number; expiring: number; neverUsed: number };

import { type DeliveryStatus, type Provenance, provenanceOf } from "@/lib/outbox/status.rules";
import type { TokenStatus } from "./token.rules";

/** How well the vendor's side is known, with its moment and who said so where a person did. */
export type VendorSide = { kind: Provenance; at: Date | null; by: string | null; status: DeliveryStatus | null };

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

/** What the latest delivery about a thing says of the vendor; without one, the word of whoever recorded it. */
export function vendorSideOf(row: {
  deliveryStatus: DeliveryStatus | null;
  deliveryAt: Date | null;
  deliveryBy: string | null;
  source: string;
  since: Date;
}): VendorSide {
  const { deliveryStatus: status, source } = row;
  if (status === null) {
    if (source === "by_hand") return { kind: "by_hand", at: row.since, by: null, status };
    return { kind: source === "observed" ? "observed" : "decided", at: row.since, by: null, status };
  }
  const kind = provenanceOf(status);
  return {
    kind,
    at: kind === "decided" ? null : row.deliveryAt,
    by: kind === "by_hand" ? row.deliveryBy : null,
    status,
  };
}

/** Whether something is on its way to the vendor, so that a screen has to look again. */
export function isUnderWay(status: DeliveryStatus): boolean {
  return status === "held" || status === "queued" || status === "sending" || status === "waiting";
}

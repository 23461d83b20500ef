/** Every way in which what a vendor shows can differ from what was decided. `there` is the vendor, `here` is Gatehouse. */
export const DRIFT_KINDS = [
  "user.unknown",
  "user.missing",
  "user.renamed",
  "user.email",
  "user.blocked_there",
  "user.blocked_here",
  "user.attributes",
  "group.unknown",
  "group.missing",
  "group.description",
  "group.attributes",
  "membership.extra",
  "membership.missing",
  "endpoint.extra",
  "endpoint.missing",
  "token.unknown",
  "token.missing",
  "token.inactive",
  "token.still_works",
  "token.expiry",
] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];
export type DriftArea = "user" | "group" | "membership" | "endpoint" | "token";

export type DriftValue = string | boolean | null;

/** One difference. It is named by its system, kind and key, and is there only while both sides differ. */
export type DriftRow = {
  systemId: string;
  systemName: string;
  vendor: string;
  kind: DriftKind;
  key: string;
  /** One plain sentence: `Kim de Vries is in CONSULTANCY there, not here`. */
  sentence: string;
  /** Whom and what it is about here, where that is known: for links. */
  userId: string | null;
  userName: string | null;
  groupId: string | null;
  groupCode: string | null;
  connectorId: string | null;
  tokenId: string | null;
  /** What differs, field by field, ours and theirs; empty where it is there or isn't. */
  fields: { name: string; ours: DriftValue; theirs: DriftValue }[];
  /** When a reading first showed it so. */
  since: Date;
  ignored: { until: Date; reason: string; by: string } | null;
  /** What can be done about it from here; `whyNot` says what stands in the way. */
  accept: { can: boolean; says: string };
  restore: { can: boolean; says: string };
};

export type DriftFilter = {
  systemId?: string;
  kind?: readonly DriftKind[];
  area?: readonly DriftArea[];
  q?: string;
  /** Also those that are left as they are for a while; they are left out otherwise. */
  withIgnored?: boolean;
};

export type DriftCount = {
  systemId: string;
  systemName: string;
  vendor: string;
  policy: "report" | "enforce";
  /** False for a write-only vendor: it can't be compared, so nothing is known either way. */
  canCompare: boolean;
  /** When it was last read whole; null where it never was, so that no count says anything. */
  lastReadAt: Date | null;
  open: number;
  ignored: number;
  byKind: Partial<Record<DriftKind, number>>;
};

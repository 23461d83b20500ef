import type { ProbeState } from "./probe.rules";

export type SystemHealth = "ok" | "unreachable" | "refused" | "unknown";

/** What the driver alone says of a system, whatever its state. */
export type SystemTraits = {
  vendorName: string;
  /** Nothing can be read back: what was sent last is all that is known. */
  isWriteOnly: boolean;
  /** No effect has an API: every change is a hand task. */
  isByHand: boolean;
  /** Its address is private and was allowed for this installation. */
  isPrivate: boolean;
};

export type SystemRow = SystemTraits & {
  id: string;
  name: string;
  vendor: string;
  environment: "production" | "test" | "accept";
  remoteId: string | null;
  restUrl: string;
  state: "active" | "paused";
  stateReason: string | null;
  stateSince: Date;
  health: SystemHealth;
  healthSince: Date;
  healthNote: string | null;
  isSuspended: boolean;
  driftPolicy: "report" | "enforce";
  queue: number;
  openTasks: number;
  /** The vendor asked us to wait until then. */
  throttledUntil: Date | null;
  medianMs: number | null;
  p95Ms: number | null;
  credentialExpiresAt: Date | null;
  provedAt: Date | null;
  lastReadAt: Date | null;
  /** How many rows the last whole read of each kind showed, together. */
  rowsRead: number | null;
  lastSentAt: Date | null;
  /** Tokens of the old AFAS kind that still work. */
  classicTokens: number;
};

export type SystemDetail = SystemRow & {
  soapUrl: string | null;
  approvedHost: string;
  custody: "keep" | "forget";
  settings: Record<string, string>;
  createdAt: Date;
  secrets: { field: string; setAt: Date }[];
  probe: ProbeState | null;
};

/** A quarter of an hour of deliveries: how many ended well, waited, failed. */
export type StripCell = { ok: number; waited: number; failed: number };

/** What stands open towards one system. */
export type SystemQueue = {
  queued: number;
  sending: number;
  waiting: number;
  held: number;
  byHand: number;
  needsConfirmation: number;
  failed: number;
  oldest: Date | null;
  /** When the vendor last asked us to slow down, in the last 24 hours, and how often. */
  throttledAt: Date | null;
  throttledTimes: number;
};

export type Condition =
  | "suspended"
  | "paused"
  | "refused"
  | "unreachable"
  | "slow"
  | "by_hand"
  | "untested"
  | "write_only"
  | "ok";

type Facts = Pick<SystemRow, "isSuspended" | "state" | "health" | "throttledUntil" | "isByHand" | "isWriteOnly">;

/** The one word for how a system is: what stops it before what slows it, before what it is by nature. */
export function conditionOf(system: Facts): Condition {
  if (system.isSuspended) return "suspended";
  if (system.state === "paused") return "paused";
  if (system.throttledUntil) return "slow";
  if (system.health === "refused" || system.health === "unreachable") return system.health;
  if (system.isByHand) return "by_hand";
  if (system.health === "unknown") return "untested";
  return system.isWriteOnly ? "write_only" : "ok";
}

const UNHEALTHY: readonly Condition[] = ["paused", "refused", "unreachable"];

/** Whether somebody should look at it; the navigation counts the same. */
export function isUnhealthy(system: Pick<SystemRow, "state" | "health">): boolean {
  const { state, health } = system;
  const condition = conditionOf({
    state,
    health,
    isSuspended: false,
    throttledUntil: null,
    isByHand: false,
    isWriteOnly: false,
  });
  return UNHEALTHY.includes(condition);
}

/** AFAS, authentication page of its documentation of 30 September 2026: classic tokens end, then stop being taken at all. */
export const CLASSIC_TOKENS = {
  expire: new Date("2027-05-01T00:00:00Z"),
  stop: new Date("2027-08-31T00:00:00Z"),
} as const;

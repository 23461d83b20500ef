import type { LightState } from "@/lib/access/verdict.rules";
import { daysUntil } from "@/lib/core/time";
import { EXPIRING_DAYS } from "@/lib/tokens/token.rules";

export const MAPPING_STATES = [
  "answers",
  "expiring",
  "no_access",
  "unknown",
  "expired",
  "revoked",
  "orphan",
  "not_allowed",
  "no_text",
] as const;
export type MappingState = (typeof MAPPING_STATES)[number];

/** What decides how a request for an external key would be answered now. */
export type MappingLife = {
  /** The account of the token is gone at its system, or its person left. */
  isOrphan: boolean;
  revokedAt: Date | null;
  expiresAt: Date | null;
  /** The application stands, and the app connector is on its list. */
  mayAsk: boolean;
  /** The verdict of the token's account on its connector, with this very token. */
  verdict: LightState;
  /** The text of the token is kept, so that it can be given out. */
  isKept: boolean;
};

/** How a request for the key would be answered now: the one thing that is in the way, the most lasting first. */
export function mappingState(life: MappingLife, now: Date): MappingState {
  const { isOrphan, revokedAt, expiresAt, mayAsk, verdict, isKept } = life;
  if (isOrphan) return "orphan";
  if (revokedAt && revokedAt <= now) return "revoked";
  if (expiresAt && expiresAt <= now) return "expired";
  if (!mayAsk) return "not_allowed";
  if (verdict === "no") return "no_access";
  if (verdict === "unknown") return "unknown";
  if (!isKept) return "no_text";
  return expiresAt && daysUntil(expiresAt, now) <= EXPIRING_DAYS ? "expiring" : "answers";
}

import "server-only";
import type { Effect } from "@/lib/upstreams/effects";

/** One order to a vendor as an operation hands it to the gate. */
export type EffectDraft = {
  systemId: string;
  effect: Effect;
  /** What the delivery is about; its latest delivery tells how far the vendor is (observed, sent, by hand, decided). */
  subject: { kind: "user" | "account" | "group" | "membership" | "connector" | "endpoint" | "token"; id: string };
  /** Deliveries of one key are sent in order; a later one may supersede an unsent one. Defaults to the subject's id. */
  orderKey?: string;
  /** Revocations and blocks overtake everything else. */
  isUrgent?: boolean;
  /** A sealed secret that belongs to this one effect (a one-time password, a token's text). */
  secretId?: string;
};

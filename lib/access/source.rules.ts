import type { Act, DeliveryFact, Origin } from "./pair-facts.rules";

export type SourceKind = "observed" | "sent" | "by_hand" | "decided" | "unknown";

/** How we know a fact: its latest delivery tells how far the vendor is; without one, how the row came here. */
export type Source = {
  kind: SourceKind;
  at: Date | null;
  by: string | null;
  /** One clause more, such as "can't be read back". */
  note: string | null;
};

export type Traced = {
  delivery: DeliveryFact | null;
  source: Origin;
  /** Who opened the row, and when; for a row that a person recorded by hand. */
  act: Act | null;
  /** When the vendor was last read, for a row that was read there. */
  readAt: Date | null;
};

/** The provenance of a fact as it stood at the moment: what was proven or sent later is not known yet. */
export function sourceOf({ delivery, source, act, readAt }: Traced, at: Date): Source {
  if (delivery && delivery.createdAt <= at) return sourceOfDelivery(delivery, at);
  if (source === "observed") return { kind: "observed", at: notAfter(readAt, at), by: null, note: null };
  if (source === "by_hand") return { kind: "by_hand", at: act?.at ?? null, by: act?.by ?? null, note: null };
  return { kind: "decided", at: act?.at ?? null, by: act?.by ?? null, note: null };
}

function sourceOfDelivery(delivery: DeliveryFact, at: Date): Source {
  const { status, createdAt, sentAt, finishedAt, proofAt, proofState, closedBy, closedAt, note } = delivery;
  const decided: Source = { kind: "decided", at: createdAt, by: null, note: "not done at the vendor yet" };
  if (status === "by_hand_done") {
    const done = closedAt ?? finishedAt;
    return done && done <= at ? { kind: "by_hand", at: done, by: closedBy, note } : decided;
  }
  if (status === "verified" && proofAt && proofAt <= at) return { kind: "observed", at: proofAt, by: null, note: null };
  if (status === "verified" || status === "applied") {
    if (!sentAt || sentAt > at) return decided;
    return { kind: "sent", at: sentAt, by: null, note: proofState === "unknown" ? "can't be read back" : null };
  }
  if (status === "needs_confirmation") return { kind: "unknown", at: sentAt ?? createdAt, by: null, note: null };
  if (status === "failed") return { ...decided, note: "the vendor refused it" };
  return decided;
}

function notAfter(moment: Date | null, at: Date): Date | null {
  return moment !== null && moment <= at ? moment : null;
}

import { backoffMs, honouredWaitMs, isExhausted } from "@/lib/outbox/backoff.rules";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";

/** What came of one attempt, as the driver told it. */
export type AttemptResult =
  | { kind: "done"; state: "applied" | "verified"; note: string }
  | {
      kind: "transient" | "throttled" | "credentials" | "rejected" | "unsupported";
      wasSent: boolean;
      retryAfterMs: number;
      note: string;
      theirWords: string | null;
      httpStatus: number | null;
    };

export type AttemptFacts = { class: "I" | "K" | "R" | "N"; attempts: number; createdAt: Date; now: Date };

export type Decision = {
  status: DeliveryStatus;
  note: string;
  theirWords: string | null;
  httpStatus: number | null;
  isAmbiguous: boolean;
  runAt: Date | null;
  pausesSystem: boolean;
};

/**
 * Decides what becomes of a delivery after an attempt. An effect that can neither be repeated nor found again (class N) is never
 * sent a second time by itself once it may have reached the vendor: a person confirms.
 */
export function decide(result: AttemptResult, facts: AttemptFacts, random: () => number = Math.random): Decision {
  const base = { isAmbiguous: false, runAt: null, pausesSystem: false };
  if (result.kind === "done") {
    return { ...base, status: result.state, note: result.note, theirWords: null, httpStatus: null };
  }
  const said = { ...base, note: result.note, theirWords: result.theirWords, httpStatus: result.httpStatus };
  const later = (ms: number): Date => new Date(facts.now.getTime() + ms);
  const isOld = isExhausted(facts.attempts, facts.now.getTime() - facts.createdAt.getTime());
  switch (result.kind) {
    case "rejected":
    case "unsupported":
      return { ...said, status: "failed" };
    case "credentials":
      return { ...said, status: "queued", runAt: facts.now, pausesSystem: true };
    case "throttled":
      if (isOld) return { ...said, status: "failed" };
      return { ...said, status: "waiting", runAt: later(honouredWaitMs(result.retryAfterMs)) };
    case "transient": {
      const isAmbiguous = result.wasSent;
      if (isAmbiguous && (facts.class === "N" || isOld)) return { ...said, status: "needs_confirmation", isAmbiguous };
      if (isOld) return { ...said, status: "failed" };
      return { ...said, status: "waiting", isAmbiguous, runAt: later(backoffMs(facts.attempts, random)) };
    }
  }
}

/** What to do before sending: an interrupted or ambiguous earlier try is confirmed by a person (N) or looked up first (R). */
export function beforeSending(effectClass: AttemptFacts["class"], wasInDoubt: boolean): "send" | "look" | "ask" {
  if (!wasInDoubt) return "send";
  if (effectClass === "N") return "ask";
  return effectClass === "R" ? "look" : "send";
}

import type { Bench, Exercise } from "../contract-bench";
import { show } from "../contract-watch";
import type { Connection, Driver, EffectClass } from "../driver";
import { UpstreamError, type UpstreamFailure } from "../upstream-error";

type Failed = {
  kind: UpstreamFailure["kind"];
  wasSent: boolean;
  retryAfterMs: number;
  note: string;
  theirWords: string | null;
  httpStatus: number | null;
};
export type Attempt = { kind: "done"; state: "applied" | "verified"; note: string } | Failed;

/** The worker's own rules, handed in, because a vendor's folder knows nothing of deliveries. */
export type WorkerRules = {
  beforeSending(effectClass: EffectClass, wasInDoubt: boolean): "send" | "look" | "ask";
  decide(
    result: Attempt,
    facts: { class: EffectClass; attempts: number; createdAt: Date; now: Date },
  ): { status: string; isAmbiguous: boolean; runAt: Date | null; pausesSystem: boolean };
};

export type Delivered = {
  /** Where it ended: as a delivery's status. `waiting` where no end came in five tries. */
  status: string;
  first: Attempt;
  /** How often the vendor's books were changed by the time of the first attempt's end. */
  timesAtFirst: number;
  longestMs: number;
  waitMs: number | null;
};

const TRIES = 5;

/** Brings one exercise about by the worker's rules, without its pauses; everything that the driver said goes to `said`. */
export async function deliverLike(
  rules: WorkerRules,
  driver: Driver,
  bench: Bench,
  exercise: Exercise,
  connection: Connection,
  said: string[],
): Promise<Delivered> {
  const effectClass = classOf(driver, exercise, bench);
  const createdAt = new Date();
  let wasInDoubt = false;
  let first: Attempt | null = null;
  let timesAtFirst = 0;
  let waitMs: number | null = null;
  let longestMs = 0;
  const ended = (status: string, last: Attempt): Delivered => ({
    status,
    first: first ?? last,
    timesAtFirst,
    longestMs,
    waitMs,
  });
  for (let attempts = 1; attempts <= TRIES; attempts += 1) {
    const step = rules.beforeSending(effectClass, wasInDoubt);
    if (step === "ask" && first) return ended("needs_confirmation", first);
    const startedAt = performance.now();
    const result = await tryOnce(driver, exercise, connection, step === "look", said);
    longestMs = Math.max(longestMs, performance.now() - startedAt);
    if (first === null) {
      first = result;
      timesAtFirst = bench.timesDone(exercise);
    }
    const now = new Date();
    const decision = rules.decide(result, { class: effectClass, attempts, createdAt, now });
    if (decision.status !== "waiting" && decision.status !== "queued") return ended(decision.status, result);
    if (result.kind === "throttled" && decision.runAt) waitMs = decision.runAt.getTime() - now.getTime();
    wasInDoubt = decision.isAmbiguous;
  }
  if (!first) throw new Error("it was never tried");
  return ended("waiting", first);
}

/** The class of an exercise; N where the driver says that it is none of its own. */
export function classOf(driver: Driver, { effect }: Exercise, { connection }: Bench): EffectClass {
  const capability = driver.capabilityOf(effect, connection.settings);
  return capability.how === "api" ? capability.class : "N";
}

async function tryOnce(
  driver: Driver,
  { effect, secrets }: Exercise,
  connection: Connection,
  looksFirst: boolean,
  said: string[],
): Promise<Attempt> {
  try {
    if (looksFirst) {
      const proof = await driver.verify(effect, connection, secrets);
      said.push(proof.note);
      if (proof.state === "so") return { kind: "done", state: "verified", note: proof.note };
      if (proof.state === "unknown") return unknown(proof.note);
    }
    const { state, note } = await driver.apply(effect, connection, secrets);
    said.push(note);
    return { kind: "done", state, note };
  } catch (error) {
    said.push(show(error));
    if (!(error instanceof UpstreamError)) throw error;
    const { failure, message: note, theirWords, status: httpStatus } = error;
    const retryAfterMs = failure.kind === "throttled" ? failure.retryAfterMs : 0;
    return { kind: failure.kind, wasSent: failure.wasSent, retryAfterMs, note, theirWords, httpStatus };
  }
}

const unknown = (note: string): Failed => ({
  kind: "transient",
  wasSent: true,
  retryAfterMs: 0,
  note,
  theirWords: null,
  httpStatus: null,
});

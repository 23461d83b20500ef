import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Db } from "@/lib/db/client";
import type { System } from "@/lib/db/generated/client";
import { type AttemptResult, beforeSending, type Decision, decide } from "@/lib/deliveries/delivery.rules";
import { finishDelivery } from "@/lib/deliveries/finish-delivery";
import { readNow } from "@/lib/gate/carry-out";
import { log } from "@/lib/log";
import { type Claim, extendLease, LEASE_SECONDS } from "@/lib/outbox/claim.store";
import { endAttempt } from "@/lib/outbox/finish.store";
import type { Connection, Driver, EffectSecrets, Outcome } from "@/lib/upstreams/driver";
import type { Effect } from "@/lib/upstreams/effects";
import { driverFor } from "@/lib/upstreams/registry";
import { UpstreamError } from "@/lib/upstreams/upstream-error";
import { openConnection, openEffectSecrets, type Patience } from "./connection";
import type { CrashPoint } from "./crash-point";
import { refreshEffect } from "./refresh-effect";
import { noteHealth, pauseForCredentials } from "./system-health";
import { waitForDatabase } from "./wait-for-database";
import { executeAsWorker } from "./worker-actor";

type Sent = { result: AttemptResult; secrets: EffectSecrets; ref?: string; sentHash?: string };

export type DeliverContext = { db: Db; patience: Patience; crashPoint: CrashPoint; leaseSeconds?: number };

/** Brings one claimed delivery one step further: sends it, reads it back and stores what came of it; never rejects for a vendor's fault. */
export async function deliver(claim: Claim, ctx: DeliverContext): Promise<void> {
  const { db, crashPoint } = ctx;
  await crashPoint("CP07 after claim");
  const system = await db.system.findUniqueOrThrow({ where: { id: claim.systemId } });
  const driver = driverFor(system.vendor);
  const capability = driver.capabilityOf(claim.effect, system.settings as Record<string, string>);
  const effectClass = capability.how === "api" ? capability.class : "N";
  const heartbeat = keepLease(claim, ctx);
  try {
    const step = beforeSending(effectClass, claim.wasInterrupted || claim.wasAmbiguous);
    const sent = step === "ask" ? interrupted() : await send(driver, system, claim, step, ctx);
    if (!sent) return log.warn("delivery.lease_lost", { deliveryId: claim.id });
    await crashPoint("CP13 after the answer, before it is stored");
    const now = await waitForDatabase(() => readNow(db));
    const { attempts, createdAt } = claim;
    const decision = decide(sent.result, { class: effectClass, attempts, createdAt, now });
    await store(claim, system, decision, sent, now, ctx);
  } finally {
    clearInterval(heartbeat);
  }
  await crashPoint("CP16 stored, before the next claim");
}

function keepLease(claim: Claim, { db, crashPoint, leaseSeconds = LEASE_SECONDS }: DeliverContext): NodeJS.Timeout {
  return setInterval(
    () => {
      crashPoint("CP19 before the lease is lengthened")
        .then(() => extendLease(db, claim, leaseSeconds))
        .catch((error: unknown) => log.warn("delivery.lease_not_lengthened", { deliveryId: claim.id, error }));
    },
    (leaseSeconds * 1000) / 3,
  );
}

function interrupted(): Sent {
  const note =
    "The worker stopped while this was being sent. The vendor may have done it; sending it again could do it twice.";
  return {
    result: { kind: "transient", wasSent: true, retryAfterMs: 0, note, theirWords: null, httpStatus: null },
    secrets: {},
  };
}

// Null when the lease was lost on the way here: whoever holds it now sends it, and an order of the past must not follow his.
async function send(
  driver: Driver,
  system: System,
  claim: Claim,
  step: "send" | "look",
  ctx: DeliverContext,
): Promise<Sent | null> {
  let connection: Connection;
  let secrets: EffectSecrets;
  try {
    // A database that is away says nothing about a secret: it is waited for, and only a secret that can't be opened parks the order.
    connection = await waitForDatabase(() => openConnection(ctx.db, system, claim.effect, ctx.patience));
    secrets = await waitForDatabase(() => openEffectSecrets(ctx.db, claim));
  } catch (error) {
    log.error("delivery.secrets_not_opened", { deliveryId: claim.id, error });
    return failed(
      new UpstreamError(
        { kind: "rejected", wasSent: false },
        "A secret that this needs can't be opened. Replace the system's credential, then send it again.",
      ),
    );
  }
  await ctx.crashPoint("CP08 after secrets were opened");
  const effect = await waitForDatabase(() => refreshEffect(ctx.db, claim, driver.wants ?? []));
  try {
    if (step === "look") {
      const proof = await driver.verify(effect, connection, secrets);
      if (proof.state === "so") return done({ state: "verified", note: proof.note, wasAlreadySo: true });
      if (proof.state === "unknown") return interrupted();
    }
  } catch (error) {
    return failed(error);
  }
  await ctx.crashPoint("CP09 before the request");
  if (!(await extendLease(ctx.db, claim, ctx.leaseSeconds))) return null;
  try {
    return done(await applyUntilCurrent(driver, effect, { connection, secrets, claim, db: ctx.db }));
  } catch (error) {
    return failed(error);
  }
}

type Sending = { connection: Connection; secrets: EffectSecrets; claim: Claim; db: Db };
const ROUNDS = 5;

/**
 * Two orders that send one whole list may be under way at once, and the one that read the list earlier may land later: who finds that
 * it changed while he sent it sends it once more. Only what may be repeated is.
 */
async function applyUntilCurrent(driver: Driver, effect: Effect, { connection, secrets, claim, db }: Sending) {
  let wanted = effect;
  for (let round = 1; ; round += 1) {
    const outcome = await driver.apply(wanted, connection, secrets);
    if (!sendsLists(driver, wanted, connection)) return outcome;
    const current = await waitForDatabase(() => refreshEffect(db, claim, driver.wants ?? []));
    if (isDeepStrictEqual(current, wanted)) return outcome;
    if (round === ROUNDS) {
      throw new UpstreamError({ kind: "transient", wasSent: true }, "The list kept changing while it was being sent.");
    }
    wanted = current;
  }
}

function sendsLists(driver: Driver, effect: Effect, { settings }: Connection): boolean {
  const isList = effect.type.startsWith("membership.") || effect.type === "user.unblock.v1";
  const capability = driver.capabilityOf(effect, settings);
  return isList && (driver.wants ?? []).length > 0 && capability.how === "api" && capability.class === "I";
}

function done(outcome: Outcome): Sent {
  const { state, note, secrets = {}, ref, sentHash } = outcome;
  return { result: { kind: "done", state, note }, secrets, ...(ref ? { ref } : {}), ...(sentHash ? { sentHash } : {}) };
}

function failed(error: unknown): Sent {
  if (error instanceof UpstreamError) {
    const { failure, message: note, theirWords, status: httpStatus } = error;
    const retryAfterMs = failure.kind === "throttled" ? failure.retryAfterMs : 0;
    return {
      result: { kind: failure.kind, wasSent: failure.wasSent, retryAfterMs, note, theirWords, httpStatus },
      secrets: {},
    };
  }
  // A driver rejects with UpstreamError only; anything else is our own mistake, and whether it was sent can't be told.
  log.error("delivery.driver_failed", { error });
  const note = "Something went wrong on our side while this was being sent.";
  return {
    result: { kind: "transient", wasSent: true, retryAfterMs: 0, note, theirWords: null, httpStatus: null },
    secrets: {},
  };
}

async function store(
  claim: Claim,
  system: System,
  decision: Decision,
  sent: Sent,
  now: Date,
  ctx: DeliverContext,
): Promise<void> {
  const { db, crashPoint } = ctx;
  const held = { deliveryId: claim.id, claimToken: claim.claimToken };
  // Hanging up by ourselves says nothing about the vendor.
  if (!ctx.patience.signal.aborted) await waitForDatabase(() => noteHealth(db, system, sent.result, now));
  if (decision.pausesSystem) await pauseForCredentials(system, decision.note);
  if (decision.status === "waiting" || decision.status === "queued") {
    await crashPoint("CP17 before a backoff is stored");
    const end = { ...decision, proof: null };
    await waitForDatabase(() => db.$transaction((tx) => endAttempt(tx, held, end, now)));
    return;
  }
  const { status, note, theirWords, httpStatus, isAmbiguous } = decision;
  const input = {
    ...held,
    subjectId: claim.subjectId,
    status,
    note,
    theirWords,
    httpStatus,
    isAmbiguous,
    secrets: { ...sent.secrets },
    ref: sent.ref ?? null,
    sentHash: sent.sentHash ?? null,
  };
  await executeAsWorker(finishDelivery, input, `finish:${claim.id}:${claim.claimToken}`);
}

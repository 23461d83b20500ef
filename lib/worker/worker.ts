import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { type Claim, claimNext, releaseClaim } from "@/lib/outbox/claim.store";
import { vaultState } from "@/lib/vault/vault";
import { type CrashPoint, noCrashPoint } from "./crash-point";
import { deliver } from "./deliver";
import { startJobs } from "./jobs";
import { probeSystems } from "./probe";
import { proveHandWork } from "./prove";
import { listenForWork } from "./wake";

const DRAIN_MS = 25_000;

export type WorkerOptions = {
  db: Db;
  signal: AbortSignal;
  /** How many deliveries may be under way at once, over all systems. */
  atOnce?: number;
  leaseSeconds?: number;
  crashPoint?: CrashPoint;
};

/**
 * Delivers, proves and probes until the signal is aborted; then claims no more and lets what is under way end within 25 seconds.
 * While Gatehouse is sealed it sends nothing. A lost database is waited for, never fatal.
 */
export async function startWorker({
  db,
  signal,
  atOnce = 16,
  leaseSeconds,
  crashPoint = noCrashPoint,
}: WorkerOptions): Promise<void> {
  const hardStop = new AbortController();
  const underWay = new Set<Promise<void>>();
  const wake = await listenForWork(signal);
  const jobs = startJobs(db, signal);
  const context = { db, signal: hardStop.signal, crashPoint, ...(leaseSeconds ? { leaseSeconds } : {}) };
  const aside = asideLoop(db, signal);

  while (!signal.aborted) {
    const claim = underWay.size < atOnce ? await nextClaim(db, leaseSeconds) : null;
    if (!claim) {
      await wake.wait();
      continue;
    }
    if (signal.aborted) {
      await releaseClaim(db, claim);
      break;
    }
    const job = deliver(claim, context).catch((error: unknown) =>
      log.error("delivery.not_stored", { deliveryId: claim.id, error }),
    );
    underWay.add(job);
    job.finally(() => underWay.delete(job));
  }

  await crashPoint("CP24 draining");
  const patience = setTimeout(() => hardStop.abort(), DRAIN_MS);
  await Promise.allSettled([...underWay, aside]);
  clearTimeout(patience);
  jobs.stop();
  await wake.stop();
}

async function nextClaim(db: Db, leaseSeconds?: number): Promise<Claim | null> {
  if (vaultState().state === "sealed") return null;
  try {
    return await claimNext(db, leaseSeconds);
  } catch (error) {
    log.warn("worker.cannot_claim", { error });
    return null;
  }
}

// Reading the vendors goes beside the deliveries, so that a slow read never delays a revocation.
async function asideLoop(db: Db, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if (vaultState().state === "open") {
      await proveHandWork(db, signal).catch((error: unknown) => log.warn("worker.cannot_prove", { error }));
      await probeSystems(db, signal).catch((error: unknown) => log.warn("worker.cannot_probe", { error }));
    }
    await sleep(1_000, undefined, { signal }).catch(() => undefined);
  }
}

import "server-only";
import type { Db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { type Claim, claimNext, releaseClaim } from "@/lib/outbox/claim.store";
import type { HttpLimits } from "@/lib/upstreams/http";
import { checkVaultOnce } from "@/lib/vault/vault";
import { readAside } from "./aside";
import { type CrashPoint, noCrashPoint } from "./crash-point";
import { deliver } from "./deliver";
import { startJobs } from "./jobs";
import { listenForWork } from "./wake";

const DRAIN_MS = 25_000;

export type WorkerOptions = {
  db: Db;
  signal: AbortSignal;
  /** How many deliveries may be under way at once, over all systems. */
  atOnce?: number;
  leaseSeconds?: number;
  /** Shorter patience with vendors than the usual, for tests. */
  limits?: Partial<HttpLimits>;
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
  limits,
  crashPoint = noCrashPoint,
}: WorkerOptions): Promise<void> {
  const hardStop = new AbortController();
  const underWay = new Set<Promise<void>>();
  const wake = await listenForWork(signal);
  const jobs = startJobs(db, signal);
  const patience = { signal: hardStop.signal, ...(limits ? { limits } : {}) };
  const context = { db, patience, crashPoint, ...(leaseSeconds ? { leaseSeconds } : {}) };
  const aside = readAside(db, { ...patience, signal }, crashPoint);

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
  const drain = setTimeout(() => hardStop.abort(), DRAIN_MS);
  await Promise.allSettled([...underWay, aside]);
  clearTimeout(drain);
  jobs.stop();
  await wake.stop();
}

async function nextClaim(db: Db, leaseSeconds?: number): Promise<Claim | null> {
  try {
    if ((await checkVaultOnce(db)).state === "sealed") return null;
    return await claimNext(db, leaseSeconds);
  } catch (error) {
    log.warn("worker.cannot_claim", { error });
    return null;
  }
}

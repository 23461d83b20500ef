import "server-only";
import type { Db } from "@/lib/db/client";
import type { System } from "@/lib/db/generated/client";
import { refreshStatistics } from "@/lib/db/statistics";
import { log } from "@/lib/log";
import { finishKind, storeObservations } from "@/lib/observe/observation.store";
import { blindTo, kindsToRead, READ_TRIES } from "@/lib/observe/reading.rules";
import {
  beginKind,
  claimReading,
  failReading,
  finishReading,
  type HeldReading,
  notePage,
  ReadingLost,
  releaseReading,
} from "@/lib/observe/reading.store";
import { backoffMs, honouredWaitMs } from "@/lib/outbox/backoff.rules";
import type { Driver, Observed, ObservedKind, ObservedPage } from "@/lib/upstreams/driver";
import { driverFor } from "@/lib/upstreams/registry";
import { UpstreamError } from "@/lib/upstreams/upstream-error";
import { openConnection, type Patience } from "./connection";

/** How a reading came to rest; `let_go` where another worker or a later turn goes on with it. */
export type ReadingEnd = "done" | "failed" | "braked" | "let_go" | "nothing";

/**
 * Begins the reading of a system that was asked for, or goes on where one stopped: page by page, each kept with its place in one
 * transaction. Only the end of a whole kind makes anything count as gone. Nothing changes at the vendor.
 */
export async function observeSystem(db: Db, systemId: string, patience: Patience): Promise<ReadingEnd> {
  const held = await claimReading(db, systemId);
  if (!held) return "nothing";
  const system = await db.system.findUniqueOrThrow({ where: { id: systemId } });
  const driver = driverFor(system.vendor);
  try {
    for (const kind of kindsToRead(driver.observesAt?.(system.settings as Record<string, string>) ?? driver.observes)) {
      if (held.finishedKinds.includes(kind)) continue;
      if ((await readKind(db, { driver, system, held, kind }, patience)) === "braked") return "braked";
    }
    await finishReading(db, held);
    await refreshStatistics(db);
    return "done";
  } catch (error) {
    return comeToRest(db, held, error, patience);
  }
}

type Part = { driver: Driver; system: System; held: HeldReading; kind: ObservedKind };

async function readKind(db: Db, { driver, system, held, kind }: Part, patience: Patience): Promise<"whole" | "braked"> {
  const isGoneOnWith = held.kind === kind && held.cursor !== null;
  if (!isGoneOnWith) await beginKind(db, held, kind);
  const connection = await openConnection(db, system, null, patience);
  const from = isGoneOnWith ? held.cursor : null;
  for await (const page of driver.observe?.(kind, connection, from) ?? nothing()) {
    const braked = await db.$transaction(async (tx) => {
      const items = page.items.filter((one) => !isEverybody(one, driver, system));
      await notePage(tx, held, { rows: items.length, next: page.next });
      await storeObservations(tx, held, kind, items);
      return page.next === null ? finishKind(tx, held, kind, { blind: blindTo(driver) }) : null;
    });
    if (braked) return "braked";
    held.attempts = 0;
    if (page.next === null) return "whole";
    if (patience.signal.aborted) throw new ReadingLost();
  }
  throw new UpstreamError({ kind: "rejected", wasSent: false }, "The list ended before the vendor said that it does.");
}

// Everybody is a rule and not a list: it is neither found nor missing.
function isEverybody(one: Observed, { profile }: Driver, system: System): boolean {
  const code = one.kind === "group" ? one.code : one.kind === "membership" ? one.groupCode : null;
  if (code === null) return false;
  const settings = system.settings as Record<string, string>;
  return [profile.everybody?.code, settings.everybodyGroup].some((name) => name?.toLowerCase() === code.toLowerCase());
}

async function* nothing(): AsyncIterable<ObservedPage> {
  yield { items: [], next: null };
}

async function comeToRest(db: Db, held: HeldReading, error: unknown, { signal }: Patience): Promise<ReadingEnd> {
  if (signal.aborted || error instanceof ReadingLost) {
    await releaseReading(db, held);
    return "let_go";
  }
  if (!(error instanceof UpstreamError)) {
    log.error("reading.failed", { readingId: held.id, error });
    await failReading(db, held, "Something went wrong on our side while this was being read.");
    return "failed";
  }
  const { failure, message } = error;
  const isPassing = failure.kind === "transient" || failure.kind === "throttled";
  if (isPassing && held.attempts + 1 < READ_TRIES) {
    const afterMs = failure.kind === "throttled" ? honouredWaitMs(failure.retryAfterMs) : backoffMs(held.attempts + 1);
    await releaseReading(db, held, { afterMs, error: message });
    return "let_go";
  }
  await failReading(db, held, message);
  return "failed";
}

import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db } from "@/lib/db/client";
import type { Reading } from "@/lib/db/generated/client";
import type { ObservedKind } from "@/lib/upstreams/driver";
import { driverFor } from "@/lib/upstreams/registry";
import { kindsToRead } from "./reading.rules";
import type { ReadingOfSystem, ReadingPurpose, ReadingState, ReadingView } from "./reading-views.rules";

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

/** How far the reading of one system is, and what can be read of it at all; throws `not_found`. */
export async function readingOf(actor: Reader, systemId: string): Promise<ReadingOfSystem> {
  if (!canRead(actor.role, "systems.read") || !isId("system", systemId)) throw new DomainError("not_found");
  const [system, latest] = await Promise.all([
    db.system.findUnique({ where: { id: systemId } }),
    db.reading.findFirst({ where: { systemId }, orderBy: [{ startedAt: "desc" }, { id: "desc" }] }),
  ]);
  if (!system) throw new DomainError("not_found");
  const driver = driverFor(system.vendor);
  const settings = system.settings as Record<string, string>;
  return {
    systemId,
    observes: kindsToRead(driver.observesAt?.(settings) ?? driver.observes),
    latest: latest && viewOf(latest),
    lastWholeAt: system.lastReadAt,
    policy: system.driftPolicy as "report" | "enforce",
  };
}

/** The latest runs of one system, the newest first; at most 20. */
export async function listReadings(actor: Reader, systemId: string): Promise<ReadingView[]> {
  if (!canRead(actor.role, "systems.read")) throw new DomainError("not_found");
  const rows = await db.reading.findMany({
    where: { systemId },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: 20,
  });
  return rows.map(viewOf);
}

function viewOf(row: Reading): ReadingView {
  const { id, askedBy, error, startedAt, finishedAt } = row;
  return {
    id,
    purpose: row.purpose as ReadingPurpose,
    askedBy,
    state: row.state as ReadingState,
    kind: row.kind as ObservedKind | null,
    finishedKinds: row.finishedKinds as ObservedKind[],
    counts: row.counts as ReadingView["counts"],
    brake: row.brake as ReadingView["brake"],
    error,
    startedAt,
    finishedAt,
  };
}

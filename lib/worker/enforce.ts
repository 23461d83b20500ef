import "server-only";
import type { Db } from "@/lib/db/client";
import { enforceableDrift, isTooMuch } from "@/lib/drift/enforce.store";
import { restoreDrift } from "@/lib/drift/restore-drift";
import { executeAsWorker } from "./worker-actor";

const REASON = "The system’s policy: what was decided here is restored";

/**
 * Orders back what differs after a whole reading of a system whose policy says so; more than one reading may order back is left to a
 * person, and the reading says so. A reading's orders are given once, however often this runs.
 */
export async function enforceDrift(db: Db, systemId: string): Promise<number> {
  const reading = await db.reading.findFirst({ where: { systemId }, orderBy: [{ startedAt: "desc" }, { id: "desc" }] });
  if (reading?.state !== "done") return 0;
  const found = await enforceableDrift(db, systemId);
  if (found.length === 0) return 0;
  if (await isTooMuch(db, systemId, found.length)) {
    const error = `Nothing was ordered back by itself: ${found.length} differences are more than one reading may restore without a person.`;
    await db.reading.update({ where: { id: reading.id }, data: { error } });
    return 0;
  }
  let restored = 0;
  // One by one, so that what nobody can do at this vendor holds back nothing else.
  for (const { hash, ...item } of found) {
    const commandId = `enforce:${reading.id}:${hash}`;
    if (await executeAsWorker(restoreDrift, { items: [item], reason: REASON }, commandId)) restored += 1;
  }
  return restored;
}

import "server-only";
import { adoptBatch } from "@/lib/adopt/adopt-batch";
import { failAdoption, openAdoptions } from "@/lib/adopt/adoption.store";
import type { Db } from "@/lib/db/client";
import { executeAsWorker } from "./worker-actor";

/** Takes over what people chose, batch by batch, until nothing is left or the worker stops; each batch is a transaction of its own. */
export async function carryOnAdoptions(db: Db, signal: AbortSignal): Promise<void> {
  for (const id of await openAdoptions(db)) {
    while (!signal.aborted) {
      const isTaken = await executeAsWorker(adoptBatch, { adoptionId: id });
      const adoption = await db.adoption.findUniqueOrThrow({ where: { id } });
      if (adoption.state !== "running") break;
      if (isTaken) continue;
      await failAdoption(db, id, "A batch could not be stored. What was taken over stays; ask again to go on.");
    }
  }
}

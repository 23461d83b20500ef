import "server-only";
import type { Db } from "@/lib/db/client";
import { carryOnImport } from "@/lib/imports/carry-on-import";
import { failImport, runningImports } from "@/lib/imports/import.store";
import { type CrashPoint, noCrashPoint } from "./crash-point";
import { executeAsWorker } from "./worker-actor";

const TRIES = 3;

/**
 * Carries out the files that people had imported, batch by batch, until nothing is left or the worker stops; each batch is a
 * transaction of its own. A batch that can't be stored is tried again, because what stood in its way may have passed.
 */
export async function carryOnImports(
  db: Db,
  signal: AbortSignal,
  crashPoint: CrashPoint = noCrashPoint,
): Promise<void> {
  for (const id of await runningImports(db)) {
    let failures = 0;
    while (!signal.aborted && failures < TRIES) {
      failures = (await executeAsWorker(carryOnImport, { importId: id })) ? 0 : failures + 1;
      await crashPoint("CP23 between two batches");
      const { state } = await db.csvImport.findUniqueOrThrow({ where: { id }, select: { state: true } });
      if (state !== "running") break;
    }
    if (failures === TRIES)
      await failImport(
        db,
        id,
        "A batch could not be stored. What was imported stays; upload the file again for the rest.",
      );
  }
}

import "server-only";
import { chainMoment } from "@/lib/audit/chain";
import { AuditBroken, type CheckpointOptions, writeCheckpointIfDue } from "@/lib/audit/checkpoint";
import { readCheckpoints } from "@/lib/audit/checkpoint.store";
import { eventLine, headerLine } from "@/lib/audit/export-lines";
import { readHead, readProvenEvents } from "@/lib/audit/proven-events.store";
import { checkpointLine } from "@/lib/audit/signature";
import type { Db, Tx } from "@/lib/db/client";
import { log } from "@/lib/log";

/**
 * The whole log as NDJSON lines without their line feeds, read page by page, ending at a checkpoint signed for it; a log that
 * can't be signed is exported as it stands, and the verifier will say from where on nothing vouches for it.
 */
export async function* exportLines(db: Db, now: Date, options: CheckpointOptions = {}): AsyncGenerator<string> {
  const head = (await signedHead(db, now, options)) ?? (await readHead(db));
  yield* logLines(db, now, head);
}

/** The log up to a head as it stands, without signing anything. */
export async function* logLines(tx: Tx, now: Date, head: { seq: number; hash: string }): AsyncGenerator<string> {
  const exportedAt = chainMoment(now);
  yield headerLine({ format: "gatehouse.audit", version: 1, exportedAt, upTo: head.seq, headHash: head.hash });
  for (const checkpoint of await readCheckpoints(tx, 0, head.seq)) yield checkpointLine(checkpoint);
  for await (const event of readProvenEvents(tx, 0, head.seq)) yield eventLine(event);
}

async function signedHead(
  db: Db,
  now: Date,
  options: CheckpointOptions,
): Promise<{ seq: number; hash: string } | null> {
  try {
    return await writeCheckpointIfDue(db, now, { ...options, isForced: true });
  } catch (error) {
    const event = error instanceof AuditBroken ? "audit.broken" : "audit.not_signed";
    log.error(event, { error });
    return null;
  }
}

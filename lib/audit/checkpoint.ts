import "server-only";
import type { KeyObject } from "node:crypto";
import { chainMoment, GENESIS, whyBroken } from "@/lib/audit/chain";
import { insertCheckpoint, readCheckpoints, readNewestCheckpoint } from "@/lib/audit/checkpoint.store";
import {
  appendCheckpoints,
  type CheckpointPlace,
  checkpointPlace,
  openSigningKey,
  readLastCheckpoint,
} from "@/lib/audit/checkpoint-files";
import { readHead, readProvenEvents } from "@/lib/audit/proven-events.store";
import { type Checkpoint, signCheckpoint } from "@/lib/audit/signature";
import { type Db, queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

const EVERY_EVENTS = 1_000;
const EVERY_MS = 60_000;
const LOCK = 4_715_203;

/** The log is not what earlier checkpoints vouch for, so nothing is signed; its message is one sentence. */
export class AuditBroken extends Error {
  override readonly name = "AuditBroken";
  constructor(
    readonly firstBadSeq: number,
    why: string,
  ) {
    super(`The audit log is broken at ${firstBadSeq}: ${why}`);
  }
}

export type CheckpointOptions = { isForced?: boolean; place?: CheckpointPlace };

/**
 * Signs the head of the log when 1,000 events or 60 seconds have passed, after checking every event since the last checkpoint,
 * and writes it outside the database first; null when none is due, AuditBroken when the log was changed.
 */
export async function writeCheckpointIfDue(
  db: Db,
  now: Date,
  { isForced = false, place = checkpointPlace() }: CheckpointOptions = {},
): Promise<Checkpoint | null> {
  const key = openSigningKey(place);
  return db.$transaction(
    async (tx) => {
      await queryRows(tx, Prisma.sql`select pg_advisory_xact_lock(${LOCK})::text`);
      const last = await agree(tx, place);
      const head = await readHead(tx);
      const events = head.seq - (last?.seq ?? 0);
      if (events < 0) throw new AuditBroken(head.seq + 1, `a checkpoint vouches for ${last?.seq} events`);
      if (last && events === 0 && head.hash !== last.hash)
        throw new AuditBroken(last.seq, "its checkpoint says otherwise");
      if (events === 0) return isForced ? last : null;
      const isDue = !last || events >= EVERY_EVENTS || now.getTime() - Date.parse(last.at) >= EVERY_MS;
      return isDue || isForced ? signHead(tx, { key, place, last, head, now }) : null;
    },
    { timeout: 120_000 },
  );
}

/** How much of the log no checkpoint vouches for yet: the events, and the moment of the oldest of them. */
export async function checkpointLag(
  db: Tx,
): Promise<{ events: number; oldest: Date | null; checkpointAt: Date | null; checkpointSeq: number }> {
  const newest = await readNewestCheckpoint(db);
  const checkpointSeq = newest?.seq ?? 0;
  const { seq } = await readHead(db);
  const oldest = await db.auditEvent.findUnique({ where: { seq: BigInt(checkpointSeq + 1) }, select: { at: true } });
  const checkpointAt = newest ? new Date(newest.at) : null;
  return { events: Math.max(0, seq - checkpointSeq), oldest: oldest?.at ?? null, checkpointAt, checkpointSeq };
}

// The file is written first, so after a crash it may be one ahead of the database; a new or restored file is behind it.
async function agree(tx: Tx, place: CheckpointPlace): Promise<Checkpoint | null> {
  const outside = readLastCheckpoint(place);
  const inside = await readNewestCheckpoint(tx);
  if (outside && outside.seq > (inside?.seq ?? 0)) await insertCheckpoint(tx, outside);
  const missing = inside ? await readCheckpoints(tx, outside?.seq ?? 0, inside.seq) : [];
  if (missing.length > 0) appendCheckpoints(place, missing);
  return missing.at(-1) ?? outside;
}

type Signing = {
  key: KeyObject;
  place: CheckpointPlace;
  last: Checkpoint | null;
  head: { seq: number; hash: string };
  now: Date;
};

async function signHead(tx: Tx, { key, place, last, head, now }: Signing): Promise<Checkpoint> {
  let [seq, previousHash] = [last?.seq ?? 0, last?.hash ?? GENESIS];
  for await (const row of readProvenEvents(tx, seq, head.seq)) {
    const why = whyBroken(row, { seq: seq + 1, previousHash });
    if (why) throw new AuditBroken(seq + 1, why);
    [seq, previousHash] = [row.seq, row.hash];
  }
  if (seq !== head.seq || previousHash !== head.hash) throw new AuditBroken(seq + 1, "the head is not the last event");
  const checkpoint = signCheckpoint(key, { seq, hash: head.hash, at: chainMoment(now) });
  appendCheckpoints(place, [checkpoint]);
  await insertCheckpoint(tx, checkpoint);
  return checkpoint;
}

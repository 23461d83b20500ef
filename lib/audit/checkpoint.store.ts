import "server-only";
import type { Checkpoint } from "@/lib/audit/signature";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** The checkpoints after one seq up to another, in order. */
export function readCheckpoints(tx: Tx, after: number, upTo: number): Promise<Checkpoint[]> {
  return select(tx, Prisma.sql`where seq > ${after} and seq <= ${upTo} order by seq`);
}

/** The newest checkpoint that the database holds. */
export async function readNewestCheckpoint(tx: Tx): Promise<Checkpoint | null> {
  const [newest] = await select(tx, Prisma.sql`order by seq desc limit 1`);
  return newest ?? null;
}

/** The first checkpoint that vouches for an event. */
export async function readNextCheckpoint(tx: Tx, seq: number): Promise<Checkpoint | null> {
  const [next] = await select(tx, Prisma.sql`where seq >= ${seq} order by seq limit 1`);
  return next ?? null;
}

/** Keeps a checkpoint in the database too; one that is there already stays as it is. */
export async function insertCheckpoint(tx: Tx, { seq, hash, at, keyId, signature }: Checkpoint): Promise<void> {
  await tx.$executeRaw`
    insert into audit_checkpoint (seq, hash, at, key_id, signature)
    values (${seq}, decode(${hash}, 'hex'), ${at}::timestamptz, ${keyId}, decode(${signature}, 'hex'))
    on conflict (seq) do nothing`;
}

function select(tx: Tx, rest: Prisma.Sql): Promise<Checkpoint[]> {
  return queryRows<Checkpoint>(
    tx,
    Prisma.sql`
      select seq::float8 as seq, encode(hash, 'hex') as hash, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
             key_id as "keyId", encode(signature, 'hex') as signature
      from audit_checkpoint ${rest}`,
  );
}

import "server-only";
import { newId } from "@/lib/core/ids";
import { type Db, queryRows, type Tx } from "@/lib/db/client";
import { type Adoption, Prisma } from "@/lib/db/generated/client";
import type { ObservedKind } from "@/lib/upstreams/driver";
import type { Wanted } from "./adopt.schema";

/** Begins to take over what is wanted and returns its id; null where something is being taken over already. */
export async function beginAdoption(
  tx: Tx,
  asked: { systemId: string; changeId: string; askedBy: string; wanted: Wanted; now: Date },
): Promise<string | null> {
  const { systemId, changeId, askedBy, wanted, now } = asked;
  const rows = await queryRows<{ id: string }>(
    tx,
    Prisma.sql`
      insert into adoption (id, system_id, change_id, asked_by, state, wanted, started_at)
      values (${newId("adoption")}, ${systemId}, ${changeId}, ${askedBy}, 'running', ${JSON.stringify(wanted)}::jsonb, ${now})
      on conflict (system_id) where state = 'running' do nothing returning id`,
  );
  return rows[0]?.id ?? null;
}

/** The adoption, its row locked until the transaction ends; null when there is none under way. */
export async function lockAdoption(tx: Tx, id: string): Promise<Adoption | null> {
  await tx.$queryRaw`select id from adoption where id = ${id} for update`;
  return tx.adoption.findFirst({ where: { id, state: "running" } });
}

/** Notes what a batch took and where the next one begins; the last one ends the adoption. */
export async function noteBatch(
  tx: Tx,
  id: string,
  batch: {
    kind: ObservedKind | null;
    cursor: string | null;
    taken: Partial<Record<ObservedKind, number>>;
    skipped: number;
  },
  now: Date,
): Promise<void> {
  const { counts } = await tx.adoption.findUniqueOrThrow({ where: { id }, select: { counts: true } });
  const sum = { ...(counts as Partial<Record<ObservedKind, number>>) };
  for (const [kind, count] of Object.entries(batch.taken) as [ObservedKind, number][]) {
    sum[kind] = (sum[kind] ?? 0) + count;
  }
  const isDone = batch.kind === null;
  await tx.adoption.update({
    where: { id },
    data: {
      kind: batch.kind,
      cursor: batch.cursor,
      counts: sum,
      skipped: { increment: batch.skipped },
      ...(isDone ? { state: "done", finishedAt: now } : {}),
    },
  });
}

/** The adoptions that are under way, the oldest first. */
export async function openAdoptions(db: Db): Promise<string[]> {
  const rows = await db.adoption.findMany({ where: { state: "running" }, orderBy: { startedAt: "asc" } });
  return rows.map(({ id }) => id);
}

/** Ends an adoption that can't be gone on with; what was taken over stays, and asking again goes on from there. */
export async function failAdoption(db: Db, id: string, error: string): Promise<void> {
  await db.$executeRaw`
    update adoption set state = 'failed', error = ${error}, finished_at = clock_timestamp() where id = ${id} and state = 'running'`;
}

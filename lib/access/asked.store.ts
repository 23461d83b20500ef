import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { type IdKind, isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** Refuses whoever may not read about access with `forbidden`; the worker and the scheduler may. */
export function checkMayRead(actor: Actor): void {
  if (actor.kind !== "system" && !canRead(actor.role, "access.read")) throw new DomainError("forbidden");
}

/** Refuses what has not the shape of an id of this kind with `not_found`, before any query. */
export function checkId(kind: IdKind, id: string): void {
  if (!isId(kind, id)) throw new DomainError("not_found");
}

/** The moment that was asked for, or the database's own now. */
export async function momentOf(tx: Tx, at: Date | undefined): Promise<Date> {
  if (at) return at;
  const [row] = await queryRows<{ now: Date }>(
    tx,
    Prisma.sql`select date_trunc('milliseconds', clock_timestamp()) as now`,
  );
  if (!row) throw new DomainError("internal");
  return row.now;
}

import "server-only";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** How many rows every table has; a test compares two of these to prove that nothing was written anywhere. */
export async function rowCounts(db: Db, leftOut: readonly string[] = []): Promise<Record<string, number>> {
  const tables = await queryRows<{ name: string }>(
    db,
    Prisma.sql`select tablename as name from pg_tables where schemaname = 'public' and tablename not like '\\_%' order by tablename`,
  );
  const counted = tables.filter(({ name }) => !leftOut.includes(name));
  const parts = counted.map(
    ({ name }) => Prisma.sql`select ${name} as name, count(*)::int as n from ${Prisma.raw(`"${name}"`)}`,
  );
  const rows = await queryRows<{ name: string; n: number }>(db, Prisma.join(parts, " union all "));
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]).sort());
}

/** A refused attempt is written down, and nothing else; these tables may grow by it. */
export const AUDIT_TABLES = ["audit_event", "audit_personal", "audit_head", "audit_checkpoint"] as const;

import "server-only";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { isBraked } from "@/lib/observe/reading.rules";
import { type DriftName, driftTable } from "./drift.store";
import { ENFORCEABLE } from "./enforce.rules";

const { sql } = Prisma;

export type Enforceable = DriftName & { hash: string };

/** What the policy of a system may order back now: not what somebody ignores, and not what was refused there before. */
export async function enforceableDrift(db: Db, systemId: string): Promise<Enforceable[]> {
  return queryRows<Enforceable>(
    db,
    sql`select f.system_id as "systemId", f.kind, f.key, md5(f.id) as hash
        from ${driftTable(["user", "group", "membership", "endpoint", "token"], { systemId })}
        where f.ignored_until is null and f.kind = any(${[...ENFORCEABLE]}::text[])
          and exists (select 1 from system s where s.id = f.system_id and s.drift_policy = 'enforce' and s.state = 'active')
          and not exists (select 1 from adoption a where a.system_id = f.system_id and a.state = 'running')
          and not exists (select 1 from delivery d where d.status = 'failed'
            and (d.subject_id in (f.subject_id, f.connector_id) or d.order_key = f.system_id || ':' || replace(f.key, chr(9), ':')))
        order by f.id`,
  );
}

/** Whether so many differences are more than one reading may order back by itself. */
export async function isTooMuch(db: Db, systemId: string, count: number): Promise<boolean> {
  const read = await db.kindRead.aggregate({ where: { systemId }, _sum: { rows: true } });
  return isBraked({ gone: count, known: read._sum.rows ?? 0 });
}

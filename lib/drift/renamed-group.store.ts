import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { GroupRef } from "@/lib/upstreams/effects";
import type { DriftFact } from "./drift.store";

type Fact = Pick<DriftFact, "systemId" | "groupId" | "key">;

/** The group here that the vendor shows under another code, as the vendor's own id tells; null where a missing or unknown one isn't that. */
export async function renamedThere(
  tx: Tx,
  { systemId, groupId, key }: Fact,
): Promise<{ groupId: string; theirs: GroupRef } | null> {
  const [row] = await queryRows<{ groupId: string; theirs: GroupRef }>(
    tx,
    Prisma.sql`select g.id as "groupId", o.state as theirs from user_group g
               join observation o on o.system_id = g.system_id and o.kind = 'group' and o.gone_at is null
                 and o.state ->> 'ref' = g.remote_ref and o.key <> lower(g.code)
               where g.system_id = ${systemId} and g.archived_at is null and (g.id = ${groupId} or o.key = ${key}) limit 1`,
  );
  return row ?? null;
}

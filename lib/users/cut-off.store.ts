import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** How many people were disabled by a directory, or left, within the hour before this moment. */
export async function countCutOff(tx: Tx, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 3_600_000);
  const [row] = await queryRows<{ people: number }>(
    tx,
    Prisma.sql`select count(*)::int as people from (
                 select id from app_user where disabled_at > ${since} union select id from app_user where left_at > ${since}) cut_off`,
  );
  return row?.people ?? 0;
}

/** In how many people's names a directory ended accounts in one system within the hour before this moment. */
export async function countEndedAccounts(tx: Tx, systemId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 3_600_000);
  const [row] = await queryRows<{ people: number }>(
    tx,
    // What ends in the change under way is not recorded yet, and ends at this very moment.
    Prisma.sql`select count(distinct a.user_id)::int as people from account a
               where a.system_id = ${systemId} and a.valid_to > ${since}
                 and (a.valid_to = ${now} or exists (select 1 from change c where c.id = a.closed_in and c.door = 'scim'))`,
  );
  return row?.people ?? 0;
}

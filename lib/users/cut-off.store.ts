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

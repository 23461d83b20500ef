import "server-only";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readNow } from "@/lib/gate/carry-out";
import { EVERY_MINUTES } from "@/lib/observe/reading.rules";
import { askForReading } from "@/lib/observe/reading.store";
import { VENDORS } from "@/lib/upstreams/registry";

/** Asks for a reading of every system that can be read and was not for a quarter of an hour; a paused one is left alone. */
export async function scheduleReadings(db: Db): Promise<void> {
  const readable = VENDORS.filter(({ observes }) => observes.length > 0).map(({ vendor }) => vendor);
  const due = await queryRows<{ systemId: string }>(
    db,
    Prisma.sql`
      select s.id as "systemId" from system s
      where s.state = 'active' and s.vendor = any(${readable}::text[])
        and coalesce((select max(r.started_at) from reading r where r.system_id = s.id), s.created_at)
            < clock_timestamp() - make_interval(mins => ${EVERY_MINUTES})`,
  );
  for (const { systemId } of due) {
    await askForReading(db, { systemId, purpose: "schedule", askedBy: "Gatehouse", now: await readNow(db) });
  }
}

import "server-only";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readNow } from "@/lib/gate/carry-out";
import { EVERY_MINUTES } from "@/lib/observe/reading.rules";
import { askForReading } from "@/lib/observe/reading.store";
import { driverFor } from "@/lib/upstreams/registry";

/** Asks for a reading of every system that can be read and was not for a quarter of an hour; a paused one is left alone. */
export async function scheduleReadings(db: Db): Promise<void> {
  const due = await queryRows<{ systemId: string; vendor: string; settings: Record<string, string> }>(
    db,
    Prisma.sql`
      select s.id as "systemId", s.vendor, s.settings from system s
      where s.state = 'active'
        and coalesce((select max(r.started_at) from reading r where r.system_id = s.id), s.created_at)
            < clock_timestamp() - make_interval(mins => ${EVERY_MINUTES})`,
  );
  for (const { systemId, vendor, settings } of due) {
    const driver = driverFor(vendor);
    if ((driver.observesAt?.(settings) ?? driver.observes).length === 0) continue;
    await askForReading(db, { systemId, purpose: "schedule", askedBy: "Gatehouse", now: await readNow(db) });
  }
}

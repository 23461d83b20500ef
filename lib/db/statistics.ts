import "server-only";
import type { Db } from "./client";

/** Lets the planner count the tables that a reading, an adoption or the demo has just filled, so that comparisons stay quick. */
export async function refreshStatistics(db: Db): Promise<void> {
  await db.$executeRaw`select refresh_statistics()`;
}

import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { checkpointPlace } from "@/lib/audit/checkpoint-files";
import { ensureDemoOperators } from "@/lib/auth/setup";
import { createDb } from "@/lib/db/client";
import { recreateDatabase } from "@/lib/db/embedded-cluster";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { seedDemo } from "@/prisma/seed";
import type { Database } from "./database";
import { StartProblem } from "./problem";
import type { SandboxUrls } from "./sandbox";

/** Fills an empty database with the demo; what an interrupted attempt left is thrown away first, as nobody has worked in it. */
export async function seedDemoOnce(
  database: Database,
  sandboxes: SandboxUrls,
  say: (line: string) => void,
): Promise<void> {
  const unfinished = path.join(env().GATEHOUSE_DATA_DIR, "demo.unfinished");
  if (existsSync(unfinished)) await startOver(database, unfinished, say);
  const db = createDb(database.url, { applicationName: "gatehouse seed", statementTimeoutMs: 120_000 });
  try {
    await ensureDemoOperators(db);
    if ((await db.system.count()) > 0) return;
    say("Filling in the demo data (first start)");
    writeFileSync(unfinished, "");
    const startedAt = Date.now();
    await seedDemo(db, sandboxes);
    rmSync(unfinished);
    say(`Filled in ${Math.round((Date.now() - startedAt) / 1000)} s`);
  } finally {
    await db.$disconnect();
  }
}

async function startOver(
  { embedded, ownerUrl }: Database,
  unfinished: string,
  say: (line: string) => void,
): Promise<void> {
  if (!embedded) {
    throw new StartProblem(
      `Filling in the demo was interrupted: empty the database of DATABASE_URL, remove ${unfinished} and start again`,
    );
  }
  say("Starting the demo data over, because an earlier start was interrupted");
  await recreateDatabase(ownerUrl);
  await migrate({ url: ownerUrl });
  // They vouch for a trail that is gone.
  rmSync(checkpointPlace().checkpointFile, { force: true });
  rmSync(unfinished);
}

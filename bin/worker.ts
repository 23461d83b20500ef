import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { startWorker } from "@/lib/worker/worker";
import { runOnDatabase } from "./launch/attach";

const stop = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop.abort());

await runOnDatabase(async () => {
  await startWorker({ db, signal: stop.signal, atOnce: Math.max(1, env().GATEHOUSE_WORKER) });
  await db.$disconnect();
});
process.exit();

import { type Db, db } from "@/lib/db/client";
import { runOnDatabase } from "./launch/attach";
import { importIfThere } from "./launch/parts";
import { StartProblem } from "./launch/problem";

type Worker = { startWorker: (options: { db: Db; signal: AbortSignal }) => Promise<unknown> };

const stop = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop.abort());

await runOnDatabase(async () => {
  const worker = await importIfThere<Worker>("lib/worker/worker.ts");
  if (!worker) throw new StartProblem("There is no worker in this version");
  await worker.startWorker({ db, signal: stop.signal });
  await db.$disconnect();
});
process.exit();

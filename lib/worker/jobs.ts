import "server-only";
import { writeCheckpointIfDue } from "@/lib/audit/checkpoint";
import type { Db } from "@/lib/db/client";
import { readNow } from "@/lib/gate/carry-out";
import { removeOldImports } from "@/lib/imports/import.store";
import { log } from "@/lib/log";
import { vaultState } from "@/lib/vault/vault";
import { endExpiredBlocks } from "./end-blocks";
import { scheduleReadings } from "./schedule-readings";

type Job = { name: string; everyMs: number; run(db: Db): Promise<unknown> };

const JOBS: readonly Job[] = [
  { name: "heartbeat", everyMs: 5_000, run: beat },
  { name: "checkpoint", everyMs: 15_000, run: async (db) => writeCheckpointIfDue(db, await readNow(db)) },
  { name: "end_blocks", everyMs: 10_000, run: endExpiredBlocks },
  { name: "remove_old_imports", everyMs: 3_600_000, run: removeOldImports },
  { name: "schedule_readings", everyMs: 15_000, run: scheduleReadings },
];

/** Runs the scheduled jobs, each at once and then at its own pace, never two of one kind together; a failure is logged and tried again. */
export function startJobs(db: Db, signal: AbortSignal): { stop(): void } {
  const timers = JOBS.map((job) => {
    let isRunning = false;
    const run = (): void => {
      if (isRunning || signal.aborted) return;
      isRunning = true;
      job
        .run(db)
        .catch((error: unknown) => log.warn("worker.job_failed", { job: job.name, error }))
        .finally(() => {
          isRunning = false;
        });
    };
    run();
    return setInterval(run, job.everyMs);
  });
  return { stop: () => timers.forEach(clearInterval) };
}

async function beat(db: Db): Promise<void> {
  const vault = vaultState();
  const note = vault.state === "open" ? null : `sealed: ${vault.why}`;
  await db.$executeRaw`
    insert into worker_heartbeat (name, at, pid, note) values ('worker', clock_timestamp(), ${process.pid}, ${note})
    on conflict (name) do update set at = excluded.at, pid = excluded.pid, note = excluded.note`;
}

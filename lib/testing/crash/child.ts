import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { revokeToken } from "@/lib/tokens/revoke-token";
import type { CRASH_POINTS } from "@/lib/worker/crash-point";
import { startWorker } from "@/lib/worker/worker";
import type { ChildTask } from "./processes";
import { STATEMENT_POINTS, type StatementPointName, watchStatements } from "./statement-points";
import { stopHere } from "./stop-here";

// A process of the crash harness: it does one task and halts itself at the point that it was given. Nothing else starts it.

const REPLY = "CP06 committed, before the reply";
const stop = new AbortController();

process.on("message", (task: ChildTask) => {
  if (task.kind === "drain") return stop.abort();
  if (task.stopAt && task.stopAt in STATEMENT_POINTS) watchStatements(task.stopAt as StatementPointName);
  if (task.kind === "work") void work(task);
  else void operate(task);
});
process.on("disconnect", () => process.exit());
await db.$queryRaw`select 1`;
process.send?.("ready");

async function work({ stopAt, leaseSeconds }: Extract<ChildTask, { kind: "work" }>): Promise<void> {
  let isOver = false;
  const crashPoint = async (name: (typeof CRASH_POINTS)[number]): Promise<void> => {
    if (name !== stopAt || isOver) return;
    isOver = true;
    stopHere(name);
  };
  await startWorker({ db, signal: stop.signal, leaseSeconds, crashPoint });
  process.exit();
}

async function operate({ stopAt, commandId, input }: Extract<ChildTask, { kind: "operate" }>): Promise<void> {
  const request = { door: "screen" as const, requestId: commandId, address: null };
  await execute(revokeToken, { actor: SYSTEM_ACTOR, request }, input, { commandId });
  if (stopAt === REPLY) stopHere(REPLY);
  process.exit();
}

import "server-only";
import { setTimeout } from "node:timers/promises";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { log } from "@/lib/log";

const TRIES = 60;
const BETWEEN_MS = 500;

/**
 * Runs an operation in the worker's own name through the gate; a refusal is logged and returned as false. A lost database is
 * waited for half a minute: the command id makes the repeat safe, and what a vendor answered is told only once.
 */
export async function executeAsWorker<I, O>(
  operation: Operation<I, O>,
  input: I,
  commandId: string = crypto.randomUUID(),
): Promise<boolean> {
  const request = { door: "worker" as const, requestId: crypto.randomUUID(), address: null };
  for (let attempt = 1; ; attempt += 1) {
    const result = await execute(operation, { actor: SYSTEM_ACTOR, request }, input, { commandId });
    if (result.ok) return true;
    const { code } = result.error;
    if (code === "already_done" && attempt > 1) return true;
    if (code === "busy" && attempt < TRIES) {
      await setTimeout(BETWEEN_MS);
      continue;
    }
    log.warn("worker.refused", { operation: operation.id, code, requestId: request.requestId });
    return false;
  }
}

import "server-only";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { log } from "@/lib/log";

/** Runs an operation in the worker's own name through the gate; a refusal is logged and returned as false. */
export async function executeAsWorker<I, O>(
  operation: Operation<I, O>,
  input: I,
  commandId?: string,
): Promise<boolean> {
  const request = { door: "worker" as const, requestId: crypto.randomUUID(), address: null };
  const result = await execute(operation, { actor: SYSTEM_ACTOR, request }, input, commandId ? { commandId } : {});
  if (result.ok) return true;
  log.warn("worker.refused", { operation: operation.id, code: result.error.code, requestId: request.requestId });
  return false;
}

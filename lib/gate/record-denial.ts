import "server-only";
import { appendEvents } from "@/lib/audit/audit.store";
import type { Actor, RequestInfo } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { log } from "@/lib/log";
import { readNow } from "./carry-out";
import type { Operation } from "./operation";

/** Writes that somebody tried what his role does not allow; a failure to write is logged and does not change the refusal. */
export async function recordDenial<I, O>(
  operation: Operation<I, O>,
  actor: Actor,
  request: RequestInfo,
): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      const envelope = {
        at: await readNow(tx),
        actor,
        door: request.door,
        operation: operation.id,
        changeId: null,
        commandId: null,
        requestId: request.requestId,
        reason: null,
        ticket: null,
        note: null,
        outcome: "denied" as const,
      };
      const subject = { kind: "operation" as const, id: operation.id, name: operation.title };
      await appendEvents(tx, envelope, [{ code: "gate.denied", subject }]);
    });
  } catch (error) {
    log.error("gate.denial_not_recorded", { requestId: request.requestId, operation: operation.id, error });
  }
}

import "server-only";
import type { Actor, RequestInfo } from "@/lib/core/actor";
import { type ActionResult, DomainError, PUBLIC_TEXT } from "@/lib/core/errors";
import { log } from "@/lib/log";
import { isContention, translateDatabaseError } from "./database-error";
import type { Operation } from "./operation";
import { recordDenial } from "./record-denial";

const TRIES = 3;

/**
 * Turns what an act throws into what a door returns: expected refusals with their words, contention tried again up to three times,
 * anything else as `internal` with the request id, its text only in the log. A denied attempt is audited.
 */
export async function answer<I, O, T>(
  operation: Operation<I, O>,
  ctx: { actor: Actor | null; request: RequestInfo },
  act: (actor: Actor | null) => Promise<{ value: T; changeId?: string }>,
): Promise<ActionResult<T>> {
  const { requestId } = ctx.request;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { ok: true, ...(await act(ctx.actor)) };
    } catch (thrown) {
      if (isContention(thrown) && attempt < TRIES) continue;
      const error = translateDatabaseError(thrown);
      if (error instanceof DomainError) {
        if (error.internal)
          log.warn("gate.refused", { requestId, operation: operation.id, code: error.code, why: error.internal });
        if (error.code === "forbidden" && ctx.actor) await recordDenial(operation, ctx.actor, ctx.request);
        return { ok: false, error: { code: error.code, message: error.message, requestId, ...error.details } };
      }
      log.error("gate.failed", { requestId, operation: operation.id, error });
      return { ok: false, error: { code: "internal", message: PUBLIC_TEXT.internal, requestId } };
    }
  }
}

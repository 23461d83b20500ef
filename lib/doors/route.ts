import "server-only";
import { findActorByKey } from "@/lib/auth/api-key-actor";
import { findActor } from "@/lib/auth/session";
import type { Actor, RequestInfo } from "@/lib/core/actor";
import { type ActionResult, type ErrorCode, PUBLIC_TEXT } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { plan } from "@/lib/gate/plan";
import { log } from "@/lib/log";
import { isCommandId } from "./command-id";
import { readJson } from "./read-json";
import { requestInfoOf } from "./request-info";
import { isFromThisConsole } from "./same-origin";

/** The HTTP status that says to a program what the code says to a person. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  wrong_origin: 403,
  invalid_input: 422,
  conflict: 409,
  already_done: 409,
  rule_broken: 409,
  needs_confirmation: 428,
  needs_approval: 428,
  plan_is_stale: 412,
  sealed: 503,
  throttled: 429,
  busy: 503,
  internal: 500,
};

/**
 * The API of an operation. `POST` with JSON does it, `?plan=1` previews it; `Idempotency-Key` is the command id, `Plan-Hash` the
 * preview it rests on, `Confirm-Count` the count that was accepted. Who asks is told by a key of ours, or by a session of this console.
 */
export function route<I, O>(operation: Operation<I, O>): (request: Request) => Promise<Response> {
  return async (request) => {
    const info = requestInfoOf(request.headers, "api");
    try {
      return await serve(operation, request, info);
    } catch (error) {
      log.error("door.failed", { operation: operation.id, requestId: info.requestId, error });
      return refuse("internal", info);
    }
  };
}

async function serve<I, O>(operation: Operation<I, O>, request: Request, info: RequestInfo): Promise<Response> {
  const actor = await actorOf(request);
  if (actor === "wrong_origin") return refuse("wrong_origin", info);
  if (actor === null) return refuse("unauthenticated", info);
  const body = await readJson(request);
  if (!body.ok) return refuse("invalid_input", info, body.status, body.message);
  const commandId = request.headers.get("idempotency-key");
  if (commandId !== null && !isCommandId(commandId)) {
    return refuse("invalid_input", info, 400, "Idempotency-Key must be 8 to 128 visible characters.");
  }
  const ctx = { actor, request: info };
  if (new URL(request.url).searchParams.get("plan") === "1") return send(await plan(operation, ctx, body.value));
  const planHash = request.headers.get("plan-hash");
  const confirm = Number(request.headers.get("confirm-count") ?? Number.NaN);
  const options = {
    ...(commandId ? { commandId } : {}),
    ...(planHash ? { planHash } : {}),
    ...(Number.isInteger(confirm) ? { confirm } : {}),
  };
  return send(await execute(operation, ctx, body.value, options));
}

// A request that shows a key is judged by the key alone; only a browser sends a cookie, so only then the origin matters.
async function actorOf(request: Request): Promise<Actor | null | "wrong_origin"> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return findActorByKey(db, authorization);
  const actor = await findActor();
  return actor && !isFromThisConsole(request.headers) ? "wrong_origin" : actor;
}

function send(result: ActionResult<unknown>): Response {
  return Response.json(result, { status: result.ok ? 200 : HTTP_STATUS[result.error.code] });
}

function refuse(code: ErrorCode, info: RequestInfo, status?: number, message?: string): Response {
  const error = { code, message: message ?? PUBLIC_TEXT[code], requestId: info.requestId };
  return Response.json({ ok: false, error }, { status: status ?? HTTP_STATUS[code] });
}

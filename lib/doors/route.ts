import "server-only";
import type { RequestInfo } from "@/lib/core/actor";
import type { ActionResult } from "@/lib/core/errors";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { plan } from "@/lib/gate/plan";
import { log } from "@/lib/log";
import { admit } from "./admit";
import { isCommandId } from "./command-id";
import { type HeadersOnAll, problem, refuse } from "./problem";
import { readJson } from "./read-json";
import { requestInfoOf } from "./request-info";

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
  const admission = await admit(request);
  const { headers } = admission;
  if (!admission.ok) return refuse(admission.code, info, { headers });
  const body = await readJson(request);
  if (!body.ok) return refuse("invalid_input", info, { ...body, headers });
  const commandId = request.headers.get("idempotency-key");
  if (commandId !== null && !isCommandId(commandId)) {
    const message = "Idempotency-Key must be 8 to 128 visible characters.";
    return refuse("invalid_input", info, { status: 400, message, headers });
  }
  const ctx = { actor: admission.actor, request: info };
  if (new URL(request.url).searchParams.get("plan") === "1") {
    return send(await plan(operation, ctx, body.value), headers);
  }
  const planHash = request.headers.get("plan-hash");
  const confirm = Number(request.headers.get("confirm-count") ?? Number.NaN);
  const options = {
    ...(commandId ? { commandId } : {}),
    ...(planHash ? { planHash } : {}),
    ...(Number.isInteger(confirm) ? { confirm } : {}),
  };
  return send(await execute(operation, ctx, body.value, options), headers);
}

function send(result: ActionResult<unknown>, headers: HeadersOnAll): Response {
  if (!result.ok) return problem(result.error, undefined, headers);
  return Response.json(result, { headers: { ...headers, "cache-control": "no-store" } });
}

import "server-only";
import { headers } from "next/headers";
import { findActor } from "@/lib/auth/session";
import type { Actor, RequestInfo } from "@/lib/core/actor";
import { type ActionResult, type ErrorCode, PUBLIC_TEXT } from "@/lib/core/errors";
import { type ExecuteOptions, execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { type Plan, plan } from "@/lib/gate/plan";
import { log } from "@/lib/log";
import { isCommandId } from "./command-id";
import { requestInfoOf } from "./request-info";
import { isFromThisConsole } from "./same-origin";

export type Action<O> = (input: unknown, options?: ExecuteOptions) => Promise<ActionResult<O>>;
export type PlanAction = (input: unknown) => Promise<ActionResult<Plan>>;

/** The server action of an operation: refuses what no page of ours sent, then leads to the gate; never throws. */
export function action<I, O>(operation: Operation<I, O>): Action<O> {
  return async (input, options) => {
    return throughScreen(operation.id, (ctx) => execute(operation, ctx, input, optionsOf(options)));
  };
}

/** The server action that previews an operation without doing it; never throws. */
export function planAction<I, O>(operation: Operation<I, O>): PlanAction {
  return async (input) => throughScreen(operation.id, (ctx) => plan(operation, ctx, input));
}

export type ScreenContext = { actor: Actor | null; request: RequestInfo };

/** Leads a server action to `act` with who asks, refusing what no page of ours sent; `name` is for the log alone. Never throws. */
export async function throughScreen<T>(
  operation: string,
  act: (ctx: ScreenContext) => Promise<ActionResult<T>>,
): Promise<ActionResult<T>> {
  const head = await headers();
  const request = requestInfoOf(head, "screen");
  if (!isFromThisConsole(head)) {
    log.warn("door.wrong_origin", { operation, requestId: request.requestId, origin: head.get("origin") });
    return refuse("wrong_origin", request);
  }
  try {
    return await act({ actor: await findActor(), request });
  } catch (error) {
    log.error("door.failed", { operation, requestId: request.requestId, error });
    return refuse("internal", request);
  }
}

function refuse<T>(code: ErrorCode, request: RequestInfo): ActionResult<T> {
  return { ok: false, error: { code, message: PUBLIC_TEXT[code], requestId: request.requestId } };
}

// An action's arguments are whatever a browser sent, so only the three known options are taken, and only in their own types.
function optionsOf(given: unknown): ExecuteOptions {
  if (typeof given !== "object" || given === null) return {};
  const { commandId, planHash, confirm } = given as Record<string, unknown>;
  return {
    ...(isCommandId(commandId) ? { commandId } : {}),
    ...(typeof planHash === "string" ? { planHash } : {}),
    ...(typeof confirm === "number" ? { confirm } : {}),
  };
}

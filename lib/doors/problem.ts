import type { RequestInfo } from "@/lib/core/actor";
import { type ActionError, type ErrorCode, type ErrorDetails, PUBLIC_TEXT } from "@/lib/core/errors";

/** The HTTP status that says to a program what the code says to a person. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  wrong_method: 405,
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

/** Headers that every answer to a caller carries: how much of his rate is left. */
export type HeadersOnAll = Readonly<Record<string, string>>;

/** A refusal as a program reads it: a problem document (RFC 9457) whose `type` leads to the page that explains its code. */
export function problem(error: ActionError, status = HTTP_STATUS[error.code], more: HeadersOnAll = {}): Response {
  const { code, message, ...details } = error;
  const body = { type: `/settings/api#${code}`, title: PUBLIC_TEXT[code], status, detail: message, code, ...details };
  const headers = {
    ...more,
    "cache-control": "no-store",
    "content-type": "application/problem+json",
    ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
  };
  return Response.json(body, { status, headers });
}

export type Refusal = { status?: number; message?: string; details?: ErrorDetails; headers?: HeadersOnAll };

/** The same for a code alone, in its public words unless others are given. */
export function refuse(code: ErrorCode, { requestId }: RequestInfo, given: Refusal = {}): Response {
  const { status, message = PUBLIC_TEXT[code], details, headers } = given;
  return problem({ code, message, requestId, ...details }, status, headers);
}

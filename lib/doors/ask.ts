import "server-only";
import { DomainError, type ErrorCode, type ErrorDetails, PUBLIC_TEXT } from "@/lib/core/errors";
import { parseInput } from "@/lib/gate/parse-input";
import { log } from "@/lib/log";
import { questionByName } from "./access-questions";
import { admit } from "./admit";
import { problem } from "./problem";
import { requestInfoOf } from "./request-info";

/** Answers a question about access as JSON, or refuses it with a problem document; it changes nothing and is no event. */
export async function ask(name: string, request: Request): Promise<Response> {
  const { requestId } = requestInfoOf(request.headers, "api");
  const refuse = (code: ErrorCode, more: ErrorDetails & { message?: string } = {}): Response =>
    problem({ code, message: PUBLIC_TEXT[code], requestId, ...more });
  const question = questionByName(name);
  if (!question) return refuse("not_found", { message: "There is no such question." });
  try {
    const admission = await admit(request);
    if (!admission.ok) return refuse(admission.code);
    const { actor } = admission;
    const query = parseInput({ input: question.query }, Object.fromEntries(new URL(request.url).searchParams));
    return Response.json(await question.answer(actor, query), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof DomainError) return refuse(error.code, { message: error.message, ...error.details });
    log.error("door.failed", { operation: `access.${name}`, requestId, error });
    return refuse("internal");
  }
}

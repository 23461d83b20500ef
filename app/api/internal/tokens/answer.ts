import { findActor, type OperatorActor } from "@/lib/auth/session";
import { DomainError, type ErrorCode, PUBLIC_TEXT } from "@/lib/core/errors";
import { HTTP_STATUS } from "@/lib/doors/problem";
import { log } from "@/lib/log";

/** The answer of a read that a screen makes by itself: JSON that nobody keeps, or the refusal in words. */
export async function answerRead<T>(read: (actor: OperatorActor) => Promise<T>): Promise<Response> {
  try {
    const actor = await findActor();
    if (!actor) return refuse("unauthenticated");
    return Response.json(await read(actor), { headers: { "Cache-Control": "private, no-store" } });
  } catch (error) {
    if (error instanceof DomainError) return refuse(error.code, error.message);
    log.error("internal_read.failed", { error });
    return refuse("internal");
  }
}

function refuse(code: ErrorCode, message: string = PUBLIC_TEXT[code]): Response {
  return Response.json({ error: { code, message } }, { status: HTTP_STATUS[code] });
}

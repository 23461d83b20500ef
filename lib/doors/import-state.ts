import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError, type ErrorCode, PUBLIC_TEXT } from "@/lib/core/errors";
import { getImport, rejectsCsv } from "@/lib/imports/import.queries";
import { admit } from "./admit";
import { download } from "./download";
import { problem } from "./problem";
import { requestInfoOf } from "./request-info";

/** Answers how far an import is, as JSON; `not_found` for who may not import. */
export async function importState(id: string, request: Request): Promise<Response> {
  return about(id, request, async (_actor, view) => Response.json({ ok: true, value: view }));
}

/** Answers the rows of an import that were not carried out, with their own cells and why, as CSV. */
export async function importRejects(id: string, request: Request): Promise<Response> {
  return about(id, request, async (actor) => download(`rejects-${id}.csv`, "text/csv", rejectsCsv(actor, id)));
}

type View = Awaited<ReturnType<typeof getImport>>;

async function about(
  id: string,
  request: Request,
  answer: (actor: Actor, view: View) => Promise<Response>,
): Promise<Response> {
  const { requestId } = requestInfoOf(request.headers, "api");
  const refuse = (code: ErrorCode, message: string = PUBLIC_TEXT[code]) => problem({ code, message, requestId });
  const admission = await admit(request);
  if (!admission.ok) return refuse(admission.code);
  const { actor } = admission;
  try {
    return await answer(actor, await getImport(actor, id));
  } catch (error) {
    if (error instanceof DomainError) return refuse(error.code, error.message);
    throw error;
  }
}

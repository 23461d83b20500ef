import "server-only";
import type { Actor, RequestInfo } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { getImport, rejectsCsv } from "@/lib/imports/import.queries";
import { admit } from "./admit";
import { download } from "./download";
import { refuse } from "./problem";

type Place = { kind: string; id: string };
type Answer = (place: Place, request: Request, info: RequestInfo) => Promise<Response>;

/** Answers how far an import is, as JSON; `not_found` for who may not import. */
export const importState: Answer = about(async (_actor, view) => Response.json({ ok: true, value: view }));

/** Answers the rows of an import that were not carried out, with their own cells and why, as CSV. */
export const importRejects: Answer = about(async (actor, { id }) =>
  download(`rejects-${id}.csv`, "text/csv", rejectsCsv(actor, id)),
);

type View = Awaited<ReturnType<typeof getImport>>;

function about(tell: (actor: Actor, view: View) => Promise<Response>): Answer {
  return async ({ kind, id }, request, info) => {
    const admission = await admit(request);
    const { headers } = admission;
    if (!admission.ok) return refuse(admission.code, info, { headers });
    try {
      const view = await getImport(admission.actor, id);
      if (view.kind !== kind) return refuse("not_found", info, { headers });
      const answer = await tell(admission.actor, view);
      for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
      return answer;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return refuse(error.code, info, { message: error.message, headers });
    }
  };
}

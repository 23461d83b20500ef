import "server-only";
import type { Actor, RequestInfo } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { getImport, rejectsCsv } from "@/lib/imports/import.queries";
import { admit } from "./admit";
import { download } from "./download";
import { type HeadersOnAll, refuse } from "./problem";

type Place = { kind: string; id: string };
type Answer = (place: Place, request: Request, info: RequestInfo) => Promise<Response>;

/** Answers how far an import is, as JSON; `not_found` for who may not import. */
export const importState: Answer = about((view, _actor, headers) =>
  Response.json({ ok: true, value: view }, { headers }),
);

/** Answers the rows of an import that were not carried out, with their own cells and why, as CSV. */
export const importRejects: Answer = about(({ id }, actor, headers) =>
  download(`rejects-${id}.csv`, "text/csv", rejectsCsv(actor, id), headers),
);

type View = Awaited<ReturnType<typeof getImport>>;

function about(tell: (view: View, actor: Actor, headers: HeadersOnAll) => Response): Answer {
  return async ({ kind, id }, request, info) => {
    const admission = await admit(request);
    const { headers } = admission;
    if (!admission.ok) return refuse(admission.code, info, { headers });
    try {
      const view = await getImport(admission.actor, id);
      if (view.kind !== kind) return refuse("not_found", info, { headers });
      return tell(view, admission.actor, headers);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return refuse(error.code, info, { message: error.message, headers });
    }
  };
}

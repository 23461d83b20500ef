import { importRejects } from "@/lib/doors/import-state";

type Context = { params: Promise<{ kind: string; id: string }> };

/** The rows of an import that were not carried out, each with its own cells and why, as CSV. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return importRejects((await params).id, request);
}

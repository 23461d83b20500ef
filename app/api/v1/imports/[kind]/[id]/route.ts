import { importState } from "@/lib/doors/import-state";

type Context = { params: Promise<{ kind: string; id: string }> };

/** How far an import is: its counts by verdict, rows done and passed by. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return importState((await params).id, request);
}

import { importFile } from "@/lib/doors/import-file";

type Context = { params: Promise<{ kind: string }> };

/** A file of rows as a body of text/csv, streamed into a staging table and judged; `import.apply` carries it out. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return importFile((await params).kind, request);
}

import { exportFile } from "@/lib/doors/exports/export-file";
import { requestInfoOf } from "@/lib/doors/request-info";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ list: string[] }> };

/** A list as one zip of its rows and a manifest; itself one event of the audit log. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { list } = await params;
  const door = request.headers.get("authorization") === null ? "screen" : "api";
  return exportFile(list, request, requestInfoOf(request.headers, door));
}

import { streamLines } from "@/lib/audit/line-stream";
import { requireActor } from "@/lib/auth/session";
import { requestInfoOf } from "@/lib/doors/request-info";
import { HTTP_STATUS } from "@/lib/doors/route";
import { accessCsv } from "@/lib/evidence/access-csv.queries";
import { exportAccess } from "@/lib/evidence/export-access";
import { execute } from "@/lib/gate/execute";

export const dynamic = "force-dynamic";

/** Who has access to one connector at a moment, as CSV that no spreadsheet runs; itself an event of the audit log. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor();
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") {
    return Response.json(
      { ok: false, error: { code: "wrong_origin", message: "Open the export from the screen." } },
      { status: 403 },
    );
  }
  const params = new URL(request.url).searchParams;
  const connectorId = params.get("connector") ?? "";
  const info = requestInfoOf(request.headers, "screen");
  const result = await execute(exportAccess, { actor, request: info }, { connectorId, at: params.get("at") });
  if (!result.ok) return Response.json(result, { status: HTTP_STATUS[result.error.code] });
  const file = `who-has-access-${result.value.at.slice(0, 16).replace(/[:T]/g, "")}Z.csv`;
  const headers = {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${file}"`,
    "cache-control": "private, no-store",
  };
  return new Response(streamLines(accessCsv(actor, connectorId, new Date(result.value.at))), { headers });
}

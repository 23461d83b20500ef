import { requireActor } from "@/lib/auth/session";
import { download, refuseDownload, refuseForeignLink } from "@/lib/doors/download";
import { requestInfoOf } from "@/lib/doors/request-info";
import { accessCsv } from "@/lib/evidence/access-csv.queries";
import { exportAccess } from "@/lib/evidence/export-access";
import { execute } from "@/lib/gate/execute";

export const dynamic = "force-dynamic";

/** Who has access to one connector at a moment, as CSV that no spreadsheet runs; itself an event of the audit log. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor();
  const foreign = refuseForeignLink(request.headers);
  if (foreign) return foreign;
  const params = new URL(request.url).searchParams;
  const connectorId = params.get("connector") ?? "";
  const info = requestInfoOf(request.headers, "screen");
  const result = await execute(exportAccess, { actor, request: info }, { connectorId, at: params.get("at") });
  if (!result.ok) return refuseDownload(result.error.code, result.error.message);
  const file = `who-has-access-${result.value.at.slice(0, 16).replace(/[:T]/g, "")}Z.csv`;
  return download(file, "text/csv", accessCsv(actor, connectorId, new Date(result.value.at)));
}

import { exportLines } from "@/lib/audit/export";
import { exportAudit } from "@/lib/audit/export-audit";
import { withFeeds } from "@/lib/audit/line-stream";
import { requireActor } from "@/lib/auth/session";
import { db } from "@/lib/db/client";
import { download, refuseDownload, refuseForeignLink } from "@/lib/doors/download";
import { requestInfoOf } from "@/lib/doors/request-info";
import { execute } from "@/lib/gate/execute";

export const dynamic = "force-dynamic";

/** The whole audit log as a download that `npm run audit:verify` can prove; itself an event of the log. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor();
  const foreign = refuseForeignLink(request.headers);
  if (foreign) return foreign;
  const info = requestInfoOf(request.headers, "screen");
  const result = await execute(exportAudit, { actor, request: info }, {});
  if (!result.ok) return refuseDownload(result.error.code, result.error.message);
  const now = new Date();
  const file = `gatehouse-audit-${now.toISOString().slice(0, 19).replaceAll(":", "")}Z.ndjson`;
  return download(file, "application/x-ndjson", withFeeds(exportLines(db, now)));
}

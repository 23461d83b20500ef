import { exportLines } from "@/lib/audit/export";
import { exportAudit } from "@/lib/audit/export-audit";
import { streamLines } from "@/lib/audit/line-stream";
import { requireActor } from "@/lib/auth/session";
import { db } from "@/lib/db/client";
import { requestInfoOf } from "@/lib/doors/request-info";
import { HTTP_STATUS } from "@/lib/doors/route";
import { execute } from "@/lib/gate/execute";

export const dynamic = "force-dynamic";

/** The whole audit log as a download that `npm run audit:verify` can prove; itself an event of the log. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor();
  if (!isOwnLink(request.headers)) return refuse("wrong_origin", "Open the export from the Audit log screen.");
  const info = requestInfoOf(request.headers, "screen");
  const result = await execute(exportAudit, { actor, request: info }, {});
  if (!result.ok) return refuse(result.error.code, result.error.message);
  const now = new Date();
  const file = `gatehouse-audit-${now.toISOString().slice(0, 19).replaceAll(":", "")}Z.ndjson`;
  const headers = {
    "content-type": "application/x-ndjson; charset=utf-8",
    "content-disposition": `attachment; filename="${file}"`,
    "cache-control": "private, no-store",
  };
  return new Response(streamLines(exportLines(db, now)), { headers });
}

// A link is a GET and has no Origin. Another site could make a signed-in auditor's browser follow it, and fill the log.
function isOwnLink(head: Headers): boolean {
  const site = head.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}

function refuse(code: keyof typeof HTTP_STATUS, message: string): Response {
  return Response.json({ ok: false, error: { code, message } }, { status: HTTP_STATUS[code] });
}

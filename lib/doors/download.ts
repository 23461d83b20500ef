import "server-only";
import { streamBytes, streamText } from "@/lib/audit/line-stream";
import type { ErrorCode } from "@/lib/core/errors";
import { type HeadersOnAll, HTTP_STATUS } from "./problem";

/** Why a download may not begin: only a link of this console leads to one. Null where nothing speaks against it. */
export function refuseForeignLink(head: Headers): Response | null {
  // A link is a GET and has no Origin. Another site could make a signed-in person's browser follow it, and fill the log.
  const site = head.get("sec-fetch-site");
  if (site === null || site === "same-origin" || site === "none") return null;
  return refuseDownload("wrong_origin", "Open the export from its screen.");
}

export function refuseDownload(code: ErrorCode, message: string): Response {
  return Response.json({ ok: false, error: { code, message } }, { status: HTTP_STATUS[code] });
}

/** Pieces of text as a file that is saved under this name and kept by no cache. */
export function download(
  file: string,
  type: string,
  pieces: AsyncGenerator<string>,
  more: HeadersOnAll = {},
): Response {
  return new Response(streamText(pieces), { headers: { ...more, ...headersOf(file, `${type}; charset=utf-8`) } });
}

/** The same for a file that is no text. */
export function downloadBytes(
  file: string,
  type: string,
  pieces: AsyncGenerator<Uint8Array>,
  more: HeadersOnAll = {},
): Response {
  return new Response(streamBytes(pieces), { headers: { ...more, ...headersOf(file, type) } });
}

const headersOf = (file: string, type: string) => ({
  "content-type": type,
  "content-disposition": `attachment; filename="${file}"`,
  "cache-control": "private, no-store",
});

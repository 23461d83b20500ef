import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";

const LONGEST_BODY = 65_536;

export type Body = { ok: true; value: unknown } | { ok: false; refusal: "not_json" | "too_long" | "malformed" };

/** The JSON of a request; refused when it is not called JSON, longer than 64 kB, or none. Throws when the caller goes away. */
export function readBody(request: IncomingMessage): Promise<Body> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return Promise.resolve({ ok: false, refusal: "not_json" });
  if (Number(request.headers["content-length"]) > LONGEST_BODY)
    return Promise.resolve({ ok: false, refusal: "too_long" });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    // Counted while it arrives: the length that a caller states may be missing.
    request.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= LONGEST_BODY) chunks.push(chunk);
      else resolve({ ok: false, refusal: "too_long" });
    });
    request.on("end", () =>
      resolve(parsed(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString())),
    );
    request.on("error", reject);
    request.on("aborted", () => reject(new Error("the caller went away")));
  });
}

function parsed(text: string): Body {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, refusal: "malformed" };
  }
}

/** Sends JSON that nobody on the way may keep; a refusal is a problem document. */
export function send(response: ServerResponse, status: number, body: unknown, more: Record<string, string> = {}): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": status < 400 ? "application/json" : "application/problem+json",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    // What is left of a body that nobody reads would be taken for the next request.
    ...(response.req.complete ? {} : { connection: "close" }),
    ...more,
  });
  response.end(text);
}

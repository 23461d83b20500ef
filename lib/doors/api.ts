import "server-only";
import { randomUUID } from "node:crypto";
import type { RequestInfo } from "@/lib/core/actor";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { exportFile } from "./exports/export-file";
import { importFile } from "./import-file";
import { importRejects, importState } from "./import-state";
import { openApiDocument } from "./openapi";
import { refuse } from "./problem";
import { read } from "./read";
import { findReading } from "./readings";
import { operationById } from "./registry";
import { REQUEST_ID_HEADER, requestInfoOf } from "./request-info";
import { responseHeaders } from "./response-headers";
import { route } from "./route";

type Call = { method: "GET" | "POST"; act: (request: Request, info: RequestInfo) => Promise<Response> };

/**
 * Answers every request under /api/v1, whatever its address and method: JSON where it is done, a problem document where it is not.
 * Other sites get no say here, so no answer carries a header that would let their pages read it.
 */
export async function answerApi(request: Request, parts: readonly string[]): Promise<Response> {
  const info = requestInfoOf(request.headers, "api");
  if (parts[0] !== "imports" || parts.length === 1) return answerAt(parts, request, info);
  // The proxy would keep a part of a file and lose the rest, so it doesn't see what lies below imports: the id and the headers are made
  // here. An address that is only written otherwise went through it, and is none.
  if (!new URL(request.url).pathname.startsWith("/api/v1/imports/")) return answerAt([], request, info);
  const requestId = randomUUID();
  const answer = await answerAt(parts, request, { ...info, requestId });
  const isSecure = env().appOrigins[0]?.startsWith("https://") ?? true;
  const headers = responseHeaders({ nonce: randomUUID(), isSecure, isDevelopment: false, isStatic: false });
  for (const [name, value] of Object.entries({ ...headers, [REQUEST_ID_HEADER]: requestId }))
    answer.headers.set(name, value);
  return answer;
}

async function answerAt(parts: readonly string[], request: Request, info: RequestInfo): Promise<Response> {
  try {
    const call = findCall(parts);
    if (!call) return refuse("not_found", info, { message: "There is nothing at this address." });
    const allowed = call.method === "GET" ? ["GET", "HEAD", "OPTIONS"] : ["POST", "OPTIONS"];
    const allow = { allow: allowed.join(", ") };
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: allow });
    if (!allowed.includes(request.method)) return refuse("wrong_method", info, { headers: allow });
    const answer = await call.act(request, info);
    if (request.method !== "HEAD") return answer;
    await answer.body?.cancel();
    return new Response(null, answer);
  } catch (error) {
    log.error("door.failed", { operation: `api ${parts[0]}`, requestId: info.requestId, error });
    return refuse("internal", info);
  }
}

function findCall(parts: readonly string[]): Call | null {
  const [first, second, ...more] = parts;
  if (first === "openapi.json" && second === undefined) return { method: "GET", act: async () => readDocument() };
  if (first === "operations") {
    const operation = second !== undefined && more.length === 0 ? operationById(second) : null;
    return operation ? { method: "POST", act: route(operation) } : null;
  }
  if (first === "exports" && second !== undefined) return findExport([second, ...more]);
  if (first === "imports" && second !== undefined) return findImport(second, more);
  const found = findReading(parts);
  return found && { method: "GET", act: (request, info) => read(found.reading, found.id, request, info) };
}

// A link on a screen leads here too, and then its export is an act at that screen.
function findExport(list: readonly string[]): Call {
  const doorOf = ({ headers }: Request) => (headers.has("authorization") ? "api" : "screen");
  return { method: "GET", act: (request, info) => exportFile(list, request, { ...info, door: doorOf(request) }) };
}

// A file is streamed in, and what became of its rows is read below it.
function findImport(kind: string, [id, part, ...more]: readonly string[]): Call | null {
  if (more.length > 0) return null;
  if (id === undefined) return { method: "POST", act: (request, info) => importFile(kind, request, info) };
  const act = part === undefined ? importState : part === "rejects" ? importRejects : null;
  return act && { method: "GET", act: (request, info) => act({ kind, id }, request, info) };
}

// Anybody may ask for it, so it is made once.
let document: { origin: string; text: string } | undefined;

function readDocument(): Response {
  const origin = env().appOrigins[0] ?? "/";
  if (document?.origin !== origin) document = { origin, text: JSON.stringify(openApiDocument(origin)) };
  return new Response(document.text, { headers: { "content-type": "application/json" } });
}

import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { PUBLIC_TEXT } from "@/lib/core/errors";
import { env } from "@/lib/env";
import { answer } from "@/lib/gate/answer";
import { authorise } from "@/lib/gate/authorise";
import { applyImport } from "@/lib/imports/apply-import";
import { IMPORT_KINDS } from "@/lib/imports/import.schema";
import { uploadFile } from "@/lib/imports/upload.store";
import { admit } from "./admit";
import { problem } from "./problem";
import { requestInfoOf } from "./request-info";
import { responseHeaders } from "./response-headers";

const Kind = z.enum(IMPORT_KINDS);
const IDLE_MS = 30_000;

/**
 * Takes a CSV file of this kind as the body of a request, as it streams in, and answers what its rows would come to. It is staged, as a
 * draft is: nothing changes until `import.apply`. Only who may do that may upload.
 */
export async function importFile(kind: string, request: Request): Promise<Response> {
  const response = await take(kind, request);
  for (const [name, value] of Object.entries(apiHeaders())) response.headers.set(name, value);
  return response;
}

async function take(given: string, request: Request): Promise<Response> {
  // The proxy would keep the body in memory, so it doesn't see these requests: their id and their headers are made here.
  const info = { ...requestInfoOf(request.headers, "api"), requestId: randomUUID() };
  const kind = Kind.safeParse(given);
  const refuse = (
    code: "not_found" | "wrong_origin" | "unauthenticated" | "throttled" | "invalid_input",
    message?: string,
    status?: number,
  ) => problem({ code, message: message ?? PUBLIC_TEXT[code], requestId: info.requestId }, status);
  if (!kind.success) return refuse("not_found", `Import one of ${IMPORT_KINDS.join(", ")}.`);
  const admission = await admit(request);
  if (!admission.ok) return refuse(admission.code);
  const { actor } = admission;
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "text/csv" && type !== "text/tab-separated-values")
    return refuse("invalid_input", "Send text/csv.", 415);
  const { body } = request;
  if (!body) return refuse("invalid_input", "Send the file as the body.", 400);
  const result = await answer(applyImport, { actor, request: info }, async (who) => {
    authorise(applyImport, who);
    const fileName = fileNameOf(new URL(request.url).searchParams.get("name"), kind.data);
    return { value: await uploadFile(patient(body), { kind: kind.data, fileName, askedBy: who.name }) };
  });
  return result.ok ? Response.json(result, { status: 201 }) : problem(result.error);
}

function apiHeaders(): Record<string, string> {
  const isSecure = env().appOrigins[0]?.startsWith("https://") ?? true;
  return responseHeaders({ nonce: randomUUID(), isSecure, isDevelopment: false, isStatic: false });
}

function fileNameOf(name: string | null, kind: string): string {
  const text = (name ?? "").replace(/\p{Control}/gu, "").trim();
  return text === "" ? `${kind}.csv` : text.slice(-120);
}

/** The pieces of a body; one that lets half a minute pass between two of them is given up. */
async function* patient(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error("the upload stood still")), IDLE_MS);
      });
      const { value, done } = await Promise.race([reader.read(), late]).finally(() => clearTimeout(timer));
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

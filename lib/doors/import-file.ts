import "server-only";
import { z } from "zod";
import type { RequestInfo } from "@/lib/core/actor";
import { answer } from "@/lib/gate/answer";
import { authorise } from "@/lib/gate/authorise";
import { applyImport } from "@/lib/imports/apply-import";
import { IMPORT_KINDS } from "@/lib/imports/import.schema";
import { uploadFile } from "@/lib/imports/upload.store";
import { admit } from "./admit";
import { problem, refuse } from "./problem";

const Kind = z.enum(IMPORT_KINDS);
const IDLE_MS = 30_000;

/**
 * Takes a CSV file of this kind as the body of a request, as it streams in, and answers what its rows would come to. It is staged, as a
 * draft is: nothing changes until `import.apply`. Only who may do that may upload.
 */
export async function importFile(given: string, request: Request, info: RequestInfo): Promise<Response> {
  const kind = Kind.safeParse(given);
  if (!kind.success) return refuse("not_found", info, { message: `Import one of ${IMPORT_KINDS.join(", ")}.` });
  const admission = await admit(request);
  const { headers } = admission;
  if (!admission.ok) return refuse(admission.code, info, { headers });
  const { actor } = admission;
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "text/csv" && type !== "text/tab-separated-values")
    return refuse("invalid_input", info, { status: 415, message: "Send text/csv.", headers });
  const { body } = request;
  if (!body) return refuse("invalid_input", info, { status: 400, message: "Send the file as the body.", headers });
  const result = await answer(applyImport, { actor, request: info }, async (who) => {
    authorise(applyImport, who);
    const fileName = fileNameOf(new URL(request.url).searchParams.get("name"), kind.data);
    return { value: await uploadFile(patient(body), { kind: kind.data, fileName, askedBy: who.name }) };
  });
  return result.ok ? Response.json(result, { status: 201, headers }) : problem(result.error, undefined, headers);
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

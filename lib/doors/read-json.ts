import "server-only";

const LONGEST_BODY = 1_048_576;

export type JsonBody = { ok: true; value: unknown } | { ok: false; status: 400 | 413 | 415; message: string };

/** The JSON of a request; refused when it is not called JSON (415), longer than 1 MB (413), or none (400). */
export async function readJson(request: Request): Promise<JsonBody> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return { ok: false, status: 415, message: "Send application/json." };
  const text = await readText(request);
  if (text === null) return { ok: false, status: 413, message: "Send 1 MB at most." };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, status: 400, message: "This is not JSON." };
  }
}

// Counted while it arrives: the length that a caller states may be missing or untrue.
async function readText(request: Request): Promise<string | null> {
  if (!request.body) return "";
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > LONGEST_BODY) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

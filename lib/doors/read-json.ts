import "server-only";

/** A request to the API holds no more than this; files are streamed elsewhere. */
export const LONGEST_BODY = 262_144;
/** Deeper than any input of ours, and far from where a reader's own stack would end. */
export const DEEPEST_JSON = 32;

export type JsonBody = { ok: true; value: unknown } | { ok: false; status: 400 | 413 | 415; message: string };
export type BodyRules = { types?: readonly string[]; longest?: number };

/** The JSON of a request; refused when it is not called JSON (415), longer than 256 kB (413), or none, nested too deep or no UTF-8 (400). */
export async function readJson(request: Request, rules: BodyRules = {}): Promise<JsonBody> {
  const { types = ["application/json"], longest = LONGEST_BODY } = rules;
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!types.includes(type)) return { ok: false, status: 415, message: `Send ${types.join(" or ")}.` };
  try {
    const text = await readText(request, longest);
    if (text === null) return { ok: false, status: 413, message: `Send ${Math.floor(longest / 1024)} kB at most.` };
    if (isTooDeep(text)) return { ok: false, status: 400, message: `Nest ${DEEPEST_JSON} levels at most.` };
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, status: 400, message: "This is not JSON." };
  }
}

// Counted while it arrives: the length that a caller states may be missing or untrue.
async function readText(request: Request, longest: number): Promise<string | null> {
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let text = "";
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > longest) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

// Looked at before it is parsed; what is no JSON at all is refused by the parser.
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (isInText) {
      if (letter === "\\") at += 1;
      else if (letter === '"') isInText = false;
    } else if (letter === '"') isInText = true;
    else if (letter === "[" || letter === "{") {
      depth += 1;
      if (depth > DEEPEST_JSON) return true;
    } else if (letter === "]" || letter === "}") depth -= 1;
  }
  return false;
}

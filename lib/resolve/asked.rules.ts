import { type GivenKey, type KeyReading, type KeyShape, readExternalKey } from "@/lib/applications/application.rules";
import { isId } from "@/lib/core/ids";
import { ResolveInput, ResolveManyInput } from "./resolve.schema";

/** A question as it was sent: `keys` are the texts to look up, null where the key at that place can be nobody's. */
export type Asked = { connector: string; given: GivenKey[]; keys: (string | null)[]; isMany: boolean };
export type Reading = { ok: true; asked: Asked } | { ok: false; fields: Record<string, string> };

/** The question in a body, or what is wrong with it under the field's name. */
export function readAsked(body: unknown): Reading {
  const isMany = typeof body === "object" && body !== null && "keys" in body;
  const parsed = isMany ? ResolveManyInput.safeParse(body) : ResolveInput.safeParse(body);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => [path.join(".") || "body", message] as const);
    return { ok: false, fields: Object.fromEntries(issues.slice(0, 5)) };
  }
  const { connector } = parsed.data;
  const given: GivenKey[] = "keys" in parsed.data ? parsed.data.keys : [parsed.data.key];
  const keys = given.map((key) => {
    const reading = readExternalKey(shapeOf(key), key);
    return reading.ok ? reading.key : null;
  });
  // What isn't an id is nobody's connector, and is told so only to somebody whose key works.
  return { ok: true, asked: { connector: isId("connector", connector) ? connector : "", given, keys, isMany } };
}

/** What is wrong with a key in the application's own shape; null where nothing is. */
export function refusalOfKey(shape: KeyShape, given: GivenKey): string | null {
  const reading: KeyReading = readExternalKey(shape, given);
  return reading.ok ? null : reading.says;
}

// The shape that the parts of a key speak of; a text may be of any, and the most lenient tells what can't be a key at all.
function shapeOf(key: GivenKey): KeyShape {
  if (typeof key === "string") return "user";
  return key.company === undefined ? "user" : key.user === undefined ? "company" : "company_user";
}

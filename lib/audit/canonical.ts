export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** The one spelling of a JSON value: names sorted, no white space, absent names left out; throws on numbers that JSON lacks. */
export function canonicalJson(value: Json): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("A number that JSON can't hold");
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  let text = "";
  for (const name of Object.keys(value).sort()) {
    const entry = value[name];
    if (entry !== undefined) text += `${text && ","}${JSON.stringify(name)}:${canonicalJson(entry)}`;
  }
  return `{${text}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

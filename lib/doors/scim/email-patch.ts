import { type Filter, parseFilter } from "./filter";
import { matches } from "./filter-match";
import type { PatchStep } from "./patch";
import { asBoolean } from "./patch-value";
import { ScimError } from "./scim-error";

export type Email = { value: string; type: string; primary?: boolean };

const PATH = /^emails\[(.*)\](?:\.(\w+))?$/is;

/** Whether a step is about those addresses that a filter in its path finds. */
export function isFilteredEmail({ path }: PatchStep): boolean {
  return PATH.test(path);
}

/**
 * The addresses after such a step. Where the filter only says of which type, and there is none, adding and replacing makes it: so Entra ID
 * writes the first one. Throws 400 `noTarget` where any other filter finds nothing to replace.
 */
export function patchedEmails(emails: readonly Email[], { op, path, value }: PatchStep): Email[] {
  const [, text = "", part = ""] = PATH.exec(path) ?? [];
  const filter = parseFilter(text);
  const isFound = emails.map((email) => matches(filter, { primary: undefined, ...email }));
  const isWhole = part === "" || part.toLowerCase() === "value";
  if (op === "remove") {
    if (!isWhole) throw new ScimError(400, "invalidPath", "Remove an address, not a part of it");
    return emails.filter((_email, at) => !isFound[at]);
  }
  const given = partsOf(part.toLowerCase(), value);
  if (isFound.includes(true)) return emails.map((email, at) => (isFound[at] ? { ...email, ...given } : email));
  const type = typeOf(filter);
  if (type === null || given.value === undefined) throw new ScimError(400, "noTarget", `No address fits ${text}`);
  return [...emails, { type, value: given.value, ...given }];
}

function typeOf(filter: Filter): string | null {
  return filter.op === "eq" && filter.path === "type" && typeof filter.value === "string" ? filter.value : null;
}

function partsOf(part: string, value: unknown): Partial<Email> {
  if (part === "" && typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.assign({}, ...Object.entries(value).map(([key, one]) => partsOf(key.toLowerCase(), one)));
  }
  if (part === "primary") return { primary: asBoolean(value) };
  if (part === "display" || part === "$ref") return {};
  if (part !== "" && part !== "value" && part !== "type")
    throw new ScimError(400, "invalidPath", `An address has no ${part}`);
  if (typeof value !== "string") throw new ScimError(400, "invalidValue", "An address is a text");
  return part === "type" ? { type: value.toLowerCase() } : { value };
}

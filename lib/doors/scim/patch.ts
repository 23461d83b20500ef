import { Messages, type Types } from "scimmy";
import { attributeName } from "./filter";
import { ScimError } from "./scim-error";

export type PatchStep = { op: "add" | "replace" | "remove"; path: string; value?: unknown };
type Json = Record<string, unknown>;

/** What a type of resource keeps, for reading patches in every dialect. Names in lower case. */
export type Patchable = {
  /** Attributes that are kept and may be written. */
  kept: readonly string[];
  /** Attributes of RFC 7643 that are read and not kept. */
  unkept: readonly string[];
  /** The core schema, whose address may stand before an attribute or alone. */
  core: string;
  /** The extensions with their attributes. */
  extensions: Readonly<Record<string, readonly string[]>>;
};

const READ_ONLY = ["id", "schemas", "meta", "groups", "systemname", "kind"];
const PATH = /^(?:(urn:.+):)?([A-Za-z$][\w$-]*)(\[.*\])?(?:\.([A-Za-z$][\w$-]*))?$/is;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The steps of a PatchOp, one attribute each: capitalised operations, values without a path and paths as keys are brought into one form,
 * what isn't kept is left out. Throws as RFC 7644, section 3.5.2, wants: `invalidSyntax`, `invalidPath`, `mutability`, `noTarget`.
 */
export function patchSteps(body: unknown, patchable: Patchable): PatchStep[] {
  const { Operations } = checkedMessage(body);
  return Operations.flatMap(({ op, path, value }) => {
    const kind = op.toLowerCase() as PatchStep["op"];
    if (path !== undefined) return stepsAt(kind, path.trim(), value, patchable, false);
    if (!isObject(value)) throw new ScimError(400, "invalidValue", "Without a path the value has to be an object");
    return Object.entries(value).flatMap(([key, one]) => stepsAt(kind, key.trim(), one, patchable, true));
  });
}

type Message = { Operations: { op: string; path?: string; value?: unknown }[] };

function checkedMessage(body: unknown): Message {
  if (!isObject(body)) throw new ScimError(400, "invalidSyntax", "Send a PatchOp");
  // The library takes one schema, in this very writing; names of attributes know no case.
  const key = Object.keys(body).find((name) => name.toLowerCase() === "operations");
  return new Messages.PatchOp({
    schemas: body.schemas,
    Operations: key ? body[key] : undefined,
  } as never) as unknown as Message;
}

function stepsAt(op: PatchStep["op"], path: string, value: unknown, patchable: Patchable, isKey: boolean): PatchStep[] {
  const schemas = [patchable.core, ...Object.keys(patchable.extensions)];
  const schema = schemas.find((id) => id.toLowerCase() === path.toLowerCase());
  if (schema) return stepsOfSchema(op, schema, value, patchable);
  const [, urn, attribute = "", filter = "", part] = PATH.exec(path) ?? [];
  const root = attribute.toLowerCase();
  const isKnownUrn = !urn || schemas.some((id) => id.toLowerCase() === urn.toLowerCase());
  if (root === "" || !isKnownUrn) throw new ScimError(400, "invalidPath", `There is no attribute at the path ${path}`);
  if (READ_ONLY.includes(root)) {
    // Whole resources are sent without a path, with their id among the rest.
    if (isKey) return [];
    throw new ScimError(400, "mutability", `${attribute} can’t be written`);
  }
  if (patchable.unkept.includes(root)) return [];
  if (!patchable.kept.includes(root)) throw new ScimError(400, "invalidPath", `There is no attribute ${path}`);
  const isCore = !urn || urn.toLowerCase() === patchable.core.toLowerCase();
  const at = `${isCore ? "" : `${urn}:`}${attribute}${filter}${part ? `.${part}` : ""}`;
  if (op !== "add" && op !== "remove" && (value === null || value === undefined)) {
    if (value === undefined) throw new ScimError(400, "invalidValue", `A value is needed for ${path}`);
    return [{ op: "remove", path: at }];
  }
  if (op === "remove" && value === undefined) return [{ op, path: at }];
  return [{ op, path: at, value: asWritten(root, part?.toLowerCase(), value) }];
}

function stepsOfSchema(op: PatchStep["op"], schema: string, value: unknown, patchable: Patchable): PatchStep[] {
  if (op === "remove") {
    const attributes = patchable.extensions[schema];
    if (!attributes) throw new ScimError(400, "noTarget", "A whole resource can’t be removed by a patch");
    return attributes.map((name) => ({ op, path: `${schema}:${name}` }));
  }
  if (!isObject(value)) throw new ScimError(400, "invalidValue", `The value at ${schema} has to be an object`);
  return Object.entries(value).flatMap(([key, one]) => {
    const path = attributeName(key) === key.toLowerCase() ? `${schema}:${key}` : key;
    return stepsAt(op, path, one, patchable, true);
  });
}

// Entra ID writes true and false as texts.
function asWritten(root: string, part: string | undefined, value: unknown): unknown {
  if (root === "active" || part === "primary") return asBoolean(value);
  if (root === "emails" && part === undefined) return asEmails(value);
  return value;
}

/** A true or false, also where it is written as a text; throws 400 `invalidValue` for anything else. */
export function asBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.toLowerCase() : "";
  if (word === "true" || word === "false") return word === "true";
  throw new ScimError(400, "invalidValue", "Write true or false");
}

/** Addresses in the form that the schema has: a text alone is an address, what is empty is left out. */
export function asEmails(value: unknown): Json[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => {
    if (typeof one === "string") return one.trim() === "" ? [] : [{ value: one, type: "work" }];
    if (!isObject(one)) throw new ScimError(400, "invalidValue", "An address is an object with a value");
    const entries = Object.entries(one).map(([key, of]) => [key.toLowerCase(), of] as const);
    const { value: address, type, primary } = Object.fromEntries(entries) as Json;
    if (address === undefined || address === null || address === "") return [];
    return [
      {
        value: address,
        type: typeof type === "string" ? type.toLowerCase() : "work",
        ...(primary === undefined || primary === null ? {} : { primary: asBoolean(primary) }),
      },
    ];
  });
}

/** The resource after these steps, by the library's own rules; the one that was given stays as it was. */
export async function patched<S extends Types.Schema>(resource: S, steps: readonly PatchStep[]): Promise<S> {
  if (steps.length === 0) return resource;
  const message = new Messages.PatchOp({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: steps,
  } as never);
  // Nothing comes back where nothing differs.
  return ((await message.apply(resource as never)) as S | undefined) ?? resource;
}

import { Messages, type Types } from "scimmy";
import { type Email, isFilteredEmail, patchedEmails } from "./email-patch";
import { attributeName } from "./filter";
import { asBoolean, asEmails, isObject } from "./patch-value";
import { ScimError } from "./scim-error";

export type PatchStep = { op: "add" | "replace" | "remove"; path: string; value?: unknown };

/** What a type of resource keeps, for reading patches in every dialect. */
export type Patchable = {
  /** Attributes that are kept and may be written, each with its parts, as the schema writes them. */
  kept: Readonly<Record<string, readonly string[]>>;
  /** Attributes of RFC 7643 that are read and not kept, in lower case. */
  unkept: readonly string[];
  /** The core schema, whose address may stand before an attribute or alone. */
  core: string;
  /** The extensions with their attributes. */
  extensions: Readonly<Record<string, readonly string[]>>;
};

const MESSAGE = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const READ_ONLY = ["id", "schemas", "meta", "groups", "systemname", "kind"];
const PATH = /^(?:(urn:.+):)?([A-Za-z$][\w$-]*)(\[.*\])?(?:\.([A-Za-z$][\w$-]*))?$/is;

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
  if (patchable.unkept.includes(root) || patchable.unkept.includes(`${root}.${part?.toLowerCase()}`)) return [];
  const name = Object.keys(patchable.kept).find((one) => one.toLowerCase() === root);
  if (!name) throw new ScimError(400, "invalidPath", `There is no attribute ${path}`);
  const parts = patchable.kept[name] ?? [];
  const partName = part && parts.find((one) => one.toLowerCase() === part.toLowerCase());
  if (part && !partName) throw new ScimError(400, "invalidPath", `There is no ${part} of ${name}`);
  const isCore = !urn || urn.toLowerCase() === patchable.core.toLowerCase();
  const at = `${isCore ? "" : `${urn}:`}${name}${filter}${partName ? `.${partName}` : ""}`;
  // The parts of one complex value are changed one by one, and those that aren't named stay.
  if (name === "name" && !part && isObject(value)) {
    return Object.entries(value).flatMap(([key, one]) => stepsAt(op, `${at}.${key}`, one, patchable, isKey));
  }
  if (op !== "add" && op !== "remove" && (value === null || value === undefined)) {
    if (value === undefined) throw new ScimError(400, "invalidValue", `A value is needed for ${path}`);
    return [{ op: "remove", path: at }];
  }
  if (op === "remove" && value === undefined) return [{ op, path: at }];
  return [{ op, path: at, value: asWritten(root, `${filter}${part ?? ""}`, value) }];
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

// What is deeper in an address is read where the address is.
function asWritten(root: string, within: string, value: unknown): unknown {
  if (root === "active") return asBoolean(value);
  return root === "emails" && within === "" ? asEmails(value) : value;
}

/** The resource after these steps, by the library's own rules; the one that was given stays as it was. */
export async function patched<S extends Types.Schema>(resource: S, steps: readonly PatchStep[]): Promise<S> {
  let now = resource;
  for (const step of steps) now = await applied(now, isFilteredEmail(step) ? wholeEmails(now, step) : step);
  return now;
}

// The library looks for what a filter means after it has removed it, so it is given the whole list instead.
function wholeEmails(resource: Types.Schema, step: PatchStep): PatchStep {
  const { emails = [] } = JSON.parse(JSON.stringify(resource)) as { emails?: Email[] };
  const value = patchedEmails(emails, step);
  return value.length > 0 ? { op: "replace", path: "emails", value } : { op: "remove", path: "emails" };
}

async function applied<S extends Types.Schema>(resource: S, step: PatchStep): Promise<S> {
  const message = new Messages.PatchOp({ schemas: [MESSAGE], Operations: [step] } as never);
  // Nothing comes back where nothing differs.
  return ((await message.apply(resource as never)) as S | undefined) ?? resource;
}

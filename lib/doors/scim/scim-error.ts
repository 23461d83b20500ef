import { type ActionError, DomainError, type ErrorCode } from "@/lib/core/errors";

export const SCIM_TYPE = "application/scim+json";
const ERROR_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

/** The detail keywords of RFC 7644, table 9, as far as this door says them. */
export type ScimType =
  | "invalidFilter"
  | "invalidPath"
  | "invalidSyntax"
  | "invalidValue"
  | "mutability"
  | "noTarget"
  | "tooMany"
  | "uniqueness";

/** A refusal in the words of SCIM. The gate hands it on like its own, so it may be thrown inside an act, and nothing is done. */
export class ScimError extends DomainError {
  constructor(
    readonly status: number,
    readonly scimType: ScimType | null,
    message: string,
  ) {
    const code = status === 404 ? "not_found" : status === 409 ? "rule_broken" : "invalid_input";
    super(code, message, { facts: { scimStatus: status, scimType: scimType ?? "" } });
  }
}

const STATUS: Readonly<Record<ErrorCode, number>> = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  wrong_method: 405,
  wrong_origin: 403,
  invalid_input: 400,
  conflict: 409,
  already_done: 409,
  rule_broken: 409,
  needs_confirmation: 409,
  needs_approval: 409,
  plan_is_stale: 409,
  sealed: 503,
  throttled: 429,
  busy: 503,
  internal: 500,
};

/** What a field is called at this door, where that differs from ours. */
const NAMES: Readonly<Record<string, string>> = {
  name: "displayName",
  email: "emails",
  company: "organization",
  code: "displayName",
  description: "displayName",
  externalRef: "externalId",
};

/** A refusal of the gate as SCIM says it: every field with its sentence, a name that is taken as `uniqueness`, a brake with its count. */
export function refusalOf({ code, message, fields = {}, facts, next }: ActionError): ScimError {
  if (typeof facts?.scimStatus === "number") {
    return new ScimError(facts.scimStatus, (facts.scimType || null) as ScimType | null, message);
  }
  const said = Object.entries(fields).map(([path, says]) => `${nameOf(path)}: ${says}`);
  if (code === "rule_broken" && said.length > 0) return new ScimError(409, "uniqueness", message);
  if (code === "invalid_input") return new ScimError(400, "invalidValue", said.join(". ") || message);
  if (code === "needs_confirmation" || code === "needs_approval") {
    const count = facts?.count ?? "many";
    const says = `This hits ${count} people or tokens, more than a directory may change at once. Nothing was changed.`;
    const confirm = `Send the header Confirm-Count: ${count} if it is meant, or do it in the console.`;
    return new ScimError(409, null, `${says} ${code === "needs_confirmation" ? confirm : "Do it in smaller parts."}`);
  }
  return new ScimError(STATUS[code], null, [message, next].filter(Boolean).join(" "));
}

const nameOf = (path: string): string => {
  const last = path.split(".").at(-1) ?? path;
  return NAMES[last] ?? last;
};

/** The error document of RFC 7644, section 3.12. */
export function errorResponse({ status, scimType, message }: ScimError): Response {
  const body = { schemas: [ERROR_SCHEMA], status: String(status), ...(scimType ? { scimType } : {}), detail: message };
  const challenge = status === 401 ? { "www-authenticate": "Bearer" } : {};
  return new Response(JSON.stringify(body), { status, headers: { "content-type": SCIM_TYPE, ...challenge } });
}

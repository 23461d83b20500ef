import { parseJson, refusalOf } from "../answers";
import type { HttpAnswer } from "../http";
import { redact } from "../redact";
import { UpstreamError } from "../upstream-error";
import type { SixFields } from "./wire";

/** BioT's six-field refusal, as far as it was there; null where the answer is none. */
export function sixFields(answer: HttpAnswer): SixFields | null {
  const parsed = parseJson(answer.body);
  if (typeof parsed !== "object" || parsed === null || !("code" in parsed)) return null;
  const { code, message, details } = parsed as { code: unknown; message?: unknown; details?: unknown };
  if (typeof code !== "string") return null;
  return {
    code,
    message: typeof message === "string" ? message : "",
    details: typeof details === "object" && details !== null ? (details as Record<string, unknown>) : {},
  };
}

/** The code of a refusal, or an empty text. */
export const codeOf = (answer: HttpAnswer): string => sixFields(answer)?.code ?? "";

/** Refusals that say that BioT turned the credential away: bad ones come as 403, not as 401. */
const CREDENTIAL: Readonly<Record<string, string>> = {
  LOGIN_FAILED: "BioT does not accept the credential that Gatehouse signs in with.",
  SERVICE_LOCKED: "BioT has locked the service user that Gatehouse signs in with.",
  USER_LOCKED: "BioT has locked the user that Gatehouse signs in with.",
  USER_LOCKED_WITH_TIME: "BioT has locked the user that Gatehouse signs in with for some time.",
  TOKEN_NOT_VALID: "BioT does not accept the access token that it gave Gatehouse.",
};

/** An answer that is no success, as one of the closed failures; `needs` is the permission that the call asks for. */
export function biotRefusal(answer: HttpAnswer, secrets: Iterable<string>, needs: string | null = null): UpstreamError {
  const fields = sixFields(answer);
  if (!fields) return refusalOf("BioT", answer, secrets);
  const { code, message, details } = fields;
  const words = [code, message].filter(Boolean).join(": ");
  const credential = CREDENTIAL[code];
  const kept = [...secrets];
  const fail = (kind: "credentials" | "rejected", says: string): UpstreamError =>
    new UpstreamError({ kind, wasSent: true }, says, redact(words, kept), answer.status);
  if (credential && (answer.status === 401 || answer.status === 403)) return fail("credentials", credential);
  const says = answer.status >= 400 && answer.status < 500 ? sentenceFor(code, details, needs) : null;
  return says ? fail("rejected", redact(says, kept)) : refusalOf("BioT", answer, kept, words);
}

function sentenceFor(code: string, details: Record<string, unknown>, needs: string | null): string | null {
  const ids = [details.ids ?? details.id].flat().filter((id) => typeof id === "string");
  const named = ids.length > 0 ? ` ${ids.join(", ")}` : "";
  switch (code) {
    case "ACCESS_DENIED":
      return `BioT does not let Gatehouse do this: its role lacks ${needs ?? "a permission"}, or one of BioT's own access rules refuses it.`;
    case "MAX_SECRET_KEYS":
      return `The service user has all the secret keys that BioT allows${count(details.maxSecretKeys)}. Revoke one first, then issue this again.`;
    case "PERMISSIONS_NOT_FOUND":
      return `BioT knows no such permission:${named || " it does not say which"}. Nothing was changed.`;
    case "SERVICE_NAME_ALREADY_EXISTS":
      return "BioT has a service user of this name already, which Gatehouse can't see. Write its id with the account, or give this one another name.";
    case "ROLE_ALREADY_EXISTS":
      return "BioT has a role of this name already.";
    case "ROLE_NOT_FOUND":
    case "ROLE_NOT_FOUND_IN_SUPPORTED_TYPES":
      return `BioT has no role${named} that a service user may hold.`;
    case "OWNER_ORGANIZATION_NOT_FOUND":
      return `BioT knows no organisation${named}.`;
    case "SERVICE_USER_NOT_FOUND":
      return `BioT has no service user${named}.`;
    case "SERVICE_TYPE_NOT_ALLOWED":
      return "BioT does not allow this type of service user here.";
    case "MISSING_PARAMETERS":
      return "BioT misses something in what was sent.";
    default:
      return null;
  }
}

const count = (value: unknown): string => (typeof value === "number" ? ` (${value})` : "");

/** A refusal of ours before anything was sent. */
export const notSent = (words: string): UpstreamError => new UpstreamError({ kind: "rejected", wasSent: false }, words);

/** What this release of BioT has no call for. */
export const notOffered = (words: string, status: number | null = null): UpstreamError =>
  new UpstreamError({ kind: "unsupported", wasSent: false }, words, null, status);

export const isNotOffered = (error: unknown): boolean =>
  error instanceof UpstreamError && error.failure.kind === "unsupported";

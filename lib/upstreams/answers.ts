import { createHash } from "node:crypto";
import type { Connection } from "./driver";
import type { HttpAnswer, HttpReach } from "./http";
import { hostPort } from "./http-dial";
import { redact } from "./redact";
import { UpstreamError } from "./upstream-error";

const LONGEST_WAIT_MS = 3_600_000;
const USUAL_WAIT_MS = 60_000;
const DEEPEST = 100;

/** What may be dialled for a connection: the hosts of its addresses, and private ones only where the installation allows them. */
export function reachOf(connection: Connection): HttpReach {
  const addresses = [connection.restUrl, connection.soapUrl].filter((url) => url !== null && URL.canParse(url));
  return {
    approved: [...new Set(addresses.map((url) => hostPort(new URL(url ?? ""))))],
    allow: connection.allow ?? [],
    ...(connection.limits ? { limits: connection.limits } : {}),
    signal: connection.signal,
  };
}

/** Parsed JSON, or undefined where the text is none, is nested deeper than 100, or carries a `__proto__` key. */
export function parseJson(body: string): unknown {
  if (isTooDeep(body)) return undefined;
  try {
    return JSON.parse(body, (key, value: unknown) => {
      if (key === "__proto__") throw new SyntaxError("a key that no vendor uses");
      return value;
    });
  } catch {
    return undefined;
  }
}

// Counted in the text, because a parser would have to walk the whole depth first.
function isTooDeep(body: string): boolean {
  let depth = 0;
  let isText = false;
  for (let i = 0; i < body.length; i += 1) {
    const char = body[i];
    if (isText) {
      if (char === "\\") i += 1;
      else if (char === '"') isText = false;
    } else if (char === '"') isText = true;
    else if (char === "{" || char === "[") {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (char === "}" || char === "]") depth -= 1;
  }
  return false;
}

/** An answer that says nothing we understand: what the vendor did is unknown. */
export function garbage(vendor: string, status: number): UpstreamError {
  return new UpstreamError(
    { kind: "transient", wasSent: true },
    `${vendor} gave an answer that is not the documented one, so it is not known what it did.`,
    null,
    status,
  );
}

/** An answer that is no success, as one of the closed failures by its status; `theirWords` loses every secret. */
export function refusalOf(
  vendor: string,
  answer: HttpAnswer,
  secrets: Iterable<string>,
  theirWords: string | null = null,
  now: number = Date.now(),
): UpstreamError {
  const { status } = answer;
  const fail = (failure: UpstreamError["failure"], message: string): UpstreamError =>
    new UpstreamError(failure, message, theirWords === null ? null : redact(theirWords, secrets), status);

  // A refusal before any work: sending it later is safe for every class, so it counts as not sent.
  const waitMs = retryAfterMs(answer.headers["retry-after"], now);
  if (status === 429)
    return fail(
      { kind: "throttled", wasSent: false, retryAfterMs: waitMs ?? USUAL_WAIT_MS },
      `${vendor} asks us to slow down.`,
    );
  if (status === 503 && waitMs !== null)
    return fail(
      { kind: "throttled", wasSent: false, retryAfterMs: waitMs },
      `${vendor} is under maintenance and says when to come back.`,
    );
  if (status === 401)
    return fail({ kind: "credentials", wasSent: true }, `${vendor} does not accept Gatehouse's own credential.`);
  if (status === 403)
    return fail({ kind: "rejected", wasSent: true }, `${vendor} says that Gatehouse's credential may not do this.`);
  if (status === 404) return fail({ kind: "rejected", wasSent: true }, `${vendor} knows no such thing.`);
  if (status >= 500 || status === 408)
    return fail({ kind: "transient", wasSent: true }, `${vendor} has a fault of its own (HTTP ${status}).`);
  if (status >= 400)
    return fail({ kind: "rejected", wasSent: true }, `${vendor} refuses the request (HTTP ${status}).`);
  return garbage(vendor, status);
}

/** Retry-After in seconds or as a date, from 1 s to 1 h; null where none is given, a minute where it can't be read. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const said = header?.trim();
  if (said === undefined || said === "") return null;
  const ms = /^-?\d+(\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now;
  if (Number.isNaN(ms)) return USUAL_WAIT_MS;
  return Math.min(LONGEST_WAIT_MS, Math.max(1000, ms));
}

/** What fails before the write leaves no doubt about the write: nothing was sent. */
export async function beforeSending<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    throw new UpstreamError({ ...error.failure, wasSent: false }, error.message, error.theirWords, error.status);
  }
}

/** SHA-256 of a body, hex: what the ledger keeps of what was sent to a vendor that can't be read. */
export const hashOf = (body: string): string => createHash("sha256").update(body).digest("hex");

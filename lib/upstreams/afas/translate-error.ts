import type { HttpAnswer } from "../http";
import { redact } from "../redact";
import { UpstreamError } from "../upstream-error";

const LONGEST_WAIT_MS = 3_600_000;
const USUAL_WAIT_MS = 60_000;

/** The vendor's functional error: three fields, whatever the status. The number is not for branching, the vendor says. */
export type ThreeFields = { externalMessage: string; profitLogReference: string };

/** An answer that is no success, as one of the closed failures. Secrets are taken out of the vendor's words. */
export function translateAnswer(
  answer: HttpAnswer,
  secrets: Iterable<string>,
  now: number = Date.now(),
): UpstreamError {
  const { status } = answer;
  const fields = threeFields(answer.body);
  if (fields) return functional(fields, status, secrets);
  const fail = (failure: UpstreamError["failure"], message: string): UpstreamError =>
    new UpstreamError(failure, message, null, status);

  // A refusal before any work: sending it later is safe for every class, so it counts as not sent.
  const waitMs = retryAfterMs(answer, now);
  if (status === 429)
    return fail(
      { kind: "throttled", wasSent: false, retryAfterMs: waitMs ?? USUAL_WAIT_MS },
      "AFAS asks us to slow down.",
    );
  if (status === 503 && waitMs !== null) {
    return fail(
      { kind: "throttled", wasSent: false, retryAfterMs: waitMs },
      "AFAS is under maintenance and says when to come back.",
    );
  }
  if (status === 401)
    return fail(
      { kind: "credentials", wasSent: true },
      "AFAS does not accept Gatehouse's own token for this app connector.",
    );
  if (status === 403) {
    return fail(
      { kind: "rejected", wasSent: true },
      "AFAS refuses calls from our address: see the IP restrictions of the app connector.",
    );
  }
  if (status === 404)
    return fail({ kind: "rejected", wasSent: true }, "AFAS knows no such address: check the address of this system.");
  if (status === 413) return fail({ kind: "rejected", wasSent: true }, "AFAS finds the request too large.");
  if (status >= 500 || status === 408)
    return fail({ kind: "transient", wasSent: true }, `AFAS has a fault of its own (HTTP ${status}).`);
  if (status >= 400) return fail({ kind: "rejected", wasSent: true }, `AFAS refuses the request (HTTP ${status}).`);
  return garbage(status);
}

/** An answer that says nothing we understand: what the vendor did is unknown. */
export function garbage(status: number): UpstreamError {
  return new UpstreamError(
    { kind: "transient", wasSent: true },
    "AFAS gave an answer that is not the documented one, so it is not known what it did.",
    null,
    status,
  );
}

export function functional(fields: ThreeFields, status: number, secrets: Iterable<string>): UpstreamError {
  const reference = /^[0-9a-f]{32}$/i.test(fields.profitLogReference)
    ? ` Profit log reference ${fields.profitLogReference}.`
    : "";
  return new UpstreamError(
    { kind: "rejected", wasSent: true },
    `AFAS refused this.${reference}`,
    redact(fields.externalMessage, secrets),
    status,
  );
}

export function threeFields(body: string): ThreeFields | null {
  const parsed = parseJson(body);
  if (typeof parsed !== "object" || parsed === null || !("externalMessage" in parsed)) return null;
  const { externalMessage, profitLogReference } = parsed as { externalMessage: unknown; profitLogReference?: unknown };
  const asText = (value: unknown): string => (typeof value === "string" ? value : "");
  return { externalMessage: asText(externalMessage), profitLogReference: asText(profitLogReference) };
}

/** Parsed JSON, or undefined where the text is none. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** Retry-After in seconds or as a date, or the body's `retry_after`, from 1 s to 1 h; null where none is given. */
function retryAfterMs(answer: HttpAnswer, now: number): number | null {
  const header = answer.headers["retry-after"]?.trim();
  const inBody = (parseJson(answer.body) as { retry_after?: unknown } | null | undefined)?.retry_after;
  const said = header ?? (typeof inBody === "number" ? String(inBody) : undefined);
  if (said === undefined) return null;
  const ms = /^-?\d+(\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now;
  if (Number.isNaN(ms)) return USUAL_WAIT_MS;
  return Math.min(LONGEST_WAIT_MS, Math.max(1000, ms));
}

import { parseJson, refusalOf } from "../answers";
import type { HttpAnswer } from "../http";
import { redact } from "../redact";
import { UpstreamError } from "../upstream-error";

/** The vendor's functional error: three fields, whatever the status. The number is not for branching, the vendor says. */
export type ThreeFields = { externalMessage: string; profitLogReference: string };

/** An answer that is no success, as one of the closed failures. Secrets are taken out of the vendor's words. */
export function translateAnswer(
  answer: HttpAnswer,
  secrets: Iterable<string>,
  now: number = Date.now(),
): UpstreamError {
  const { status, headers } = answer;
  const fields = threeFields(answer.body);
  if (fields) return functional(fields, status, secrets);
  if (status === 404 || status === 403 || status === 413 || status === 401) return inOurWords(status);
  // AFAS repeats in the body how long to wait, and may leave the header out.
  const inBody = (parseJson(answer.body) as { retry_after?: unknown } | null | undefined)?.retry_after;
  const said = headers["retry-after"] ?? (typeof inBody === "number" ? String(inBody) : undefined);
  return refusalOf(
    "AFAS",
    { ...answer, headers: said === undefined ? headers : { ...headers, "retry-after": said } },
    secrets,
    null,
    now,
  );
}

function inOurWords(status: 401 | 403 | 404 | 413): UpstreamError {
  const words = {
    401: "AFAS does not accept Gatehouse's own token for this app connector.",
    403: "AFAS refuses calls from our address: see the IP restrictions of the app connector.",
    404: "AFAS knows no such address: check the address of this system.",
    413: "AFAS finds the request too large.",
  };
  const kind = status === 401 ? "credentials" : "rejected";
  return new UpstreamError({ kind, wasSent: true }, words[status], null, status);
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

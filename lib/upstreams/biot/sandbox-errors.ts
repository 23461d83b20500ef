import { json, type SandboxAnswer } from "../sandbox/http";

/** A refusal as BioT words it: a status, a code to branch on, and the details that the specification lists for the code. */
export class BiotRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: Record<string, unknown> = {},
    message = code.toLowerCase().replaceAll("_", " "),
  ) {
    super(message);
  }
}

/** The six fields of every refusal. */
export const sixFieldAnswer = (error: BiotRefusal, environment: string): SandboxAnswer =>
  json(error.status, {
    code: error.code,
    message: `${error.message} ${Object.values(error.details)
      .map((value) => `[${String(value)}]`)
      .join(" ")}`.trim(),
    serviceName: "User Management Service",
    traceId: crypto.randomUUID().replaceAll("-", "").slice(0, 16),
    environment,
    details: error.details,
  });

/** The code of a plain bad request isn't listed; this one exists on one endpoint of an old release (assumed for all). */
export const invalid = (what: string): BiotRefusal => new BiotRefusal(400, "REQUEST_VALIDATION_FAILED", {}, what);
export const denied = (): BiotRefusal => new BiotRefusal(403, "ACCESS_DENIED");

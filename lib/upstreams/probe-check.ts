import type { ProbeCheck } from "./driver";
import { UpstreamError } from "./upstream-error";

/**
 * A check that failed, in our words and the vendor's; where no usable answer came it says so, because that tells nothing about the
 * credential. Throws again what is no failure of the vendor's.
 */
export function failedCheck(name: string, error: unknown, vendor: string): ProbeCheck {
  if (!(error instanceof UpstreamError)) throw error;
  const { kind } = error.failure;
  return {
    name,
    state: "failed",
    says: [error.message, error.theirWords].filter(Boolean).join(` ${vendor} says: `),
    isSilent: kind === "transient" || kind === "throttled",
  };
}

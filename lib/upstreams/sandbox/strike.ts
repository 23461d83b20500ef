import type { ExamFault } from "../contract-bench";
import type { SandboxFault } from "./faults";
import type { LedgerEntry } from "./store";

const KIND: Record<ExamFault, string> = {
  hang_after_effect: "hang_after_effect",
  reset_after_effect: "reset_after_effect",
  html: "html",
  html_after_effect: "html_after_effect",
  half_json: "half_json",
  redirect: "redirect:",
  slow_drip: "slow_drip",
  throttled: "throttle",
  server_error: "status:500",
  echo: "echo",
};

/** Makes the next call of this operation go wrong in a sandbox, as the exam asks for it. */
export function strikeOn(
  sandbox: { setFault(fault: SandboxFault): void },
  fault: ExamFault,
  operation: string,
  options: { retryAfter?: string; url?: string } = {},
): void {
  sandbox.setFault({
    kind: `${KIND[fault]}${fault === "redirect" ? options.url : ""}`,
    times: 1,
    operation,
    ...(options.retryAfter ? { retryAfter: options.retryAfter } : {}),
  });
}

/** How many times the ledger says that this was really changed. */
export function timesIn(ledger: readonly LedgerEntry[], op: string, subject: string): number {
  return ledger.filter((entry) => entry.changed && entry.op === op && entry.subject === subject).length;
}

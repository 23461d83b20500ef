import { StatusChip } from "@/components/feedback/status-chip";
import type { TokenStatus } from "@/lib/tokens/token.rules";

/** The state of a token; a mailed one-time password is a request that waits for the person. */
export function TokenStatusChip({ status }: { status: TokenStatus }) {
  if (status === "code_mailed") return <StatusChip status="requested" words="Code mailed" />;
  return <StatusChip status={status} />;
}

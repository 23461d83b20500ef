import { StatusChip } from "@/components/feedback/status-chip";
import { Time } from "@/components/feedback/time";
import { PlainState } from "@/components/ui/chip";
import type { BlockView } from "@/lib/connectors/connector-views.rules";
import type { UserRow } from "@/lib/users/user-views.rules";

/** Whether a user or account is open; a block says its end where it has one. */
export function BlockChip({ block }: { block: BlockView | null }) {
  if (!block) return <StatusChip status="open" />;
  if (!block.until) return <StatusChip status="blocked" />;
  return (
    <StatusChip
      status="blocked"
      words={
        <>
          Blocked until <Time at={block.until} />
        </>
      }
    />
  );
}

/** The state of a user in a list: blocked himself, in an account, or open. */
export function UserState({ user }: { user: Pick<UserRow, "isBlocked" | "isAccountBlocked"> }) {
  if (user.isBlocked) return <StatusChip status="blocked" />;
  if (user.isAccountBlocked) return <StatusChip status="blocked" words="Account blocked" />;
  return <StatusChip status="open" />;
}

/** Whether a user could get a token, and what he lacks; without an account it can't be told. */
export function Ready({ missing, hasAccount }: { missing: readonly string[]; hasAccount: boolean }) {
  if (!hasAccount) return <span className="muted">no account</span>;
  if (missing.length === 0) {
    return (
      <PlainState tone="ok" icon="check">
        Ready
      </PlainState>
    );
  }
  const [first = "", ...more] = missing;
  return (
    <PlainState tone="warn" icon="triangle-alert">
      {[first.charAt(0).toUpperCase() + first.slice(1), ...more].join(", ")}
    </PlainState>
  );
}

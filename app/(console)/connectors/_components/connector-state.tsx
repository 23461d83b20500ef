import { StatusChip } from "@/components/feedback/status-chip";
import { Time } from "@/components/feedback/time";
import type { BlockView } from "@/lib/connectors/connector-views.rules";

/** Whether a connector is open; a block says its end where it has one. */
export function ConnectorState({ block }: { block: BlockView | null }) {
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

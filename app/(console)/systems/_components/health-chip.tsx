import { Chip } from "@/components/ui/chip";
import type { SystemRow } from "@/lib/systems/system.queries";

/** How a system answers: icon and word, never colour alone. Unknown is said as unknown. */
export function HealthChip({ system }: { system: Pick<SystemRow, "health" | "state" | "isSuspended"> }) {
  if (system.isSuspended)
    return (
      <Chip tone="danger" icon="lock">
        Suspended
      </Chip>
    );
  if (system.state === "paused")
    return (
      <Chip tone="warning" icon="timer">
        Paused
      </Chip>
    );
  if (system.health === "ok")
    return (
      <Chip tone="success" icon="check">
        Healthy
      </Chip>
    );
  if (system.health === "unreachable")
    return (
      <Chip tone="danger" icon="circle-x">
        Unreachable
      </Chip>
    );
  if (system.health === "refused")
    return (
      <Chip tone="danger" icon="circle-x">
        Credential refused
      </Chip>
    );
  return (
    <Chip tone="pending" icon="circle-help">
      Not tested yet
    </Chip>
  );
}

import { Stamp } from "@/components/feedback/stamp";
import type { SystemRow } from "@/lib/systems/system-views.rules";

type Facts = Pick<
  SystemRow,
  "isByHand" | "isWriteOnly" | "lastReadAt" | "rowsRead" | "lastSentAt" | "health" | "healthSince"
>;

/** What is known of a system's other side, and since when: read, only ever sent, or not to be known. */
export function LastRead({ system }: { system: Facts }) {
  const { isByHand, isWriteOnly, lastReadAt, rowsRead, lastSentAt, health, healthSince } = system;
  if (isByHand) return <Stamp kind="unknown" words="Can’t be read" />;
  if (isWriteOnly) {
    return lastSentAt ? (
      <Stamp kind="sent" words="Last sent" at={lastSentAt} note="can’t be read" />
    ) : (
      <Stamp kind="decided" words="Nothing sent yet, can’t be read" />
    );
  }
  if (health === "unreachable" || health === "refused") return <Stamp kind="unknown" at={healthSince} />;
  if (!lastReadAt) return <Stamp kind="unknown" words="Never read" />;
  const rows = rowsRead === null ? null : `${rowsRead.toLocaleString("en-GB")} rows`;
  return <Stamp kind="observed" words="Read" at={lastReadAt} as="ago" note={rows} />;
}

import type { ReactNode } from "react";
import { Stamp } from "@/components/feedback/stamp";
import type { SystemRow } from "@/lib/systems/system-views.rules";

type Facts = Pick<
  SystemRow,
  "isByHand" | "isWriteOnly" | "lastReadAt" | "rowsRead" | "lastSentAt" | "health" | "healthSince"
>;

/** What is known of a system's other side, and since when: read, only ever sent, or not to be known. */
export function LastRead({ system, stacked = false }: { system: Facts; stacked?: boolean }) {
  const { isByHand, isWriteOnly, lastReadAt, rowsRead, lastSentAt, health, healthSince } = system;
  if (isByHand) return <Stamp kind="unknown" words="Can’t be read" />;
  if (isWriteOnly) {
    return (
      <Noted note="can’t be read" stacked={stacked}>
        {(note) =>
          lastSentAt ? (
            <Stamp kind="sent" words="Last sent" at={lastSentAt} as={stacked ? "ago" : "moment"} note={note} />
          ) : (
            <Stamp kind="decided" words="Nothing sent yet" note={note} />
          )
        }
      </Noted>
    );
  }
  if (health === "unreachable" || health === "refused") {
    return <Stamp kind="unknown" at={healthSince} as={stacked ? "day" : "moment"} />;
  }
  if (!lastReadAt) return <Stamp kind="unknown" words="Never read" />;
  const rows = rowsRead === null ? null : `${rowsRead.toLocaleString("en-GB")} rows`;
  return (
    <Noted note={rows} stacked={stacked}>
      {(note) => <Stamp kind="observed" words="Read" at={lastReadAt} as="ago" note={note} />}
    </Noted>
  );
}

// In a narrow column the note stands under the stamp, elsewhere after it.
function Noted({
  note,
  stacked,
  children,
}: {
  note: string | null;
  stacked: boolean;
  children: (note: string | null) => ReactNode;
}) {
  if (!stacked) return children(note);
  return (
    <span className="two">
      {children(null)}
      {note ? <span>{note}</span> : null}
    </span>
  );
}

import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { DELIVERY_LOOKS, STATUS_LOOKS, type StatusName } from "./status-words";

export type StatusChipProps = {
  status: StatusName;
  /** Said after the word: "Verified, 13 of 13", "Blocked until 24 Nov 2026 09:00" replaces it when `words` is given. */
  more?: ReactNode;
  words?: ReactNode;
};

/** The one chip for every state of a delivery, a token or a system: icon, word and tint, its meaning on hover. */
export function StatusChip({ status, more, words }: StatusChipProps) {
  const look = STATUS_LOOKS[status];
  return (
    <Chip tone={look.tone} icon={look.icon} title={look.means}>
      {words ?? look.word}
      {more ? <>, {more}</> : null}
    </Chip>
  );
}

/** All delivery statuses with what they mean, for the page of one change. */
export function StatusLegend() {
  return (
    <dl className="dl">
      {(Object.keys(DELIVERY_LOOKS) as (keyof typeof DELIVERY_LOOKS)[]).map((status) => (
        <div className="contents" key={status}>
          <dt>
            <StatusChip status={status} />
          </dt>
          <dd className="muted">{DELIVERY_LOOKS[status].means}</dd>
        </div>
      ))}
    </dl>
  );
}

import { Stamp } from "@/components/feedback/stamp";
import type { VendorSide } from "@/lib/connectors/vendor-side.rules";

const UNDER_WAY: Readonly<Record<string, string>> = {
  by_hand: "Decided, hand task open",
  queued: "Decided, not sent yet",
  sending: "Decided, being sent",
  waiting: "Decided, tried again soon",
  failed: "Decided, the vendor refused",
  held: "Decided, held back",
  needs_approval: "Decided, needs approval",
};

/** How well the vendor’s side of a thing is known, in the words that fit how far its latest delivery is. */
export function VendorStamp({ side }: { side: VendorSide }) {
  const words =
    side.kind === "by_hand" && side.by
      ? `By hand, ${side.by}`
      : side.kind === "decided" && side.status
        ? UNDER_WAY[side.status]
        : side.kind === "decided"
          ? "Decided here"
          : undefined;
  return <Stamp kind={side.kind} at={side.at} {...(words ? { words } : {})} />;
}

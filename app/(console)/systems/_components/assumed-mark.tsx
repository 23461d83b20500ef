import { PlainState } from "@/components/ui/chip";

/** Marks what a vendor doesn't document and we therefore only assume. */
export function AssumedMark() {
  return (
    <span className="cap" title="The vendor doesn’t document this">
      <PlainState tone="pend" icon="circle-help">
        Assumed
      </PlainState>
    </span>
  );
}

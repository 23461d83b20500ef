import { PlainState } from "@/components/ui/chip";

/** Marks what a vendor doesn't document and we therefore only assume. */
export function AssumedMark() {
  return (
    <span className="cap">
      <PlainState tone="pend" icon="circle-help">
        Assumed, not documented
      </PlainState>
    </span>
  );
}

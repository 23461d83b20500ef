import { z } from "zod";
import { Reason } from "@/lib/core/reason.schema";
import { IdText, OptionalLastDay } from "@/lib/core/text.schema";
import { DRIFT_KINDS } from "./drift-views.rules";

const MOST_AT_ONCE = 250;

const DriftItem = z.strictObject({ systemId: IdText, kind: z.enum(DRIFT_KINDS), key: z.string().max(500) });
const items = z
  .array(DriftItem)
  .min(1, "Choose at least one difference")
  .max(MOST_AT_ONCE, `Choose ${MOST_AT_ONCE} differences at most`);

export const SettleDriftInput = z.strictObject({ items, ...Reason.shape });
export const IgnoreDriftInput = z.strictObject({
  items,
  ...Reason.shape,
  until: OptionalLastDay.refine((until) => until !== null, "Say until which day"),
});
export const SetDriftPolicyInput = z.strictObject({ systemId: IdText, policy: z.enum(["report", "enforce"]) });

/** Two acts on one system's differences wait for each other. */
export const driftLocks = ({ items: named }: { items: readonly { systemId: string }[] }): string[] => [
  ...new Set(named.map(({ systemId }) => systemId)),
];

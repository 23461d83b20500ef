"use client";

import { PlannedConfirm } from "../../_blocks/planned-confirm";
import { planReassertSystemAction, reassertSystemAction } from "../actions";

/** Asks before everything that was decided is sent again to a system that can’t be read, with how many orders that comes to. */
export function ReassertDialog({
  systemId,
  name,
  reasons,
}: {
  systemId: string;
  name: string;
  reasons: readonly string[];
}) {
  return (
    <PlannedConfirm
      trigger={{ children: "Send everything again", size: "sm" }}
      title={`Send everything decided to ${name} again?`}
      consequence={() =>
        "It can’t be read, so nothing tells whether it still is as it was decided. Sending it again makes it so, and changes nothing that was decided."
      }
      facts={(plan) => [
        { term: "Orders", value: plan ? plan.effects.length.toLocaleString("en-GB") : "Working it out" },
      ]}
      reasons={reasons}
      confirm="Send everything again"
      keep="Keep it as it is"
      gentle
      action={reassertSystemAction}
      plan={planReassertSystemAction}
      planInput={{ systemId, reason: "Preview" }}
      fixed={{ systemId }}
    />
  );
}

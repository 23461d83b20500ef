"use client";

import { PlannedConfirm } from "../../_blocks/planned-confirm";
import { adoptSystemAction, planAdoptSystemAction } from "../actions";

export type TakeDialogProps = {
  input: Readonly<Record<string, unknown>>;
  name: string;
  label: string;
  look?: "primary" | "plain";
};

/** Asks before what was found is taken over, with what it comes to in words. */
export function TakeDialog({ input, name, label, look = "plain" }: TakeDialogProps) {
  return (
    <PlannedConfirm
      trigger={{ children: label, look }}
      title={`Take over what was found in ${name}?`}
      consequence={(plan) => (plan ? `${plan.sentence}.` : "Working it out")}
      confirm="Take over"
      keep="Leave it"
      gentle
      action={adoptSystemAction}
      plan={planAdoptSystemAction}
      planInput={input}
      fixed={input}
    />
  );
}

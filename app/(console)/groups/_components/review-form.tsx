"use client";

import { FormShell } from "@/components/form/form-shell";
import { ReasonField } from "@/components/form/reason-field";
import { changeMembershipAction } from "../actions";

export type ReviewFormProps = {
  groupId: string;
  delta: { add: readonly string[]; remove: readonly string[]; baseVersion: number };
  reasons: readonly string[];
  submit: string;
  planHash: string;
};

/** Saves what was staged as deltas, under the very plan that was looked at; a reason is needed where somebody is taken out. */
export function ReviewForm({ groupId, delta, reasons, submit, planHash }: ReviewFormProps) {
  return (
    <FormShell
      action={changeMembershipAction}
      fixed={{ groupId, ...delta }}
      planHash={planHash}
      submit={submit}
      doneHref={`/groups/:groupId/users?view=selected`}
      cancelHref={`/groups/${groupId}/users?view=changes`}
    >
      <ReasonField reasons={reasons} optional={delta.remove.length === 0} />
    </FormShell>
  );
}

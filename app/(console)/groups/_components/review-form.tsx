"use client";

import { useRouter } from "next/navigation";
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
  // The head and tabs stay mounted on the way, so the form reads them again afterwards, which it doesn’t with `doneHref`.
  const router = useRouter();
  return (
    <FormShell
      action={changeMembershipAction}
      fixed={{ groupId, ...delta }}
      planHash={planHash}
      submit={submit}
      onDone={() => router.push(`/groups/${groupId}/users?view=selected`)}
      cancelHref={`/groups/${groupId}/users?view=changes`}
    >
      <ReasonField reasons={reasons} optional={delta.remove.length === 0} />
    </FormShell>
  );
}

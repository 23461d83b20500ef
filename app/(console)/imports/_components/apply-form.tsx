"use client";

import { FormShell } from "@/components/form/form-shell";
import { ReasonField } from "@/components/form/reason-field";
import { applyImportAction } from "../actions";

export type ApplyFormProps = {
  importId: string;
  planHash: string;
  submit: string;
  /** The rows to type, where that many are asked for. */
  count: number | null;
  reasons: readonly string[];
  needsReason: boolean;
};

/** Has the file imported under the very plan that was looked at. */
export function ApplyForm({ importId, planHash, submit, count, reasons, needsReason }: ApplyFormProps) {
  return (
    <FormShell
      action={applyImportAction}
      fixed={{ importId }}
      planHash={planHash}
      count={count === null ? null : { hits: count, of: "rows" }}
      submit={submit}
      doneHref="/imports/:importId"
      cancelHref={`/imports/${importId}/check`}
    >
      <ReasonField reasons={reasons} optional={!needsReason} />
    </FormShell>
  );
}

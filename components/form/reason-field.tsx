"use client";

import { SelectField, TextAreaField, TextField } from "./fields";

export type ReasonFieldProps = {
  /** The reasons offered, from `REASONS` of the reason schema; handed over so that no schema reaches the browser. */
  reasons: readonly string[];
  optional?: boolean;
  notePlaceholder?: string;
};

/** Why an act is done: one of a list, a ticket, and a note. Sends `reason`, `ticket` and `note`. */
export function ReasonField({ reasons, optional = false, notePlaceholder }: ReasonFieldProps) {
  return (
    <>
      <div className="pair">
        <SelectField
          name="reason"
          label="Reason"
          optional={optional}
          placeholder="Choose a reason"
          options={reasons.map((reason) => ({ value: reason, label: reason }))}
        />
        <TextField name="ticket" label="Ticket" optional />
      </div>
      <TextAreaField name="note" label="Note" optional {...(notePlaceholder ? { placeholder: notePlaceholder } : {})} />
    </>
  );
}

"use client";

import { ActionButton } from "@/components/form/action-button";
import { TextAreaField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { declareFilterAction, withdrawFilterAction } from "../actions";

/** Writes down what the vendor filters for whoever comes through this connector. */
export function DeclareFilter({ connectorId }: { connectorId: string }) {
  return (
    <FormShell action={declareFilterAction} fixed={{ connectorId }} submit="Declare filter" doneWords="Declared">
      <TextAreaField
        name="says"
        label="What is filtered"
        help="Such as: only records of the person’s own department."
      />
    </FormShell>
  );
}

/** Ends a declared filter; the vendor is not told. */
export function WithdrawFilter({ connectorId, filterId }: { connectorId: string; filterId: string }) {
  return (
    <ActionButton action={withdrawFilterAction} input={{ connectorId, filterId }} size="sm" doneWords="Withdrawn">
      Withdraw
    </ActionButton>
  );
}

"use client";

import { SelectField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { createAccountAction } from "../actions";
import { AccountFields } from "./account-fields";

/** Records the account that a user has in a system already. */
export function RecordAccountForm({
  userId,
  systems,
}: {
  userId: string;
  systems: readonly { id: string; name: string }[];
}) {
  return (
    <FormShell action={createAccountAction} fixed={{ userId }} submit="Record account">
      <SelectField
        name="systemId"
        label="System"
        {...(systems.length === 1 && systems[0] ? { defaultValue: systems[0].id } : { placeholder: "Choose a system" })}
        options={systems.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <AccountFields />
      <TextField
        name="email"
        label="E-mail address of this account"
        optional
        inputMode="email"
        help="Left empty, the user’s own address counts."
      />
    </FormShell>
  );
}

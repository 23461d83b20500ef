"use client";

import { SelectField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import type { AccountSystem } from "@/lib/users/account-systems.queries";
import { createUserAction } from "../actions";
import { AccountFields } from "./account-fields";

export type Described = { name: string; email: string | null; company: string | null; department: string | null };

/** The fields of a user that new and changed ones share. */
export function DescribedFields({ user }: { user?: Described }) {
  const value = (text: string | null | undefined) => text ?? "";
  return (
    <>
      <TextField name="name" label="Name" defaultValue={value(user?.name)} help="50 characters at most." />
      <TextField
        name="email"
        label="E-mail address"
        optional
        inputMode="email"
        defaultValue={value(user?.email)}
        help="Without one a person can’t get a token; no two users share one."
      />
      <TextField name="department" label="Department" optional defaultValue={value(user?.department)} />
      <TextField name="company" label="Company" optional defaultValue={value(user?.company)} />
    </>
  );
}

/** Adds a person or a service user, with his account in a system if he has one there already. */
export function NewUserForm({ systems }: { systems: readonly AccountSystem[] }) {
  return (
    <FormShell action={createUserAction} submit="Add user" doneHref="/users/:userId" cancelHref="/users">
      <SelectField
        name="kind"
        label="Kind"
        defaultValue="person"
        options={[
          { value: "person", label: "Person" },
          { value: "service", label: "Service user, for a machine" },
        ]}
      />
      <DescribedFields />
      <fieldset className="contents">
        <legend className="mt-2 font-semibold">Account in a system</legend>
        <AccountFields systems={systems} isOptional />
      </fieldset>
    </FormShell>
  );
}

"use client";

import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import type { AccountSystem } from "@/lib/users/account-systems.queries";
import { createAccountAction } from "../actions";
import { AccountFields } from "./account-fields";

/** Records who a user is in a system, and makes it there where the vendor lets us. */
export function RecordAccountForm({ userId, systems }: { userId: string; systems: readonly AccountSystem[] }) {
  return (
    <FormShell action={createAccountAction} fixed={{ userId }} submit="Record account">
      <AccountFields systems={systems} />
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

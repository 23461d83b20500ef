"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RevealSecret } from "@/components/feedback/reveal-secret";
import { SelectField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { ROLES } from "@/lib/core/permissions";
import { ROLE_SAYS } from "@/lib/operators/operator.rules";
import { addOperatorAction } from "../actions";

export const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: `${role}: ${ROLE_SAYS[role]}` }));

/** Adds an operator and shows the password once; it lives in this one answer and nowhere else. */
export function AddOperatorForm() {
  const router = useRouter();
  const [made, setMade] = useState<{ operatorId: string; password: string } | null>(null);
  if (made) {
    return (
      <RevealSecret
        secret={made.password}
        label="Password"
        help="Hand it over in person or by a safe channel. It is not kept here; an owner can make a new one at any time."
        fileName="gatehouse-password.txt"
        onStored={() => router.push(`/settings/operators/${made.operatorId}`)}
      />
    );
  }
  return (
    <FormShell action={addOperatorAction} submit="Add operator" cancelHref="/settings/operators" onDone={setMade}>
      <TextField name="name" label="Name" />
      <TextField name="email" label="E-mail" type="email" />
      <SelectField name="role" label="Role" options={ROLE_OPTIONS} placeholder="Choose a role" />
    </FormShell>
  );
}

"use client";

import { SelectField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import type { Role } from "@/lib/core/permissions";
import { changeRoleAction } from "../actions";
import { ROLE_OPTIONS } from "./add-operator-form";

/** Gives an operator another role. */
export function RoleForm({ operatorId, role }: { operatorId: string; role: Role }) {
  return (
    <FormShell action={changeRoleAction} fixed={{ operatorId }} submit="Change role" doneWords="Changed">
      <SelectField name="role" label="Role" options={ROLE_OPTIONS} defaultValue={role} />
    </FormShell>
  );
}

"use client";

import { SelectField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { VendorFields } from "@/components/form/vendor-fields";
import type { Field } from "@/lib/upstreams/profile";
import { connectSystemAction } from "../actions";

const ENVIRONMENTS = [
  { value: "production", label: "Production" },
  { value: "test", label: "Test" },
  { value: "accept", label: "Acceptance" },
];
const CUSTODY = [
  { value: "keep", label: "Keep them sealed" },
  { value: "forget", label: "Forget them once shown" },
];

export type ConnectFormProps = { vendor: string; vendorName: string; fields: readonly Field[] };

/** Where a vendor's environment is and what opens it; the worker proves it right after saving. */
export function ConnectForm({ vendor, vendorName, fields }: ConnectFormProps) {
  return (
    <FormShell
      action={connectSystemAction}
      fixed={{ vendor }}
      submit="Connect system"
      doneHref="/systems/:systemId"
      cancelHref="/systems"
    >
      <TextField name="name" label="Name" placeholder={`${vendorName} production`} />
      <SelectField name="environment" label="Kind of environment" options={ENVIRONMENTS} defaultValue="production" />
      <VendorFields fields={fields} prefix="fields" />
      <SelectField
        name="custody"
        label="Texts of issued tokens"
        options={CUSTODY}
        defaultValue="keep"
        help="Where the vendor revokes a token by its text, one that was forgotten is revoked by hand."
      />
    </FormShell>
  );
}

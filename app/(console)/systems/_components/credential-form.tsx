"use client";

import { FormShell } from "@/components/form/form-shell";
import { VendorFields } from "@/components/form/vendor-fields";
import { secretFieldsOf } from "@/lib/systems/secret-fields.rules";
import { inSentence } from "@/lib/upstreams/typed-fields.rules";
import { replaceCredentialAction } from "../actions";

/** Replaces what opens a system; what is left empty stays. What is stored is never shown again to anyone. */
export function CredentialForm({ systemId, vendor }: { systemId: string; vendor: string }) {
  const secrets = secretFieldsOf(vendor);
  const fields = secrets.map((field) => ({
    ...field,
    label: `New ${inSentence(field.label)}`,
    isRequired: secrets.length === 1,
  }));
  if (fields.length === 0) return <p className="muted">Nothing is sent to this vendor, so it needs no credential.</p>;
  return (
    <div className="mt-4">
      <FormShell
        action={replaceCredentialAction}
        fixed={{ systemId }}
        submit="Replace"
        doneWords="Replaced. The old one was destroyed here"
      >
        <VendorFields fields={fields} prefix="secrets" />
      </FormShell>
    </div>
  );
}

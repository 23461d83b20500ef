"use client";

import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { replaceCredentialAction } from "../actions";

/** Replaces what opens a system. What is stored is never shown again to anyone. */
export function CredentialForm({ systemId }: { systemId: string }) {
  return (
    <div className="mt-4">
      <FormShell
        action={replaceCredentialAction}
        fixed={{ systemId }}
        submit="Replace"
        doneWords="Replaced. The old one was destroyed here"
      >
        <TextField
          name="token"
          label="New token of our app connector"
          type="password"
          optional
          help="The whole text, as AFAS shows it once"
        />
        <TextField name="environmentKey" label="New environment key" type="password" optional />
      </FormShell>
    </div>
  );
}

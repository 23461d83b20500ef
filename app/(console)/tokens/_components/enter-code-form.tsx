"use client";

import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { enterTokenCodeAction } from "../actions";

/** Takes the one-time password that the person read in his mailbox; the token comes back once, into the vault. */
export function EnterCodeForm({ tokenId, email }: { tokenId: string; email: string }) {
  return (
    <FormShell action={enterTokenCodeAction} fixed={{ tokenId }} submit="Issue token" doneWords="Sent to the vendor">
      <TextField
        name="code"
        label="One-time password"
        inputMode="numeric"
        autoComplete="one-time-code"
        className="w-200 num"
        help={`The vendor mailed it to ${email}. It works once.`}
      />
    </FormShell>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RevealSecret } from "@/components/feedback/reveal-secret";
import { SelectField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { createApiKeyAction } from "../actions";
import { ROLE_OPTIONS } from "./add-operator-form";

// A program never holds the owner's rights: whoever has its key could make operators.
const OPTIONS = ROLE_OPTIONS.filter(({ value }) => value !== "owner");
const LIVES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "One year" },
  { value: "730", label: "Two years" },
];

/** Makes a program's key and shows it once; it lives in this one answer and nowhere else. */
export function ApiKeyForm() {
  const router = useRouter();
  const [key, setKey] = useState<string | null>(null);
  const goBack = () => router.push("/settings/operators/api-keys");
  if (key !== null) {
    return (
      <RevealSecret
        secret={key}
        label="API key"
        help={
          <>
            Send it as <code>Authorization: Bearer</code> with every request. Gatehouse keeps only its SHA-256.
          </>
        }
        fileName="gatehouse-api-key.txt"
        onStored={goBack}
      />
    );
  }
  return (
    <FormShell
      action={createApiKeyAction}
      submit="Make API key"
      cancelHref="/settings/operators/api-keys"
      onDone={(made) => setKey(made.key)}
    >
      <TextField name="name" label="Program" help="Which program will use it, and where it runs." />
      <SelectField name="role" label="Role" options={OPTIONS} placeholder="Choose a role" />
      <SelectField name="lifeDays" label="Works for" options={LIVES} defaultValue="90" />
    </FormShell>
  );
}

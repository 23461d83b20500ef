"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { RevealSecret } from "@/components/feedback/reveal-secret";
import { SelectField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { makeApplicationKeyAction, rotateApplicationKeyAction } from "../actions";

const LIVES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "One year" },
  { value: "730", label: "Two years" },
];

type Props = {
  application: { id: string; name: string };
  /** The key that this one is made in place of. */
  replaces?: { id: string; lastFour: string };
};

/** Makes a key of a host application and shows it once; it lives in this one answer and nowhere else. */
export function ApplicationKeyForm({ application: { id, name }, replaces }: Props) {
  const router = useRouter();
  const [key, setKey] = useState<string | null>(null);
  const page = `/mappings/applications/${id}`;
  useEffect(() => () => setKey(null), []);
  if (key !== null) {
    return (
      <RevealSecret
        secret={key}
        label={`Key of ${name}`}
        help={
          <>
            {name} sends it as <code>Authorization: Bearer</code> with every request. Gatehouse keeps only its SHA-256.
          </>
        }
        fileName="gatehouse-application-key.txt"
        onStored={() => router.push(page)}
      />
    );
  }
  const life = (
    <SelectField name="lifeDays" label="Works for" optional options={LIVES} placeholder="No end of its own" />
  );
  if (!replaces) {
    return (
      <FormShell
        action={makeApplicationKeyAction}
        fixed={{ applicationId: id }}
        submit="Make key"
        cancelHref={page}
        onDone={(made) => setKey(made.key)}
      >
        {life}
      </FormShell>
    );
  }
  return (
    <FormShell
      action={rotateApplicationKeyAction}
      fixed={{ applicationKeyId: replaces.id }}
      submit="Make next key"
      cancelHref={page}
      onDone={(made) => setKey(made.key)}
    >
      <TextField
        name="overlapHours"
        type="number"
        inputMode="numeric"
        label={`Hours that the key ending in ${replaces.lastFour} goes on working`}
        defaultValue="24"
        className="w-160 num"
        help="Both work until then. Nought ends the old one at once."
      />
      {life}
    </FormShell>
  );
}

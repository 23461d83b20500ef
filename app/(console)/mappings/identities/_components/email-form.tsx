"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { CheckField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { readForm } from "@/components/form/read-form";
import { changeEmailAction, planChangeEmailAction } from "../actions";
import { afterPreview, PreviewBox, usePreview } from "./use-preview";

type Typed = { email?: string; everywhere?: boolean };

/** Changes a person’s address everywhere; which systems are told, and what can’t be confirmed, is shown first. */
export function EmailForm({ userId, email, hasOthers }: { userId: string; email: string; hasOthers: boolean }) {
  const router = useRouter();
  const [typed, setTyped] = useState<Typed>({ email });
  const isOther = (typed.email?.trim() ?? "") !== email || typed.everywhere === true;
  const isWanted = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email?.trim() ?? "") && isOther;
  const preview = usePreview({ plan: planChangeEmailAction, input: { userId, ...typed }, isWanted });
  const onChange = (event: FormEvent<HTMLDivElement>) => {
    const { form } = event.target as HTMLInputElement;
    if (form) setTyped(readForm(form) as Typed);
  };
  return (
    <FormShell
      action={afterPreview(changeEmailAction, preview)}
      fixed={{ userId }}
      submit="Change address everywhere"
      onDone={() => router.refresh()}
      doneWords="Saved, on its way to the systems below"
      {...(preview.plan ? { planHash: preview.plan.hash } : {})}
    >
      <div className="contents" onChange={onChange}>
        <TextField
          name="email"
          label="E-mail address"
          inputMode="email"
          defaultValue={email}
          help="Accounts that go by the earlier address follow; it stays the same person."
        />
        {hasOthers ? (
          <CheckField
            name="everywhere"
            label="Accounts with another address follow too"
            note="From then on they go by the person’s own address."
          />
        ) : null}
      </div>
      <PreviewBox preview={preview} none="Write another address to see which systems are told." />
    </FormShell>
  );
}

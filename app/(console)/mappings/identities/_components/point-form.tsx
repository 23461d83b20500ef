"use client";

import { type FormEvent, useState } from "react";
import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { readForm } from "@/components/form/read-form";
import { planPointIdentityAction, pointIdentityAction } from "../actions";
import { afterPreview, PreviewBox, usePreview } from "./use-preview";

export type PointFormProps = { identity: { id: string; externalId: string; commonId: string | null; name: string } };
type Typed = { commonId?: string; name?: string };

/** Points an external id elsewhere; a merge is named with everybody in it before it happens. */
export function PointForm({ identity: { id, externalId, commonId, name } }: PointFormProps) {
  const [typed, setTyped] = useState<Typed>({ commonId: commonId ?? "", name });
  const isOther = typed.commonId?.trim() !== (commonId ?? "") || (typed.name?.trim() || name) !== name;
  const isWanted = Boolean(typed.commonId?.trim()) && isOther;
  const preview = usePreview({ plan: planPointIdentityAction, input: { identityId: id, ...typed }, isWanted });
  const onChange = (event: FormEvent<HTMLDivElement>) => {
    const { form } = event.target as HTMLInputElement;
    if (form) setTyped(readForm(form) as Typed);
  };
  return (
    <FormShell
      action={afterPreview(pointIdentityAction, preview)}
      fixed={{ identityId: id }}
      submit={`Point ${externalId} there`}
      doneHref="/mappings/identities/:identityId"
      cancelHref={`/mappings/identities/${id}`}
      {...(preview.plan ? { planHash: preview.plan.hash } : {})}
    >
      <div className="contents" onChange={onChange}>
        <TextField
          name="commonId"
          label="Common identity id"
          className="mono w-240"
          spellCheck={false}
          defaultValue={commonId ?? ""}
        />
        <TextField name="name" label="Name" optional defaultValue={name} />
      </div>
      <PreviewBox preview={preview} none="Write another common identity id to see who and what comes together." />
    </FormShell>
  );
}

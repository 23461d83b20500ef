"use client";

import { type FormEvent, useState } from "react";
import { SelectField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { readForm } from "@/components/form/read-form";
import { linkIdentityAction, planLinkIdentityAction } from "../actions";
import { afterPreview, PreviewBox, usePreview } from "./use-preview";

export type LinkSystem = { id: string; name: string; isCompany: boolean };
type Typed = { systemId?: string; externalId?: string; commonId?: string; name?: string };

/** Links an external id; whom it would bring together is shown while it is typed. */
export function LinkIdentityForm({ systems, start }: { systems: readonly LinkSystem[]; start: Typed }) {
  const [typed, setTyped] = useState<Typed>(start);
  const isWanted = [typed.systemId, typed.externalId, typed.commonId, typed.name].every((text) => text?.trim());
  const preview = usePreview({ plan: planLinkIdentityAction, input: typed, isWanted });
  const onChange = (event: FormEvent<HTMLDivElement>) => {
    const { form } = event.target as HTMLInputElement;
    if (form) setTyped(readForm(form) as Typed);
  };
  const system = systems.find(({ id }) => id === typed.systemId);
  return (
    <FormShell
      action={afterPreview(linkIdentityAction, preview)}
      submit={system?.isCompany ? `Link and send to ${system.name}` : "Link"}
      doneHref="/mappings/identities/:identityId"
      cancelHref="/mappings/identities"
      {...(preview.plan ? { planHash: preview.plan.hash } : {})}
    >
      <div className="contents" onChange={onChange}>
        <SelectField
          name="systemId"
          label="System"
          placeholder="Choose a system"
          defaultValue={start.systemId ?? ""}
          options={systems.map(({ id, name }) => ({ value: id, label: name }))}
          help="The back-office whose own id this is. At a portal with companies the account is made there too."
        />
        <TextField
          name="externalId"
          label="External account id"
          className="mono w-240"
          spellCheck={false}
          defaultValue={start.externalId ?? ""}
          help="As this system calls it, such as account_123."
        />
        <TextField
          name="commonId"
          label="Common identity id"
          className="mono w-240"
          spellCheck={false}
          defaultValue={start.commonId ?? ""}
          help="Usually the company’s registration number; the same for every system."
        />
        <TextField name="name" label="Name" defaultValue={start.name ?? ""} />
      </div>
      <PreviewBox preview={preview} none="Fill in all four to see what comes together." />
    </FormShell>
  );
}

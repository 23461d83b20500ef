"use client";

import { type FormEvent, useState } from "react";
import { HowMark } from "@/components/feedback/how-mark";
import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { readForm } from "@/components/form/read-form";
import { VendorFields } from "@/components/form/vendor-fields";
import { PlainState } from "@/components/ui/chip";
import type { Attributes } from "@/lib/upstreams/effects";
import type { Prerequisite } from "@/lib/upstreams/profile";
import { profileOf } from "@/lib/upstreams/profiles";
import { seenAccount } from "@/lib/users/user.rules";
import { changeAccountAction } from "../actions";

type Account = { id: string; systemName: string; vendorKey: string; email: string | null; attributes: Attributes };
export type ApplicationsFormProps = {
  account: Account;
  userEmail: string | null;
  /** Why the vendor isn’t told of a change, where it isn’t. */
  onlyHere: string | null;
};
type Typed = { email?: string; attributes?: Attributes };

/** What the vendor knows of an account, with what it asks for as it would be after saving. */
export function ApplicationsForm({ account, userEmail, onlyHere }: ApplicationsFormProps) {
  const { accountFields, prerequisites } = profileOf(account.vendorKey);
  const [typed, setTyped] = useState({ email: account.email, attributes: account.attributes });
  const [seen, setSeen] = useState(seenAccount(account));
  const onChange = (event: FormEvent<HTMLDivElement>) => {
    const { form } = event.target as HTMLInputElement;
    if (!form) return;
    const { email = "", attributes = {} } = readForm(form) as Typed;
    setTyped({ email: email.trim() || null, attributes });
  };
  return (
    <FormShell
      action={changeAccountAction}
      fixed={{ accountId: account.id, seen, ...(accountFields.length === 0 ? { attributes: {} } : {}) }}
      submit={onlyHere ? "Save here" : `Save and send to ${account.systemName}`}
      onDone={() => setSeen(seenAccount(typed))}
      doneWords={onlyHere ? "Saved here" : "Saved here, on its way to the vendor"}
    >
      <div className="contents" onChange={onChange}>
        <VendorFields fields={accountFields} prefix="attributes" values={account.attributes} />
        <TextField
          name="email"
          label="E-mail address of this account"
          optional
          inputMode="email"
          defaultValue={account.email ?? ""}
          help={userEmail ? `Left empty, the user’s own counts: ${userEmail}` : "The user has no address of his own."}
        />
      </div>
      {onlyHere ? (
        <p className="small muted">
          <HowMark how="here" inline /> {onlyHere}
        </p>
      ) : null}
      <Asked prerequisites={prerequisites({ ...typed, email: typed.email ?? userEmail })} />
    </FormShell>
  );
}

function Asked({ prerequisites }: { prerequisites: readonly Prerequisite[] }) {
  return (
    <ul className="grid gap-1" aria-live="polite" aria-label="What the vendor asks for">
      {prerequisites.map(({ label, isMet }) => (
        <li key={label}>
          <PlainState tone={isMet ? "ok" : "warn"} icon={isMet ? "check" : "triangle-alert"}>
            {isMet ? label : `Not yet: ${label}`}
          </PlainState>
        </li>
      ))}
    </ul>
  );
}

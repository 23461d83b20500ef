"use client";

import { useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { CheckOption } from "@/components/ui/check";
import { applicationWarnings, seenAccount } from "@/lib/users/user.rules";
import { changeAccountAction } from "../actions";

export type ApplicationsFormProps = {
  account: { id: string; systemName: string; email: string | null; windows: boolean; insite: boolean };
  userName: string;
  userEmail: string | null;
};

/** The tab Applications of the vendor: Profit Windows and InSite can be ticked, Pocket follows and can’t be ticked alone. */
export function ApplicationsForm({ account, userName, userEmail }: ApplicationsFormProps) {
  const [windows, setWindows] = useState(account.windows);
  const [insite, setInsite] = useState(account.insite);
  const [email, setEmail] = useState(account.email ?? "");
  const [seen, setSeen] = useState(seenAccount(account));
  const before = { email: account.email ?? userEmail, windows: account.windows, insite: account.insite };
  const warnings = applicationWarnings(userName, before, { email: email.trim() || userEmail, windows, insite });
  return (
    <FormShell
      action={changeAccountAction}
      fixed={{ accountId: account.id, seen }}
      submit={`Save and send to ${account.systemName}`}
      onDone={() => setSeen(seenAccount({ email: email.trim() || null, windows, insite }))}
      doneWords="Saved here, on its way to the vendor"
    >
      <fieldset className="field">
        <legend className="label mb-2 font-medium text-sm">Applications</legend>
        <div className="grid gap-2">
          <CheckOption name="windows" checked={windows} onChange={(event) => setWindows(event.target.checked)}>
            Profit Windows
          </CheckOption>
          <CheckOption name="insite" checked={insite} onChange={(event) => setInsite(event.target.checked)}>
            InSite
          </CheckOption>
          <CheckOption
            checked={windows || insite}
            readOnly
            disabled
            note="follows the two above; it can’t be turned on alone"
          >
            Pocket
          </CheckOption>
        </div>
      </fieldset>
      <TextField
        name="email"
        label="E-mail address of this account"
        optional
        inputMode="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        help={userEmail ? `Left empty, the user’s own counts: ${userEmail}` : "The user has no address of his own."}
      />
      <div className="grid gap-2" aria-live="polite">
        {warnings.map((warning) => (
          <Banner key={warning} tone="warning" title={warning} />
        ))}
      </div>
    </FormShell>
  );
}

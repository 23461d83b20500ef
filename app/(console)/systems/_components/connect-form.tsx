"use client";

import { SelectField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { connectSystemAction } from "../actions";

const ENVIRONMENTS = [
  { value: "production", label: "Production (O)" },
  { value: "test", label: "Test (T)" },
  { value: "accept", label: "Accept (A)" },
];
const CUSTODY = [
  { value: "keep", label: "Keep them sealed: a token can be revoked by API" },
  { value: "forget", label: "Forget them once shown: revoking becomes a hand task" },
];

/** Where the environment is and what opens it; the worker proves it right after saving. */
export function ConnectForm() {
  return (
    <FormShell action={connectSystemAction} submit="Connect system" doneHref="/systems/:systemId" cancelHref="/systems">
      <TextField name="name" label="Name" placeholder="AFAS production" />
      <SelectField name="environment" label="Kind of environment" options={ENVIRONMENTS} defaultValue="production" />
      <TextField
        name="participant"
        label="Participant number"
        optional
        help="Five digits. Both addresses on AFAS Online follow from it"
      />
      <TextField
        name="restUrl"
        label="REST address"
        optional
        help="Only for an installation of your own; ends in /ProfitRestServices"
      />
      <TextField
        name="soapUrl"
        label="SOAP address"
        optional
        help="Only for an installation of your own; ends in /profitservices"
      />
      <TextField
        name="token"
        label="Token of the app connector that Gatehouse uses"
        type="password"
        help="Write-only. It needs KnUser, Profit_Users and Profit_UserGroups"
      />
      <TextField
        name="environmentKey"
        label="Environment key"
        type="password"
        optional
        help="Needed to issue tokens by one-time password"
      />
      <TextField name="usersConnector" label="GetConnector that lists users" defaultValue="Profit_Users" />
      <TextField
        name="userGroupsConnector"
        label="GetConnector that lists users by group"
        defaultValue="Profit_UserGroups"
      />
      <SelectField name="custody" label="Texts of issued tokens" options={CUSTODY} defaultValue="keep" />
    </FormShell>
  );
}

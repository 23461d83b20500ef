"use client";

import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { changeConnectorAction, setConnectorKeysAction } from "../actions";

export type ChangeFormProps = {
  connector: {
    id: string;
    version: number;
    name: string;
    owner: string | null;
    purpose: string | null;
    tokenValidityDays: number | null;
    systemName: string;
  };
};

/** Changes what is written about a connector; somebody else’s change meanwhile is not overwritten. */
export function ChangeForm({ connector }: ChangeFormProps) {
  const { id, version, name, owner, purpose, tokenValidityDays, systemName } = connector;
  return (
    <FormShell
      action={changeConnectorAction}
      fixed={{ connectorId: id, version }}
      submit="Save"
      doneHref={`/connectors/${id}`}
      cancelHref={`/connectors/${id}`}
    >
      <TextField
        name="name"
        label="Name"
        defaultValue={name}
        help={`As it is called in ${systemName}; hand tasks go by it.`}
      />
      <TextField name="purpose" label="Purpose" optional defaultValue={purpose ?? ""} />
      <TextField name="owner" label="Owner" optional defaultValue={owner ?? ""} help="Who answers for it." />
      <TextField
        name="tokenValidityDays"
        label="Token validity in days"
        optional
        inputMode="numeric"
        className="w-160"
        defaultValue={tokenValidityDays ?? ""}
        help={`Counts for tokens issued from now on. Set it in ${systemName} too, where it has such a setting.`}
      />
    </FormShell>
  );
}

/** Replaces the keys that one-time passwords are asked with; neither is ever shown. */
export function KeysForm({
  connector,
}: {
  connector: { id: string; hasApiKey: boolean; hasEnvironmentKey: boolean; systemName: string };
}) {
  const { id, hasApiKey, hasEnvironmentKey, systemName } = connector;
  const state = (isSet: boolean) => (isSet ? "One is set. Fill this in to replace it." : "None is set.");
  return (
    <FormShell
      action={setConnectorKeysAction}
      fixed={{ connectorId: id }}
      submit="Seal keys"
      doneHref={`/connectors/${id}`}
      cancelHref={`/connectors/${id}`}
    >
      <TextField
        name="apiKey"
        label="API key"
        optional
        type="password"
        autoComplete="off"
        className="mono"
        help={`${state(hasApiKey)} 32 characters, from the connector’s properties in ${systemName}.`}
      />
      <TextField
        name="environmentKey"
        label="Environment key"
        optional
        type="password"
        autoComplete="off"
        className="mono"
        help={`${state(hasEnvironmentKey)} It belongs to ${systemName} and is shared by all its connectors.`}
      />
    </FormShell>
  );
}

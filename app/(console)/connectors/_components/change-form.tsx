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

/** Replaces the key of a connector, and at a vendor with one-time passwords that of its environment; neither is ever shown. */
export function KeysForm({
  connector,
  ownKey,
  environment,
}: {
  connector: { id: string; hasApiKey: boolean; systemName: string };
  ownKey: { label: string; help: string };
  environment: { isSet: boolean } | null;
}) {
  const { id, hasApiKey, systemName } = connector;
  const state = (isSet: boolean) => (isSet ? "One is set. Fill this in to replace it." : "None is set.");
  return (
    <FormShell
      action={setConnectorKeysAction}
      fixed={{ connectorId: id }}
      submit={environment ? "Seal keys" : "Seal key"}
      doneHref={`/connectors/${id}`}
      cancelHref={`/connectors/${id}`}
    >
      <TextField
        name="apiKey"
        label={ownKey.label}
        optional={environment !== null}
        type="password"
        autoComplete="off"
        className="mono"
        help={`${state(hasApiKey)} ${ownKey.help}`}
      />
      {environment && (
        <TextField
          name="environmentKey"
          label="Environment key"
          optional
          type="password"
          autoComplete="off"
          className="mono"
          help={`${state(environment.isSet)} It belongs to ${systemName} and is shared by all its connectors.`}
        />
      )}
    </FormShell>
  );
}

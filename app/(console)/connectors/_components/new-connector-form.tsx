"use client";

import { useState } from "react";
import { Banner } from "@/components/feedback/banner";
import type { Command } from "@/components/form/command";
import { Field } from "@/components/form/field";
import { SelectField, TextAreaField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { Select } from "@/components/ui/input";
import type { LinkChoice } from "@/lib/connectors/link-choice.queries";
import { profileOf } from "@/lib/upstreams/profiles";
import type { VendorWay } from "@/lib/upstreams/ways";
import { createConnectorAction } from "../actions";

export type NewConnectorFormProps = {
  /** Each with its vendor and how that vendor gets a new connector. */
  systems: readonly { id: string; name: string; vendor: string; way: VendorWay }[];
  groups: readonly LinkChoice[];
};

type Typed = { names?: Record<string, unknown> } & Record<string, unknown>;

const namesOf = ([kind, text]: [string, unknown]) =>
  String(text ?? "")
    .split(/[\n,;]+/)
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({ kind, name }));

/** Turns the lists of names, one a kind, into endpoints. */
const createFromForm: Command<{ connectorId: string }> = (input, options) => {
  const { names = {}, ...rest } = input as Typed;
  return createConnectorAction({ ...rest, endpoints: Object.entries(names).flatMap(namesOf) }, options);
};

/** Makes an app connector: what it is, for whom, and what it may call; it starts blocked. */
export function NewConnectorForm({ systems, groups }: NewConnectorFormProps) {
  const [systemId, setSystemId] = useState(systems[0]?.id ?? "");
  const system = systems.find(({ id }) => id === systemId);
  const kinds = system ? profileOf(system.vendor).endpointKinds : [];
  const offered = groups.filter((group) => group.systemId === systemId);
  return (
    <FormShell
      action={createFromForm}
      submit="Create connector, blocked"
      doneHref="/connectors/:connectorId"
      cancelHref="/connectors"
    >
      <Banner icon="lock" title="A new connector starts blocked.">
        {system?.way.sentence}
        {system?.way.how === "hand" ? " A hand task opens with the steps in the vendor’s own words." : ""}
      </Banner>
      <Field name="systemId" label="System">
        {(control) => (
          <Select
            {...control}
            value={systemId}
            onChange={(event) => setSystemId(event.target.value)}
            options={systems.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      <TextField
        name="name"
        label="Name"
        help={
          system && profileOf(system.vendor).tokens === "code"
            ? "Choose the name people know: it stands in the subject of the one-time password’s e-mail."
            : "Choose the name people know."
        }
      />
      <TextField name="purpose" label="Purpose" optional />
      <TextField name="owner" label="Owner" optional help="Who answers for it." />
      <SelectField
        key={systemId}
        name="groupId"
        label="User group"
        optional
        placeholder="None yet"
        options={offered.map(({ id, code, description, isEverybody, riders }) => ({
          value: id,
          label: `${isEverybody ? "Everybody" : description} (${code})${riders.length > 0 ? `, shared with ${riders.slice(0, 3).join(", ")}` : ""}`,
        }))}
        help="Who is in it can hold a token for this connector."
      />
      <TextField
        name="tokenValidityDays"
        label="Token validity in days"
        optional
        inputMode="numeric"
        className="w-160"
      />
      {kinds.map(({ kind, plural, canWrite, pattern }) => (
        <TextAreaField
          key={`${systemId}-${kind}`}
          name={`names.${kind}`}
          label={plural}
          optional
          rows={canWrite ? 2 : 3}
          className="mono"
          spellCheck={false}
          help={`One a line; they ${canWrite ? "can change data" : "read"}. ${pattern.says}.`}
        />
      ))}
    </FormShell>
  );
}

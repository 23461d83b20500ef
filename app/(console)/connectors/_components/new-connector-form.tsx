"use client";

import { useState } from "react";
import { Banner } from "@/components/feedback/banner";
import type { Command } from "@/components/form/command";
import { Field } from "@/components/form/field";
import { SelectField, TextAreaField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { Select } from "@/components/ui/input";
import type { LinkChoice } from "@/lib/connectors/link-choice.queries";
import { createConnectorAction } from "../actions";

export type NewConnectorFormProps = {
  systems: readonly { id: string; name: string }[];
  groups: readonly LinkChoice[];
};

type Typed = { reads?: unknown; writes?: unknown } & Record<string, unknown>;

const namesOf = (text: unknown, kind: "get" | "update") =>
  String(text ?? "")
    .split(/[\n,;]+/)
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({ kind, name }));

/** Turns the two lists of names into endpoints. */
const createFromForm: Command<{ connectorId: string }> = (input, options) => {
  const { reads, writes, ...rest } = input as Typed;
  return createConnectorAction(
    { ...rest, endpoints: [...namesOf(reads, "get"), ...namesOf(writes, "update")] },
    options,
  );
};

/** Makes an app connector: what it is, for whom, and what it may call; it starts blocked. */
export function NewConnectorForm({ systems, groups }: NewConnectorFormProps) {
  const [systemId, setSystemId] = useState(systems[0]?.id ?? "");
  const offered = groups.filter((group) => group.systemId === systemId);
  return (
    <FormShell
      action={createFromForm}
      submit="Create connector, blocked"
      doneHref="/connectors/:connectorId"
      cancelHref="/connectors"
    >
      <Banner icon="lock" title="A new connector starts blocked.">
        No API makes an app connector, so a hand task opens with the steps in the vendor’s own words.
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
        help="Choose the name people know: it stands in the subject of the one-time password’s e-mail."
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
      <TextAreaField
        name="reads"
        label="GetConnectors"
        optional
        rows={3}
        className="mono"
        spellCheck={false}
        help="One a line; they read."
      />
      <TextAreaField
        name="writes"
        label="UpdateConnectors"
        optional
        rows={2}
        className="mono"
        spellCheck={false}
        help="One a line; they can change data."
      />
    </FormShell>
  );
}

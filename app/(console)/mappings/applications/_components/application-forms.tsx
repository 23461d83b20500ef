"use client";

import type { Command } from "@/components/form/command";
import { SelectField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { KEY_SHAPE_WORDS, KEY_SHAPES } from "@/lib/applications/application.rules";
import { changeApplicationAction, createApplicationAction } from "../actions";
import { ApplicationFields, addressesOf, type ConnectorOption, type Described } from "./application-fields";

const SHAPES = KEY_SHAPES.map((shape) => ({
  value: shape,
  label: `${KEY_SHAPE_WORDS[shape].label}, as ${KEY_SHAPE_WORDS[shape].example}`,
}));

type Answer = { applicationId: string };

const withAddresses =
  (action: Command<Answer>): Command<Answer> =>
  (input, options) => {
    const typed = input as Record<string, unknown>;
    return action({ ...typed, addresses: addressesOf(typed.addresses) }, options);
  };

/** Adds a host application; it can ask for nothing before it has a key and its keys are mapped. */
export function NewApplicationForm({ connectors }: { connectors: readonly ConnectorOption[] }) {
  return (
    <FormShell
      action={withAddresses(createApplicationAction)}
      submit="Add application"
      doneHref="/mappings/applications/:applicationId"
      cancelHref="/mappings/applications"
    >
      <ApplicationFields connectors={connectors} />
      <SelectField
        name="keyShape"
        label="What its keys are"
        options={SHAPES}
        placeholder="Choose what it calls its users by"
        help="This can’t be changed afterwards."
      />
    </FormShell>
  );
}

/** Changes what is said of a host application; its next request is judged by that. */
export function ChangeApplicationForm({
  applicationId,
  given,
  connectors,
}: {
  applicationId: string;
  given: Described;
  connectors: readonly ConnectorOption[];
}) {
  return (
    <FormShell
      action={withAddresses(changeApplicationAction)}
      fixed={{ applicationId }}
      submit="Save"
      doneHref="/mappings/applications/:applicationId"
      cancelHref={`/mappings/applications/${applicationId}`}
    >
      <ApplicationFields connectors={connectors} given={given} />
    </FormShell>
  );
}

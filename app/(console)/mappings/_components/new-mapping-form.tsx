"use client";

import { useState } from "react";
import type { Command } from "@/components/form/command";
import { Field } from "@/components/form/field";
import { CheckField, TextAreaField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { Select } from "@/components/ui/input";
import type { ApplicationChoice } from "@/lib/applications/application.queries";
import { KEY_SHAPE_WORDS } from "@/lib/applications/application.rules";
import type { Target } from "@/lib/mappings/target.queries";
import { addMappingsAction } from "../actions";
import { CheckedKeys } from "./checked-keys";
import { PickToken } from "./pick-token";
import { linesOf, useCheckedKeys } from "./use-checked-keys";

type Props = { applications: readonly ApplicationChoice[]; applicationId: string };

/** Leads external keys, one or a pasted list, to one token; each line is told before anything is saved. */
export function NewMappingForm({ applications, applicationId: given }: Props) {
  const [applicationId, setApplicationId] = useState(given);
  const [target, setTarget] = useState<Target | null>(null);
  const [text, setText] = useState("");
  const application = applications.find(({ id }) => id === applicationId);
  const keys = linesOf(text);
  const checked = useCheckedKeys({ applicationId, connectorId: target?.connectorId ?? "", keys });
  const taken = (checked.data ?? []).filter(({ state }) => state === "taken").map(({ given: line }) => line);
  const add: Command<{ added: number }> = (input, options) => {
    const { externalKeys: typed, leaveOut, ...rest } = input as Record<string, unknown>;
    const lines = linesOf(String(typed ?? ""));
    const externalKeys = leaveOut === true ? lines.filter((line) => !taken.includes(line)) : lines;
    return addMappingsAction({ ...rest, externalKeys }, options);
  };
  const isPlain = (checked.data ?? []).every(({ state }) => state === "new");
  const count = isPlain ? keys.length : 0;
  return (
    <FormShell
      action={add}
      submit={count === 0 ? "Map keys" : count === 1 ? "Map 1 key" : `Map ${count.toLocaleString("en-GB")} keys`}
      doneHref={`/mappings?application=${applicationId}`}
      cancelHref="/mappings"
    >
      <Field name="applicationId" label="Application">
        {(control) => (
          <Select
            {...control}
            value={applicationId}
            onChange={(event) => {
              setApplicationId(event.target.value);
              setTarget(null);
            }}
            options={[
              { value: "", label: "Choose a host application" },
              ...applications.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </Field>
      {application ? (
        <PickToken
          key={applicationId}
          of={{ applicationId }}
          onPick={setTarget}
          help={
            application.connectorNames.length > 0
              ? `Tokens of ${application.connectorNames.join(", ")} whose text is kept here.`
              : `${application.name} may ask for no app connector yet.`
          }
        />
      ) : null}
      <TextAreaField
        name="externalKeys"
        label="External keys"
        rows={6}
        className="mono"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        help={
          application
            ? `One a line. ${KEY_SHAPE_WORDS[application.keyShape].label}, as ${KEY_SHAPE_WORDS[application.keyShape].example}.`
            : "One a line."
        }
      />
      <CheckedKeys checked={checked} count={keys.length} waitsForToken={keys.length > 0 && target === null} />
      {taken.length > 0 ? (
        <CheckField
          name="leaveOut"
          label={`Leave out ${taken.length === 1 ? "the one that leads" : `the ${taken.length} that lead`} somewhere already`}
        />
      ) : null}
    </FormShell>
  );
}

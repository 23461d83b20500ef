"use client";

import { useState } from "react";
import type { Command } from "@/components/form/command";
import { Field } from "@/components/form/field";
import { TextAreaField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { Select } from "@/components/ui/input";
import type { EndpointKind } from "@/lib/upstreams/profile";
import { setEndpointsAction } from "../actions";

type Typed = { kind?: unknown; names?: unknown; connectorId: string };

/** Turns lines into endpoints of one kind; empty lines and repetitions fall away. */
const includeNames: Command<{ added: number; removed: number }> = (input, options) => {
  const { kind, names, connectorId } = input as Typed;
  const lines = String(names ?? "").split(/[\n,;]+/);
  const include = [...new Set(lines.map((line) => line.trim()))].filter(Boolean).map((name) => ({ kind, name }));
  return setEndpointsAction({ connectorId, include, exclude: [] }, options);
};

/** Adds endpoints by name, one a line, as they are named at the vendor. */
export function AddEndpoints({ connectorId, kinds }: { connectorId: string; kinds: readonly EndpointKind[] }) {
  const [chosen, setChosen] = useState(kinds[0]?.kind ?? "");
  const { placeholder, pattern } = kinds.find(({ kind }) => kind === chosen) ?? {};
  return (
    <FormShell action={includeNames} fixed={{ connectorId }} submit="Add endpoints" doneWords="Added">
      <Field name="kind" label="Kind">
        {(control) => (
          <Select
            {...control}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
            options={kinds.map(({ kind, label, canWrite }) => ({
              value: kind,
              label: `${label}, ${canWrite ? "can write" : "reads"}`,
            }))}
          />
        )}
      </Field>
      <TextAreaField
        name="names"
        label="Names"
        rows={3}
        className="mono"
        spellCheck={false}
        {...(placeholder ? { placeholder } : {})}
        help={`One a line. ${pattern ? `${pattern.says}.` : ""}`}
      />
    </FormShell>
  );
}

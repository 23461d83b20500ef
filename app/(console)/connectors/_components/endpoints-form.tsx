"use client";

import type { Command } from "@/components/form/command";
import { SelectField, TextAreaField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
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
  const placeholder = kinds.find((kind) => kind.placeholder)?.placeholder;
  return (
    <FormShell action={includeNames} fixed={{ connectorId }} submit="Add endpoints" doneWords="Added">
      <SelectField
        name="kind"
        label="Kind"
        defaultValue={kinds[0]?.kind ?? ""}
        options={kinds.map(({ kind, label, canWrite }) => ({
          value: kind,
          label: `${label}, ${canWrite ? "can write" : "reads"}`,
        }))}
      />
      <TextAreaField
        name="names"
        label="Names"
        rows={3}
        className="mono"
        spellCheck={false}
        help={`One a line, as the vendor writes them${placeholder ? `, such as ${placeholder}` : ""}. ${kinds.map(({ label, pattern }) => `${label}: ${pattern.says}`).join(". ")}.`}
      />
    </FormShell>
  );
}

"use client";

import type { Command } from "@/components/form/command";
import { SelectField, TextAreaField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
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
export function AddEndpoints({ connectorId }: { connectorId: string }) {
  return (
    <FormShell
      action={includeNames}
      fixed={{ connectorId }}
      submit="Add endpoints"
      doneWords="Added, a hand task is open"
    >
      <SelectField
        name="kind"
        label="Kind"
        defaultValue="get"
        options={[
          { value: "get", label: "GetConnector, reads" },
          { value: "update", label: "UpdateConnector, writes" },
          { value: "special", label: "Connector, may write" },
        ]}
      />
      <TextAreaField
        name="names"
        label="Names"
        rows={3}
        className="mono"
        spellCheck={false}
        help="One a line, as the vendor writes them, such as Profit_Leave_Balance."
      />
    </FormShell>
  );
}

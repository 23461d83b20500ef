"use client";

import { useState } from "react";
import { FieldError } from "@/components/form/field-error";
import { TextAreaField, TextField } from "@/components/form/fields";
import { useField } from "@/components/form/form-context";
import { CheckOption } from "@/components/ui/check";
import { Input } from "@/components/ui/input";

export type ConnectorOption = { id: string; name: string; systemName: string };
export type Described = {
  name: string;
  owner: string | null;
  purpose: string | null;
  connectorIds: readonly string[];
  addresses: readonly string[];
};

const NOTHING: Described = { name: "", owner: null, purpose: null, connectorIds: [], addresses: [] };

/** The addresses of a text, one a line or after a comma. */
export const addressesOf = (text: unknown): string[] =>
  String(text ?? "")
    .split(/[\s,;]+/)
    .filter(Boolean);

/** What is said of a host application: name, owner, purpose, what it may ask for and from where. */
export function ApplicationFields({
  connectors,
  given = NOTHING,
}: {
  connectors: readonly ConnectorOption[];
  given?: Described;
}) {
  return (
    <>
      <TextField name="name" label="Name" defaultValue={given.name} help="As its own people call it." />
      <TextField name="owner" label="Owner" optional defaultValue={given.owner ?? ""} help="Who answers for it." />
      <TextField name="purpose" label="Purpose" optional defaultValue={given.purpose ?? ""} />
      <ConnectorTicks connectors={connectors} ticked={given.connectorIds} />
      <TextAreaField
        name="addresses"
        label="Addresses it may ask from"
        optional
        rows={3}
        className="mono"
        spellCheck={false}
        defaultValue={given.addresses.join("\n")}
        help="One a line, as 192.0.2.7 or 10.0.0.0/8. Left empty, from anywhere."
      />
    </>
  );
}

function ConnectorTicks({ connectors, ticked }: { connectors: readonly ConnectorOption[]; ticked: readonly string[] }) {
  const { id, error } = useField("connectorIds");
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(ticked));
  const isFound = ({ name, systemName }: ConnectorOption) =>
    `${name} ${systemName}`.toLowerCase().includes(words.trim().toLowerCase());
  const tick = (connectorId: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, connectorId] : [...before].filter((one) => one !== connectorId)));
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend className="label font-medium text-sm">App connectors it may ask for</legend>
      {connectors.length > 12 ? (
        <Input
          type="search"
          aria-label="Find an app connector"
          placeholder="Find an app connector"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          autoComplete="off"
        />
      ) : null}
      <span className="help" role="status">
        {chosen.size === 0 ? "None chosen: it can ask for nothing" : `${chosen.size} chosen`}
      </span>
      <div className="max-h-[280px] overflow-y-auto border-line border-y py-2">
        {/* What is ticked stays in the form while a search hides it. */}
        {connectors.map((connector) => (
          <div key={connector.id} hidden={!isFound(connector)}>
            <CheckOption
              name="connectorIds[]"
              value={connector.id}
              checked={chosen.has(connector.id)}
              onChange={(event) => tick(connector.id, event.target.checked)}
              note={connector.systemName}
            >
              {connector.name}
            </CheckOption>
          </div>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

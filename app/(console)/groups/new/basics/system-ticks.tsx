"use client";

import { type FormEvent, useState } from "react";
import { FieldError } from "@/components/form/field-error";
import { CheckField } from "@/components/form/fields";
import { useField } from "@/components/form/form-context";
import { VendorFields } from "@/components/form/vendor-fields";
import { codeHelp, descriptionHelp } from "@/lib/groups/group-words.rules";
import type { Attributes } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";

const ENVIRONMENTS: Readonly<Record<string, string>> = { production: "Production", test: "Test", accept: "Acceptance" };

export type SystemTicksProps = {
  systems: readonly { id: string; name: string; environment: string; vendor: string }[];
  ticked: readonly string[];
  /** What was filled in for each system of what its vendor knows of a group. */
  attributes: Readonly<Record<string, Attributes>>;
};

// Most systems are named after their environment; then it isn't said twice.
function noteOf({ name, environment }: SystemTicksProps["systems"][number]): { note?: string } {
  return name.toLowerCase().includes(environment) ? {} : { note: ENVIRONMENTS[environment] ?? environment };
}

/** The systems in which the group is made; where there is only one, it is ticked from the start. */
export function SystemTicks({ systems, ticked, attributes }: SystemTicksProps) {
  const { id, error } = useField("systemIds");
  const isTicked = (systemId: string) => ticked.includes(systemId) || systems.length === 1;
  const [chosen, setChosen] = useState(systems.filter(({ id: systemId }) => isTicked(systemId)).map((one) => one.id));
  const onChange = ({ target }: FormEvent<HTMLElement>) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "systemIds[]") return;
    const { value, checked } = target;
    setChosen((now) => (checked ? [...now, value] : now.filter((one) => one !== value)));
  };
  return (
    <fieldset
      onChange={onChange}
      id={id}
      className="field"
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : `${id}-help`}
    >
      <legend className="label">Systems</legend>
      {systems.map((system) => (
        <CheckField
          key={system.id}
          name="systemIds[]"
          value={system.id}
          label={system.name}
          {...noteOf(system)}
          defaultChecked={isTicked(system.id)}
        />
      ))}
      {systems
        .filter((system) => chosen.includes(system.id))
        .map(({ id: systemId, name, vendor }) => (
          <fieldset key={systemId} className="grid gap-3 py-2">
            <legend className="small font-medium">
              {name}: {profileOf(vendor).words.group}
            </legend>
            <p className="help">
              {codeHelp([vendor])} {descriptionHelp([vendor])}
            </p>
            <VendorFields
              fields={profileOf(vendor).groupFields}
              prefix={`attributes.${systemId}`}
              values={attributes[systemId] ?? {}}
            />
          </fieldset>
        ))}
      {systems.length === 0 ? <p className="small muted">No system is connected yet. An owner connects one.</p> : null}
      <span className="help" id={`${id}-help`}>
        One group is made in each that is ticked. Its members come from there too.
      </span>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

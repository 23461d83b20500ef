"use client";

import { CheckField } from "@/components/form/fields";
import { useField } from "@/components/form/form-context";
import { Icon } from "@/components/ui/icon";

const ENVIRONMENTS: Readonly<Record<string, string>> = { production: "Production", test: "Test", accept: "Acceptance" };

export type SystemTicksProps = {
  systems: readonly { id: string; name: string; environment: string }[];
  ticked: readonly string[];
};

// Most systems are named after their environment; then it isn't said twice.
function noteOf({ name, environment }: SystemTicksProps["systems"][number]): { note?: string } {
  return name.toLowerCase().includes(environment) ? {} : { note: ENVIRONMENTS[environment] ?? environment };
}

/** The systems in which the group is made; where there is only one, it is ticked from the start. */
export function SystemTicks({ systems, ticked }: SystemTicksProps) {
  const { id, error } = useField("systemIds");
  const [only] = systems;
  return (
    <fieldset id={id} className="field" tabIndex={-1} aria-describedby={error ? `${id}-error` : `${id}-help`}>
      <legend className="label">Systems</legend>
      {systems.map((system) => (
        <CheckField
          key={system.id}
          name="systemIds[]"
          value={system.id}
          label={system.name}
          {...noteOf(system)}
          defaultChecked={ticked.includes(system.id) || (systems.length === 1 && system === only)}
        />
      ))}
      {systems.length === 0 ? <p className="small muted">No system is connected yet. An owner connects one.</p> : null}
      <span className="help" id={`${id}-help`}>
        One group is made in each that is ticked. Its members come from there too.
      </span>
      {error ? (
        <span className="err" id={`${id}-error`}>
          <Icon name="circle-x" />
          {error}
        </span>
      ) : null}
    </fieldset>
  );
}

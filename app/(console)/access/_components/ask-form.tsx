import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Input, Select, type SelectOption } from "@/components/ui/input";

/** A question asked by GET, so that its whole state stands in the address and works before any script. */
export function AskForm({
  action,
  children,
  submit = "Show",
}: {
  action: string;
  children: ReactNode;
  submit?: string;
}) {
  return (
    <form action={action} method="get" className="row row--wrap">
      {children}
      <Button type="submit">{submit}</Button>
    </form>
  );
}

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <span className="row small">
      <label className="muted" htmlFor={id}>
        {label}
      </label>
      {children}
    </span>
  );
}

export type ConnectorChoiceProps = { connectors: readonly SelectOption[]; selected: string | undefined; all?: boolean };

/** One of the connectors, or with `all` every one of them. */
export function ConnectorChoice({ connectors, selected, all = false }: ConnectorChoiceProps) {
  const first = all ? { value: "all", label: "All connectors" } : { value: "", label: "Choose an app connector" };
  return (
    <Labelled id="ask-connector" label="Connector">
      <span className="w-240">
        <Select
          id="ask-connector"
          name="connector"
          options={[first, ...connectors]}
          defaultValue={selected ?? first.value}
        />
      </span>
    </Labelled>
  );
}

/** A part of a name, an e-mail address or a user code. */
export function PersonField({ value, placeholder }: { value: string; placeholder?: string | undefined }) {
  return (
    <Labelled id="ask-person" label="Person">
      <span className="w-200">
        <Input
          id="ask-person"
          name="q"
          defaultValue={value}
          placeholder={placeholder ?? "Name, e-mail or code"}
          autoComplete="off"
        />
      </span>
    </Labelled>
  );
}

/** A past day or moment in UTC, such as `2026-11-03` or `2026-11-03 14:03`; empty means now. */
export function MomentField({ name, label, value }: { name: string; label: string; value: string }) {
  const id = `ask-${name}`;
  return (
    <Labelled id={id} label={label}>
      <span className="w-160">
        <Input
          id={id}
          name={name}
          defaultValue={value}
          placeholder="now"
          title="A day or moment, such as 2026-11-03 14:03"
          autoComplete="off"
        />
      </span>
    </Labelled>
  );
}

"use client";

import { FieldError } from "@/components/form/field-error";
import { CheckField } from "@/components/form/fields";
import { useField } from "@/components/form/form-context";
import type { EndpointRef } from "@/lib/upstreams/effects";

const SPLIT = "\n";

/** What a token may open of all that its connector may call; nothing ticked is all of it. */
export function ScopeTicks({
  endpoints,
  ticked = [],
}: {
  endpoints: readonly EndpointRef[];
  ticked?: readonly EndpointRef[];
}) {
  const { id, error } = useField("scope");
  if (endpoints.length === 0) return null;
  const isTicked = ({ kind, name }: EndpointRef) => ticked.some((one) => one.kind === kind && one.name === name);
  return (
    <fieldset id={id} className="field" tabIndex={-1}>
      <legend className="label">Only for</legend>
      {endpoints.map((endpoint) => (
        <CheckField
          key={`${endpoint.kind} ${endpoint.name}`}
          name="scope[]"
          value={`${endpoint.kind}${SPLIT}${endpoint.name}`}
          label={endpoint.name}
          note={endpoint.kind}
          defaultChecked={isTicked(endpoint)}
        />
      ))}
      <span className="help">Nothing ticked opens all that the connector may call.</span>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

/** What was ticked, as the operation takes it. */
export function scopeOf(ticked: unknown): EndpointRef[] {
  return (Array.isArray(ticked) ? ticked : []).map((value) => {
    const [kind = "", name = ""] = String(value).split(SPLIT);
    return { kind, name };
  });
}

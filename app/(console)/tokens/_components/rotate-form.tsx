"use client";

import { Banner } from "@/components/feedback/banner";
import type { Command } from "@/components/form/command";
import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import type { EndpointRef } from "@/lib/upstreams/effects";
import { rotateTokenAction } from "../actions";
import { ScopeTicks, scopeOf } from "./scope-ticks";

export type RotateFormProps = {
  token: { id: string; label: string; userName: string; connectorName: string };
  /** What the connector may call, where a scope can be narrower; and what the token was asked to open. */
  endpoints: readonly EndpointRef[];
  scope: readonly EndpointRef[];
};

const STEPS = [
  "A new token is made now; both work.",
  "Put the new one where the old one is used, and see that it is.",
  "Suspend the old one where the vendor can, and wait whether anybody misses it.",
  "Revoke the old one. That can’t be taken back.",
];

/** Makes a new token beside one that stands, and says how the change is then carried through. */
export function RotateForm({ token: { id, label, userName, connectorName }, endpoints, scope }: RotateFormProps) {
  const rotate: Command<{ tokenId: string }> = (input, options) => {
    const { scope: ticked, ...rest } = input as Record<string, unknown>;
    return rotateTokenAction({ ...rest, ...(endpoints.length > 0 ? { scope: scopeOf(ticked) } : {}) }, options);
  };
  return (
    <FormShell
      action={rotate}
      fixed={{ tokenId: id }}
      submit="Make new token"
      doneHref="/tokens/:tokenId"
      cancelHref={`/tokens/${id}`}
    >
      <Banner title={`A new token of ${userName} for ${connectorName}.`}>
        <ol className="mt-2 list-decimal ps-5">
          {STEPS.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Banner>
      <TextField
        name="label"
        label="Label"
        defaultValue={`${label} (new)`}
        help="One connector has each label once, and the old token keeps its own."
      />
      <ScopeTicks endpoints={endpoints} ticked={scope} />
      <TextField name="expiresOn" label="Last day" optional placeholder="2027-04-30" className="w-160 num" />
    </FormShell>
  );
}

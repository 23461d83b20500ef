"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { EffectsList } from "@/components/feedback/effects-list";
import { ImpactList } from "@/components/feedback/impact-list";
import { Field } from "@/components/form/field";
import { FormShell } from "@/components/form/form-shell";
import { Select } from "@/components/ui/input";
import type { LinkChoice } from "@/lib/connectors/link-choice.queries";
import { linkConnectorAction, planLinkConnectorAction } from "../actions";

export type LinkFormProps = {
  connector: { id: string; name: string; groupId: string | null };
  choices: readonly LinkChoice[];
};

const NOT_YET = {
  ok: false,
  error: {
    code: "plan_is_stale",
    message: "The preview is still being made. Nothing was changed; look at it, then send this again.",
    requestId: "",
  },
} as const;

const heads = ({ isEverybody, headCount }: LinkChoice) =>
  `${headCount.toLocaleString("en-GB")} ${isEverybody ? "users" : headCount === 1 ? "member" : "members"}`;

/** Links a connector to another group, after an exact preview: who gains, who loses, what the vendor needs, what to beware of. */
export function LinkForm({ connector, choices }: LinkFormProps) {
  const [groupId, setGroupId] = useState("");
  const input = { connectorId: connector.id, groupId };
  const preview = useQuery({
    queryKey: ["plan", "connector.link", input],
    queryFn: () => planLinkConnectorAction(input),
    enabled: groupId !== "",
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const plan = preview.data?.ok ? preview.data.value : null;
  const group = choices.find(({ id }) => id === groupId);
  // What is sent is what was previewed: while the preview is being made there is nothing to agree to yet.
  const send: typeof linkConnectorAction = async (typed, options) =>
    groupId !== "" && preview.isPending ? NOT_YET : linkConnectorAction(typed, options);
  return (
    <FormShell
      action={send}
      fixed={{ connectorId: connector.id }}
      submit={group ? `Link to ${group.code}` : "Link to group"}
      doneHref={`/connectors/${connector.id}`}
      cancelHref={`/connectors/${connector.id}`}
      {...(plan ? { planHash: plan.hash } : {})}
    >
      <Field name="groupId" label="User group" help="One group at a time; the link to the earlier one ends.">
        {(control) => (
          <Select
            {...control}
            value={groupId}
            onChange={(event) => setGroupId(event.target.value)}
            options={[
              { value: "", label: "Choose a group" },
              ...choices.map((choice) => ({
                value: choice.id,
                label: `${choice.isEverybody ? "Everybody" : choice.description} (${choice.code}), ${heads(choice)}${choice.id === connector.groupId ? ", linked now" : ""}`,
                disabled: choice.id === connector.groupId,
              })),
            ]}
          />
        )}
      </Field>
      <div className="grid gap-4" aria-live="polite" aria-busy={preview.isFetching}>
        {groupId !== "" && preview.isPending ? <p className="small muted">Working out what would happen</p> : null}
        {preview.data && !preview.data.ok ? (
          <Banner tone="danger" title={preview.data.error.message} live="alert" />
        ) : null}
        {plan?.warnings.map((warning) => (
          <Banner key={warning} tone="warning" title={warning} />
        ))}
        {plan ? <ImpactList impact={plan.impact} /> : null}
        {plan ? <EffectsList effects={plan.effects} /> : null}
      </div>
    </FormShell>
  );
}

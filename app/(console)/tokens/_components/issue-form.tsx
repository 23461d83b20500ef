"use client";

import { useState } from "react";
import { Banner } from "@/components/feedback/banner";
import type { Command } from "@/components/form/command";
import { Field } from "@/components/form/field";
import { TextAreaField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { Select } from "@/components/ui/input";
import { Segments } from "@/components/ui/segments";
import type { Candidate, ConnectorChoice } from "@/lib/tokens/token-candidate.queries";
import { profileOf } from "@/lib/upstreams/profiles";
import { issueTokenAction, registerTokenAction, requestTokenAction } from "../actions";
import { PickPerson } from "./pick-person";
import { ScopeTicks, scopeOf } from "./scope-ticks";

export type IssueFormProps = { connectors: readonly ConnectorChoice[]; connectorId: string; chosen: Candidate | null };

/** How a vendor gives a token, as the form offers it. */
const WAYS = {
  code: { label: "By one-time password", submit: "Mail one-time password", help: null },
  call: {
    label: "Issue now",
    submit: "Issue token",
    help: "The vendor makes it at once. It is sealed here and shown once.",
  },
  hand: {
    label: "Have it made by hand",
    submit: "Ask for token",
    help: "A hand task opens with the steps. Its text is entered here afterwards.",
  },
} as const;

const issueFromForm: Command<{ tokenId: string }> = (input, options) => {
  const { scope, ...rest } = input as Record<string, unknown>;
  return issueTokenAction({ ...rest, scope: scopeOf(scope) }, options);
};

/** Asks for a token in the way of its vendor, or records one that somebody made by hand in the vendor’s console. */
export function IssueForm({ connectors, connectorId: given, chosen }: IssueFormProps) {
  const [isMade, setMade] = useState(false);
  const [connectorId, setConnectorId] = useState(given);
  const connector = connectors.find(({ id }) => id === connectorId);
  const vendor = connector?.vendorKey ?? connectors[0]?.vendorKey;
  const tokens = vendor ? profileOf(vendor).tokens : "code";
  const way = WAYS[tokens];
  const isByCode = tokens === "code";
  const action = isMade ? registerTokenAction : isByCode ? requestTokenAction : issueFromForm;
  return (
    <FormShell
      key={isMade ? "hand" : "vendor"}
      action={action}
      submit={isMade ? "Record token" : connector ? way.submit : "Issue token"}
      doneHref="/tokens/:tokenId"
      cancelHref="/tokens"
    >
      <div>
        <Segments
          label="How the token comes about"
          selected={isMade ? "hand" : "vendor"}
          onSelect={(key) => setMade(key === "hand")}
          segments={[
            { key: "vendor", label: connector ? way.label : "Made by the vendor" },
            { key: "hand", label: "Made by hand already" },
          ]}
        />
      </div>
      {connector && !isMade && way.help ? <p className="small muted">{way.help}</p> : null}
      <Field name="connectorId" label="App connector">
        {(control) => (
          <Select
            {...control}
            value={connectorId}
            onChange={(event) => setConnectorId(event.target.value)}
            options={[
              { value: "", label: "Choose an app connector" },
              ...connectors.map(({ id, name, systemName }) => ({ value: id, label: `${name}, ${systemName}` })),
            ]}
          />
        )}
      </Field>
      {connector?.isBlocked ? (
        <Banner tone="warning" icon="lock" title={`${connector.name} is blocked.`}>
          {isByCode ? "The vendor may not mail a one-time password while it is (not documented), and nobody" : "Nobody"}{" "}
          can use a token until it is unblocked.
        </Banner>
      ) : null}
      <PickPerson key={connectorId} connectorId={connectorId} chosen={connectorId === given ? chosen : null} />
      <TextField name="label" label="Label" help="The device, such as iPhone Kim. One connector has each label once." />
      {isMade ? (
        <TextAreaField
          name="text"
          label="Token"
          rows={3}
          className="mono"
          spellCheck={false}
          autoComplete="off"
          help="Paste the whole token. It is sealed at once and never shown again, here or anywhere."
        />
      ) : connector ? (
        <ScopeTicks key={connectorId} endpoints={connector.endpoints} />
      ) : null}
      <TextField name="purpose" label="Purpose" optional help="What it is for, in a few words." />
      <TextField name="owner" label="Owner" optional help="Who answers for it." />
      {isMade || !connector || tokens !== "hand" ? null : (
        <TextField
          name="startsOn"
          label="Works from, in UTC"
          optional
          placeholder="2026-12-01 00:00"
          className="w-200 num"
          help="Left empty, from its issue."
        />
      )}
      <TextField
        name="expiresOn"
        label="Last day"
        optional
        placeholder="2027-04-30"
        className="w-160 num"
        {...(connector && isByCode ? { help: "A classic token ends on 1 May 2027 at the latest." } : {})}
      />
    </FormShell>
  );
}

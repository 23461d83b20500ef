"use client";

import { useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { Field } from "@/components/form/field";
import { TextAreaField, TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { Select } from "@/components/ui/input";
import { Segments } from "@/components/ui/segments";
import type { Candidate, ConnectorChoice } from "@/lib/tokens/token-candidate.queries";
import { registerTokenAction, requestTokenAction } from "../actions";
import { PickPerson } from "./pick-person";

export type IssueFormProps = { connectors: readonly ConnectorChoice[]; connectorId: string; chosen: Candidate | null };

/** Asks for a token by one-time password, or records one that somebody made by hand in the vendor’s console. */
export function IssueForm({ connectors, connectorId: given, chosen }: IssueFormProps) {
  const [way, setWay] = useState<"mail" | "hand">("mail");
  const [connectorId, setConnectorId] = useState(given);
  const connector = connectors.find(({ id }) => id === connectorId);
  const byMail = way === "mail";
  return (
    <FormShell
      key={way}
      action={byMail ? requestTokenAction : registerTokenAction}
      submit={byMail ? "Mail one-time password" : "Record token"}
      doneHref="/tokens/:tokenId"
      cancelHref="/tokens"
    >
      <div>
        <Segments
          label="How the token comes about"
          selected={way}
          onSelect={(key) => setWay(key === "hand" ? "hand" : "mail")}
          segments={[
            { key: "mail", label: "By one-time password" },
            { key: "hand", label: "Made by hand already" },
          ]}
        />
      </div>
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
          The vendor may not mail a one-time password while it is (not documented), and nobody can use a token until it
          is unblocked.
        </Banner>
      ) : null}
      <PickPerson key={connectorId} connectorId={connectorId} chosen={connectorId === given ? chosen : null} />
      <TextField name="label" label="Label" help="The device, such as iPhone Kim. One connector has each label once." />
      {byMail ? null : (
        <TextAreaField
          name="text"
          label="Token"
          rows={3}
          className="mono"
          spellCheck={false}
          autoComplete="off"
          help="Paste the whole token. It is sealed at once and never shown again, here or anywhere."
        />
      )}
      <TextField name="purpose" label="Purpose" optional help="What it is for, in a few words." />
      <TextField name="owner" label="Owner" optional help="Who answers for it." />
      <TextField
        name="expiresOn"
        label="Last day"
        optional
        placeholder="2027-04-30"
        className="w-160 num"
        help="A classic token ends on 1 May 2027 at the latest."
      />
    </FormShell>
  );
}

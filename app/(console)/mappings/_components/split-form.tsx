"use client";

import { useState } from "react";
import { TextField } from "@/components/form/fields";
import { Segments } from "@/components/ui/segments";
import type { MappedToken } from "@/lib/mappings/mapping-views.rules";
import { PickPerson } from "../../tokens/_components/pick-person";
import { planSplitTokenAction, splitTokenAction } from "../actions";
import { KeyTicks } from "./key-ticks";
import { PlannedForm } from "./planned-form";

type Props = { token: MappedToken; ticked: readonly string[] };

/** Chooses the keys that get a token of their own and whose it is; nothing moves before that token is issued. */
export function SplitForm({ token, ticked }: Props) {
  const { tokenId, hint, label, userName, systemName, connectorId, riding, keys } = token;
  const [isOther, setOther] = useState(false);
  const page = `/mappings/shared/${tokenId}`;
  return (
    <PlannedForm
      plan={planSplitTokenAction}
      action={splitTokenAction}
      fixed={{ tokenId }}
      submit="See what would happen"
      title={
        <>
          Split token <span className="mono">{hint}</span>?
        </>
      }
      confirm="Ask for the new token"
      keep="Leave it shared"
      doneHref={page}
      cancelHref={page}
    >
      <KeyTicks keys={riding} ticked={ticked} total={keys} legend="Keys that get a token of their own" />
      <div>
        <Segments
          label="Whose token it is"
          selected={isOther ? "other" : "same"}
          onSelect={(key) => setOther(key === "other")}
          segments={[
            { key: "same", label: `Of ${userName} again` },
            { key: "other", label: `Of another account of ${systemName}` },
          ]}
        />
      </div>
      {isOther ? <PickPerson connectorId={connectorId} chosen={null} /> : null}
      <TextField
        name="label"
        label="Label"
        defaultValue={`${label.slice(0, 50)} (split)`}
        help="What the new token is called. One connector has each label once."
      />
      <TextField name="purpose" label="Purpose" optional help="What it is for, in a few words." />
      <TextField name="expiresOn" label="Last day" optional placeholder="2027-04-30" className="w-160 num" />
    </PlannedForm>
  );
}

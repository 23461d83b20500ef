"use client";

import { Banner } from "@/components/feedback/banner";
import { TextField } from "@/components/form/fields";
import { planRotateMappedTokenAction, rotateMappedTokenAction } from "../actions";
import { PlannedForm } from "./planned-form";

type Props = { token: { tokenId: string; hint: string; label: string; userName: string; keys: number } };

/** Has a new token made behind the keys: they all move to it in the moment it is issued, and no application notices. */
export function RotateForm({ token: { tokenId, hint, label, userName, keys } }: Props) {
  const page = `/mappings/shared/${tokenId}`;
  return (
    <PlannedForm
      plan={planRotateMappedTokenAction}
      action={rotateMappedTokenAction}
      fixed={{ tokenId }}
      submit="See what would happen"
      title={
        <>
          Rotate token <span className="mono">{hint}</span> of {userName}?
        </>
      }
      confirm="Ask for the new token"
      keep="Leave it as it is"
      doneHref={page}
      cancelHref={page}
    >
      <Banner title={keys === 1 ? "One key moves." : `All ${keys.toLocaleString("en-GB")} keys move together.`}>
        The old token answers until the new one is issued, and works at the vendor until it lapses or is revoked.
      </Banner>
      <TextField
        name="label"
        label="Label"
        defaultValue={`${label.slice(0, 50)} (new)`}
        help="What the new token is called. One connector has each label once, and the old token keeps its own."
      />
      <TextField name="expiresOn" label="Last day" optional placeholder="2027-04-30" className="w-160 num" />
    </PlannedForm>
  );
}

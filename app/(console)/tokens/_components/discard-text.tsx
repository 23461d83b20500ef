"use client";

import { PlannedConfirm } from "../../_blocks/planned-confirm";
import { discardTokenSecretAction, planDiscardTokenSecretAction } from "../actions";

/** Destroys the text that is kept of a token, after saying what becomes harder by it. */
export function DiscardText({ tokenId, hint }: { tokenId: string; hint: string }) {
  return (
    <PlannedConfirm
      trigger={{ children: "Discard text" }}
      title={
        <>
          Discard the text of token <span className="mono">{hint}</span>?
        </>
      }
      consequence={() => <strong>It can’t be had back, not even by us.</strong>}
      plan={planDiscardTokenSecretAction}
      planInput={{ tokenId }}
      action={discardTokenSecretAction}
      fixed={{ tokenId }}
      confirm="Discard text"
      keep="Keep it sealed"
    />
  );
}

"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { giveUpNewGroupAction } from "../../actions";

/** Gives the draft up, after asking, because nothing brings it back. */
export function DiscardDraft() {
  return (
    <ConfirmDialog
      trigger={{ children: "Discard draft", look: "quiet" }}
      title="Discard the draft of this group?"
      consequence="Everything filled in so far is forgotten. Nothing was created or sent, so nothing else changes."
      confirm="Discard draft"
      keep="Keep draft"
      action={giveUpNewGroupAction}
      doneHref="/groups"
    />
  );
}

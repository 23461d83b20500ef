"use client";

import { type ReactNode, useCallback } from "react";
import { NO_ANSWER } from "@/components/form/command";
import { MemberPicker, type MemberPickerProps } from "@/components/member-picker/member-picker";
import type { PasteOutcome, SaveDraft } from "@/components/member-picker/picker.types";
import type { ActionError, ActionResult } from "@/lib/core/errors";
import { stageMembersAction } from "../actions";

export type GroupPickerProps = Pick<MemberPickerProps, "caption" | "counts" | "staged" | "reviewHref"> & {
  groupId: string;
  summary?: ReactNode;
  readOnly?: boolean;
};

async function lookUpAt(address: string, text: string): Promise<ActionResult<PasteOutcome>> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  const body = (await answer.json()) as PasteOutcome | { error: Omit<ActionError, "requestId"> };
  if (!("error" in body)) return { ok: true, value: body };
  return { ok: false, error: { ...body.error, requestId: answer.headers.get("x-request-id") ?? "" } };
}

/** Users in group, over this console’s own addresses: rows by GET, the draft kept by its guarded action, a pasted list looked up. */
export function GroupPicker({ groupId, ...props }: GroupPickerProps) {
  const address = `/api/internal/groups/${groupId}`;
  const save: SaveDraft = useCallback(
    (staged) => {
      return stageMembersAction({ groupId, staged: { add: [...staged.add], remove: [...staged.remove] } });
    },
    [groupId],
  );
  const lookUp = useCallback(
    (text: string) =>
      lookUpAt(`${address}/paste`, text).catch(
        (): ActionResult<PasteOutcome> => ({
          ok: false,
          error: { code: "internal", message: NO_ANSWER.message, requestId: "" },
        }),
      ),
    [address],
  );
  return <MemberPicker {...props} rowsUrl={`${address}/users`} saveDraft={save} lookUp={lookUp} />;
}

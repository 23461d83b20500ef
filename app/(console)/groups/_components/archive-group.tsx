"use client";

import { PlannedConfirm } from "../../_blocks/planned-confirm";
import { archiveGroupAction, planArchiveGroupAction } from "../actions";

export type ArchiveGroupProps = { group: { id: string; version: number; code: string }; reasons: readonly string[] };

/** Archives a group after saying what that needs at the vendor; what still refers to it is named instead. */
export function ArchiveGroup({ group: { id, version, code }, reasons }: ArchiveGroupProps) {
  const input = { groupId: id, version };
  return (
    <PlannedConfirm<unknown>
      trigger={{ children: "Archive group" }}
      title={`Archive group ${code}?`}
      consequence={() => (
        <>
          <strong>Nobody can be put into it and no connector can be linked to it any more.</strong> Its history stays.
        </>
      )}
      plan={planArchiveGroupAction}
      planInput={input}
      action={archiveGroupAction}
      fixed={input}
      reasons={reasons}
      confirm="Archive group"
      keep="Keep group"
      doneHref="/groups"
    />
  );
}

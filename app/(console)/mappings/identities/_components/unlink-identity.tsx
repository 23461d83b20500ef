"use client";

import { PlannedConfirm } from "../../../_blocks/planned-confirm";
import { planUnlinkIdentityAction, unlinkIdentityAction } from "../actions";

export type UnlinkIdentityProps = {
  identity: { id: string; externalId: string; systemName: string; commonId: string | null; groupId: string | null };
  reasons: readonly string[];
};

/** Unlinks an external id after naming what stays behind as an orphan. */
export function UnlinkIdentity({ identity, reasons }: UnlinkIdentityProps) {
  const { id, externalId, systemName, commonId, groupId } = identity;
  const input = { identityId: id };
  const verb = commonId === null && groupId === null ? "Forget" : "Unlink";
  return (
    <PlannedConfirm<unknown>
      trigger={{ children: `${verb} external id` }}
      title={`${verb} ${externalId} of ${systemName}?`}
      consequence={() =>
        groupId ? (
          <strong>Its group is archived, and the account is removed in {systemName}.</strong>
        ) : (
          <strong>It stands for nothing any more.</strong>
        )
      }
      plan={planUnlinkIdentityAction}
      planInput={{ ...input, reason: "Other" }}
      action={unlinkIdentityAction}
      fixed={input}
      reasons={reasons}
      confirm={`${verb} external id`}
      keep="Keep it"
      doneHref="/mappings/identities"
    />
  );
}

"use client";

import { PlannedConfirm, peopleHit } from "../../_blocks/planned-confirm";
import { planRemoveAccountAction, removeAccountAction } from "../actions";

export type RemoveAccountProps = {
  account: { id: string; userCode: string; systemName: string };
  userName: string;
  reasons: readonly string[];
};

/** Ends an account after saying which tokens and groups go with it and how the vendor is told. */
export function RemoveAccount({ account: { id, userCode, systemName }, userName, reasons }: RemoveAccountProps) {
  return (
    <PlannedConfirm<unknown>
      trigger={{ children: "Remove account", size: "sm" }}
      title={`Remove ${userCode} from ${systemName}?`}
      consequence={() => (
        <>
          <strong>{userName} leaves every group there and each of his tokens there is revoked.</strong> The history
          stays.
        </>
      )}
      facts={(plan) => [
        { term: "Tokens revoked", value: plan ? plan.hits.toLocaleString("en-GB") : "Working it out" },
        { term: "Who is hit", value: peopleHit(plan, "lost", ["loses access", "lose access"]) },
      ]}
      plan={planRemoveAccountAction}
      planInput={{ accountId: id, reason: "Preview" }}
      action={removeAccountAction}
      fixed={{ accountId: id }}
      reasons={reasons}
      confirm="Remove account"
      keep="Keep account"
    />
  );
}

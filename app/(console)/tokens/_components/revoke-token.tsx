"use client";

import type { ButtonLook } from "@/components/ui/button";
import { PlannedConfirm } from "../../_blocks/planned-confirm";
import { planRevokeTokenAction, revokeTokenAction } from "../actions";
import { RevokeConsequence, revokeFacts } from "./revoke-facts";

export type RevokeTokenProps = {
  token: { id: string; hint: string; userName: string; isIssued: boolean };
  reasons: readonly string[];
  trigger?: ButtonLook & { children: string };
};

/** Revokes one token after naming who is hit and how the vendor is told; the focus starts on keeping it. */
export function RevokeToken({ token, reasons, trigger }: RevokeTokenProps) {
  const { id, hint, userName, isIssued } = token;
  return (
    <PlannedConfirm
      trigger={trigger ?? { children: "Revoke", size: "sm" }}
      title={
        <>
          {isIssued ? "Revoke token" : "Withdraw the request"} <span className="mono">{hint}</span> of {userName}?
        </>
      }
      consequence={() => <RevokeConsequence tokenId={id} isIssued={isIssued} />}
      facts={() => revokeFacts(id)}
      plan={planRevokeTokenAction}
      planInput={{ tokenId: id, reason: "Preview" }}
      action={revokeTokenAction}
      fixed={{ tokenId: id }}
      reasons={reasons}
      confirm={isIssued ? "Revoke token" : "Withdraw request"}
      keep={isIssued ? "Keep token" : "Keep request"}
      doneHref={`/tokens/${id}`}
    />
  );
}

"use client";

import { TextField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { PlannedConfirm } from "../../_blocks/planned-confirm";
import {
  planResumeTokenAction,
  planSuspendTokenAction,
  resumeTokenAction,
  setTokenExpiryAction,
  suspendTokenAction,
} from "../actions";

type Token = { id: string; hint: string; userName: string };

/** Stops a token for a while, after saying how the vendor is told. */
export function SuspendToken({ token: { id, hint, userName }, reasons }: { token: Token; reasons: readonly string[] }) {
  return (
    <PlannedConfirm<unknown>
      trigger={{ children: "Suspend", icon: "lock" }}
      title={
        <>
          Suspend token <span className="mono">{hint}</span> of {userName}?
        </>
      }
      consequence={() => (
        <>
          <strong>Whoever holds this token is let in no more.</strong> It can be let work again.
        </>
      )}
      plan={planSuspendTokenAction}
      planInput={{ tokenId: id, reason: "Preview" }}
      action={suspendTokenAction}
      fixed={{ tokenId: id }}
      reasons={reasons}
      confirm="Suspend token"
      keep="Leave it working"
    />
  );
}

/** Lets a suspended token work again, after saying how the vendor is told. */
export function ResumeToken({ token: { id, hint, userName } }: { token: Token }) {
  return (
    <PlannedConfirm<unknown>
      trigger={{ children: "Let it work again", look: "primary" }}
      title={
        <>
          Let token <span className="mono">{hint}</span> of {userName} work again?
        </>
      }
      consequence={() => <strong>Whoever holds this token gets in again.</strong>}
      plan={planResumeTokenAction}
      planInput={{ tokenId: id }}
      action={resumeTokenAction}
      fixed={{ tokenId: id }}
      confirm="Let it work again"
      keep="Keep it suspended"
      gentle
    />
  );
}

/** Sets the last day of a token, or takes it away. */
export function ExpiryForm({ tokenId, lastDay, says }: { tokenId: string; lastDay: string; says: string }) {
  return (
    <FormShell action={setTokenExpiryAction} fixed={{ tokenId }} submit="Set last day" doneWords="Set here, on its way">
      <TextField
        name="expiresOn"
        label="Last day"
        optional
        placeholder="2027-04-30"
        className="w-160 num"
        defaultValue={lastDay}
        help={`Left empty, it has no end. ${says}`}
      />
    </FormShell>
  );
}

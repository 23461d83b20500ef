"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { RevealSecret } from "@/components/feedback/reveal-secret";
import { ActionButton } from "@/components/form/action-button";
import { Dialog } from "@/components/ui/dialog";
import { disableOperatorAction, enableOperatorAction, endSessionsAction, setPasswordAction } from "../actions";

export type OperatorActsProps = { id: string; name: string; isSelf: boolean; isDisabled: boolean; isDemo: boolean };

/** What an owner may do to an operator; each asks first, and a new password is shown once. */
export function OperatorActs({ id, name, isSelf, isDisabled, isDemo }: OperatorActsProps) {
  const [password, setPassword] = useState<string | null>(null);
  const fixed = { operatorId: id };
  if (isDisabled) {
    return (
      <ActionButton action={enableOperatorAction} input={fixed} doneWords="Enabled">
        Enable operator
      </ActionButton>
    );
  }
  return (
    <>
      <ConfirmDialog
        trigger={{ children: "Sign out everywhere", icon: "log-out" }}
        title={`Sign ${name} out everywhere?`}
        consequence="Every open session ends with its next request. Signing in again stays possible."
        confirm="Sign out everywhere"
        keep="Keep the sessions"
        action={endSessionsAction}
        fixed={fixed}
      />
      {isDemo ? null : (
        <ConfirmDialog
          trigger={{ children: "New password", icon: "key-round" }}
          title={`Make a new password for ${name}?`}
          consequence="The old password stops working and every open session ends. The new one is shown once, here."
          confirm="Make a new password"
          keep="Keep the password"
          gentle
          action={setPasswordAction}
          fixed={fixed}
          onDone={(made) => setPassword(made.password)}
        />
      )}
      {isSelf ? null : (
        <ConfirmDialog
          trigger={{ children: "Disable operator" }}
          title={`Disable ${name}?`}
          consequence={`${name} is shut out from the next request on, and can’t sign in until an owner enables the operator again.`}
          confirm="Disable operator"
          keep="Keep operator"
          action={disableOperatorAction}
          fixed={fixed}
        />
      )}
      <Dialog open={password !== null} onOpenChange={() => undefined} title={`New password of ${name}`} wide>
        {password === null ? null : (
          <RevealSecret
            secret={password}
            label="Password"
            help="Hand it over in person or by a safe channel."
            fileName="gatehouse-password.txt"
            onStored={() => setPassword(null)}
          />
        )}
      </Dialog>
    </>
  );
}

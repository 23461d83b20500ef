"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { pauseSystemAction } from "../actions";

export type PauseDialogProps = {
  systemId: string;
  name: string;
  reasons: readonly string[];
  /** A word for a row of a list, instead of the button of a page. */
  trigger?: string;
};

/** Asks before deliveries to a system are paused. */
export function PauseDialog({ systemId, name, reasons, trigger }: PauseDialogProps) {
  return (
    <ConfirmDialog
      trigger={trigger ? { children: trigger, look: "link" } : { children: "Pause deliveries" }}
      title={`Pause deliveries to ${name}?`}
      consequence="Nothing more is sent there, revocations included, until somebody resumes. What is decided meanwhile waits in order."
      reasons={reasons}
      confirm="Pause deliveries"
      keep="Keep sending"
      action={pauseSystemAction}
      fixed={{ systemId }}
    />
  );
}

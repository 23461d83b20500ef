"use client";

import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { pauseSystemAction } from "../actions";

/** Asks before deliveries to a system are paused. */
export function PauseDialog({
  systemId,
  name,
  reasons,
}: {
  systemId: string;
  name: string;
  reasons: readonly string[];
}) {
  return (
    <ConfirmDialog
      trigger={{ children: "Pause deliveries" }}
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

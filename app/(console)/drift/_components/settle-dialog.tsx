"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { EffectsList } from "@/components/feedback/effects-list";
import { ImpactList } from "@/components/feedback/impact-list";
import type { Command } from "@/components/form/command";
import type { ActionResult } from "@/lib/core/errors";
import type { Plan } from "@/lib/gate/plan";
import type { DriftName } from "./drift-words";

export type SettleDialogProps = {
  items: readonly DriftName[];
  what: string;
  reasons: readonly string[];
  title: string;
  consequence: string;
  confirm: string;
  action: Command<unknown>;
  plan: (input: unknown) => Promise<ActionResult<Plan>>;
  planWith?: Readonly<Record<string, unknown>>;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks before differences are settled and says exactly what would happen: the same code ran and was rolled back. */
export function SettleDialog(props: SettleDialogProps) {
  const { items, what, reasons, title, consequence, confirm, action, plan, planWith = {}, onClose, children } = props;
  const preview = useQuery({
    queryKey: ["drift-plan", confirm, items],
    queryFn: () => plan({ items, reason: "Preview", ...planWith }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const ready = preview.data?.ok ? preview.data.value : null;
  const refusal = preview.data && !preview.data.ok ? preview.data.error : null;
  return (
    <ConfirmDialog
      open
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={`${title}: ${what}`}
      consequence={
        <>
          {consequence}
          {refusal ? (
            <p className="mt-2 text-danger" role="alert">
              {refusal.message} {refusal.next}
            </p>
          ) : null}
          {ready?.warnings.map((warning) => (
            <p key={warning} className="mt-2 text-warning">
              {warning}
            </p>
          ))}
        </>
      }
      reasons={reasons}
      confirm={confirm}
      keep="Keep it on the list"
      gentle
      action={action}
      fixed={{ items }}
      onDone={onClose}
      {...(ready?.brake === "confirm" ? { count: ready.hits } : {})}
      {...(ready && planWith.until === undefined ? { planHash: ready.hash } : {})}
    >
      <div role="status">{preview.isPending ? <p className="small muted">Working it out</p> : null}</div>
      {ready ? (
        <>
          <ImpactList impact={ready.impact} />
          <EffectsList effects={ready.effects} />
        </>
      ) : null}
      {children}
    </ConfirmDialog>
  );
}

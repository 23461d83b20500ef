"use client";

import { useState } from "react";
import { TextField } from "@/components/form/fields";
import { Button } from "@/components/ui/button";
import {
  acceptDriftAction,
  ignoreDriftAction,
  planAcceptDriftAction,
  planIgnoreDriftAction,
  planRestoreDriftAction,
  restoreDriftAction,
} from "../actions";
import type { DriftName } from "./drift-words";
import { SettleDialog } from "./settle-dialog";

export type DriftActsProps = {
  names: readonly DriftName[];
  /** What is settled, for titles: `2 differences`, `Kim de Vries is in CONSULTANCY there, not here`. */
  what: string;
  reasons: readonly string[];
  can?: { accept: boolean; restore: boolean };
};

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** The three ways to settle a difference, each with the exact preview before it is done. */
export function DriftActs({ names, what, reasons, can = { accept: true, restore: true } }: DriftActsProps) {
  const [open, setOpen] = useState<"accept" | "restore" | "ignore" | null>(null);
  const shared = { items: names, what, reasons, onClose: () => setOpen(null) };
  return (
    <span className="row row--wrap">
      {can.accept ? (
        <Button size="sm" onClick={() => setOpen("accept")}>
          Accept theirs
        </Button>
      ) : null}
      {can.restore ? (
        <Button size="sm" onClick={() => setOpen("restore")}>
          Restore ours
        </Button>
      ) : null}
      <Button size="sm" look="quiet" onClick={() => setOpen("ignore")}>
        Ignore until
      </Button>
      {open === "accept" ? (
        <SettleDialog
          {...shared}
          title="Accept what is there"
          consequence="Gatehouse records what the vendor shows. Nothing is sent."
          confirm="Accept theirs"
          action={acceptDriftAction}
          plan={planAcceptDriftAction}
        />
      ) : null}
      {open === "restore" ? (
        <SettleDialog
          {...shared}
          title="Restore what was decided here"
          consequence="What was decided here is ordered again at the vendor."
          confirm="Restore ours"
          action={restoreDriftAction}
          plan={planRestoreDriftAction}
        />
      ) : null}
      {open === "ignore" ? (
        <SettleDialog
          {...shared}
          title="Leave it as it is for a while"
          consequence="It leaves the list until that day, or until either side changes. Nothing is changed here or there."
          confirm="Ignore until then"
          action={ignoreDriftAction}
          plan={planIgnoreDriftAction}
          planWith={{ until: inDays(30) }}
        >
          <TextField name="until" label="Until" type="date" defaultValue={inDays(30)} />
        </SettleDialog>
      ) : null}
    </span>
  );
}

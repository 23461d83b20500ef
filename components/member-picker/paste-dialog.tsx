"use client";

import { useState } from "react";
import { type Failure, NO_ANSWER } from "@/components/form/command";
import { ErrorSummary } from "@/components/form/error-summary";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Textarea } from "@/components/ui/input";
import type { ActionResult } from "@/lib/core/errors";
import { PasteOutcome } from "./paste-outcome";
import type { PasteOutcome as Outcome, PickerRow } from "./picker.types";

export type PasteDialogProps = {
  /** Looks up the lines; nothing is stored by it. */
  lookUp: (text: string) => Promise<ActionResult<Outcome>>;
  onAdd: (rows: readonly PickerRow[]) => void;
};

function rowsToAdd(outcome: Outcome, chosen: Readonly<Record<string, string>>): PickerRow[] {
  const picked = outcome.ambiguous.flatMap(({ line, candidates }) =>
    candidates.filter((row) => row.id === chosen[line]),
  );
  return [...outcome.found, ...picked];
}

/** Many people at once: a list of e-mails or codes is looked up, shown for what it is, and only then staged. */
export function PasteDialog({ lookUp, onAdd }: PasteDialogProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const ready = outcome ? rowsToAdd(outcome, chosen) : [];

  const look = async () => {
    if (busy || text.trim() === "") return;
    setBusy(true);
    const answer = await lookUp(text).catch(() => ({ ok: false as const, error: NO_ANSWER }));
    setFailure(answer.ok ? null : answer.error);
    setOutcome(answer.ok ? answer.value : null);
    setChosen({});
    setBusy(false);
  };
  const add = () => {
    onAdd(ready);
    setOpen(false);
    setOutcome(null);
    setText("");
  };
  const unmatched = outcome?.unknown ?? [];
  return (
    <>
      <Button icon="file-text" onClick={() => setOpen(true)}>
        Paste a list
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Paste a list"
        description="One e-mail address or user code a line, 10,000 at most."
        foot={
          <>
            {unmatched.length > 0 ? (
              <Button look="quiet" icon="copy" onClick={() => void navigator.clipboard.writeText(unmatched.join("\n"))}>
                Copy the {unmatched.length} unknown
              </Button>
            ) : null}
            <Button {...(outcome ? {} : { look: "primary" as const })} busy={busy} onClick={look}>
              Look up
            </Button>
            {outcome ? (
              <Button look="primary" onClick={add} aria-disabled={ready.length === 0}>
                Stage {ready.length} additions
              </Button>
            ) : null}
          </>
        }
      >
        {failure ? <ErrorSummary failure={failure} /> : null}
        <Textarea
          rows={8}
          className="mono"
          aria-label="E-mail addresses or user codes"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {outcome ? (
          <PasteOutcome
            outcome={outcome}
            chosen={chosen}
            onChoose={(line, id) => setChosen({ ...chosen, [line]: id })}
          />
        ) : null}
      </Dialog>
    </>
  );
}

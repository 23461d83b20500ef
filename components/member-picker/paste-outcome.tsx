"use client";

import type { ReactNode } from "react";
import { PlainState } from "@/components/ui/chip";
import type { PasteOutcome as Outcome, PickerRow } from "./picker.types";

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="small">
      <summary className="med cursor-pointer py-1">{title}</summary>
      <ul className="rows">{children}</ul>
    </details>
  );
}

const person = (row: PickerRow) => (
  <li key={row.id}>
    <span className="grow">
      {row.name} <span className="muted">{row.code ?? row.email}</span>
    </span>
    {row.ready.tone === "ok" ? null : <PlainState tone={row.ready.tone}>{row.ready.words}</PlainState>}
  </li>
);

export type PasteOutcomeProps = {
  outcome: Outcome;
  chosen: Readonly<Record<string, string>>;
  onChoose: (line: string, id: string) => void;
};

/** What became of each pasted line: found, already in, to choose, unknown; who is not ready is named among the found. */
export function PasteOutcome({ outcome, chosen, onChoose }: PasteOutcomeProps) {
  const { found, already, ambiguous, unknown } = outcome;
  const notReady = found.filter((row) => row.ready.tone !== "ok").length;
  return (
    <div className="grid gap-1" role="status">
      <Group title={`${found.length} found${notReady > 0 ? `, ${notReady} of them not ready` : ""}`}>
        {found.map(person)}
      </Group>
      <Group title={`${already.length} already in the group`}>{already.map(person)}</Group>
      {ambiguous.map(({ line, candidates }) => (
        <label key={line} className="field">
          <span className="label">
            “{line}” fits {candidates.length} people
          </span>
          <select
            className="select"
            value={chosen[line] ?? ""}
            onChange={(event) => onChoose(line, event.target.value)}
          >
            <option value="">Leave out</option>
            {candidates.map((row) => (
              <option key={row.id} value={row.id}>
                {row.name}, {row.code ?? row.email}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Group title={`${unknown.length} unknown`}>
        {unknown.map((line) => (
          <li key={line} className="mono">
            {line}
          </li>
        ))}
      </Group>
    </div>
  );
}

import type { Act, ConnectorFacts } from "./pair-facts.rules";
import type { NextStep } from "./verdict.rules";

/** " Added by S. de Boer, HR-412." or nothing, where nobody is known to have done it. */
export function addedBy(verb: string, act: Act | null): string {
  if (act === null) return "";
  return ` ${verb} by ${act.by}${act.ticket ? `, ${act.ticket}` : ""}.`;
}

/** A reason that somebody typed, fit to stand inside a sentence. */
export function trimmed(reason: string | null | undefined): string {
  const text = (reason ?? "").trim().replace(/[.\s]+$/, "");
  return text === "" ? "no reason is known" : text;
}

/** A text as the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The step that asks the vendor once more. */
export function readAgain(system: ConnectorFacts["system"]): NextStep {
  return { code: "read_again", label: `Read ${system.vendorName} again`, subjectId: system.id };
}

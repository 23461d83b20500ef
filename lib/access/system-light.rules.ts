import { blocked, closed, doubtEnd, doubted, open } from "./open-light.rules";
import { isBlocking, isInForce, latest, type PairFacts, unblockedSince } from "./pair-facts.rules";
import type { Source } from "./source.rules";
import type { Light, NextStep } from "./verdict.rules";
import { trimmed } from "./words.rules";

/** System open: not suspended as a whole. */
export function systemLight(facts: PairFacts, at: Date): Light {
  const { system } = facts;
  const source: Source = { kind: "decided", at: null, by: null, note: null };
  if (system.block && isBlocking(system.block, at)) {
    const next: NextStep = { code: "reopen_system", label: "Reopen", subjectId: system.id };
    const reason = blocked(system.name, system.block, `${system.name} suspended`, `${system.name} is suspended`, next);
    return closed("system", [{ ...reason, sentence: reason.sentence.replace(" is blocked", " is suspended") }], source);
  }
  if (system.doubt && isInForce(system.doubt, at)) {
    const says = `${system.name} is not suspended here. Whether it works can't be told: ${trimmed(system.doubt.reason)}.`;
    return doubted("system", system.doubt.from, says, `whether ${system.name} is open`, facts);
  }
  const since = latest([unblockedSince(system.block, at), doubtEnd(system.doubt, at)]);
  return open("system", since, `${system.name} is not suspended.`, null, source);
}

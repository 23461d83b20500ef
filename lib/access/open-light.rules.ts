import { formatMoment } from "@/lib/core/time";
import { type BlockFact, earliest, type PairFacts } from "./pair-facts.rules";
import type { Source } from "./source.rules";
import type { Light, LightName, NextStep } from "./verdict.rules";
import { readAgain, trimmed } from "./words.rules";

/** One thing that closes a light; several can do so at once. */
export type Reason = Pick<Light, "since" | "by" | "ticket" | "sentence" | "short" | "clause"> & {
  next: NextStep | null;
};

/** A red light's reason without an end or an actor. */
export function plain(since: Date | null, sentence: string, short: string, clause: string): Reason {
  return { since, by: null, ticket: null, sentence, short, clause, next: null };
}

/** A red light's reason where something is blocked: by whom, until when and why. */
export function blocked(name: string, block: BlockFact, short: string, clause: string, next: NextStep): Reason {
  const until = block.until ? ` until ${formatMoment(block.until)}` : "";
  const by = block.opened?.by ? ` by ${block.opened.by}${block.opened.ticket ? `, ${block.opened.ticket}` : ""}` : "";
  return {
    since: block.from,
    by: block.opened?.by ?? null,
    ticket: block.opened?.ticket ?? null,
    sentence: `${name} is blocked since ${formatMoment(block.from)}${until}${by}: ${trimmed(block.reason)}.`,
    short,
    clause: `${clause}${until}`,
    next,
  };
}

/** A red light: the sentence names all that closes it, the next step mends the first that can be mended. */
export function closed(name: LightName, reasons: readonly Reason[], source: Source): Light {
  const [first] = reasons;
  const dated = reasons.every(({ since }) => since !== null);
  return {
    name,
    state: "no",
    since: dated ? earliest(reasons.map(({ since }) => since)) : null,
    by: first?.by ?? null,
    ticket: first?.ticket ?? null,
    source,
    sentence: reasons.map(({ sentence }) => sentence).join(" "),
    short: reasons.map(({ short }) => short).join(", "),
    clause: reasons.map(({ clause }) => clause).join(" and "),
    next: reasons.find(({ next }) => next !== null)?.next ?? null,
  };
}

/** A light that can't be told. */
export function doubted(name: LightName, since: Date, sentence: string, clause: string, { system }: PairFacts): Light {
  const source: Source = { kind: "unknown", at: since, by: null, note: null };
  const base = { name, state: "unknown", since, by: null, ticket: null } as const;
  return { ...base, source, sentence, short: name, clause, next: readAgain(system) };
}

/** A green light. */
export function open(
  name: LightName,
  since: Date | null,
  sentence: string,
  act: BlockFact["closed"],
  source: Source,
): Light {
  const base = { name, state: "yes", since, by: act?.by ?? null, ticket: act?.ticket ?? null } as const;
  return { ...base, source, sentence: sentence.trim(), short: "open", clause: `${name} is open`, next: null };
}

/** When a doubt ended, at or before the moment. */
export function doubtEnd(doubt: { to: Date | null } | null, at: Date): Date | null {
  return doubt?.to && doubt.to <= at ? doubt.to : null;
}

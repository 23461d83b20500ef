import type { Attributes } from "@/lib/upstreams/effects";
import { readinessOf } from "./membership.rules";

/** One account that may be put into the group or taken out of it, as the picker shows it. */
export type PickerUser = {
  id: string;
  name: string;
  code: string;
  email: string | null;
  department: string | null;
  isMember: boolean;
  since: string | null;
  rule: string | null;
  ready: { tone: "ok" | "warn" | "bad"; words: string };
  losing: string | null;
  href: string;
};

export const PICKER_SEGMENTS = ["selected", "all", "changes"] as const;
export type PickerSegment = (typeof PICKER_SEGMENTS)[number];
export const PICKER_SORTS = ["name", "code", "department"] as const;
export type PickerSort = { key: (typeof PICKER_SORTS)[number]; descending: boolean };

export type RawPickerUser = {
  id: string;
  userId: string;
  name: string;
  code: string;
  email: string | null;
  department: string | null;
  windows: boolean;
  insite: boolean;
  attributes: Attributes;
  vendor: string;
  isBlocked: boolean;
  since: Date | null;
  /** Connectors linked to the group for which the account holds a token that works. */
  uses: string[];
};

/** A row as the picker gets it; `rule` is set where membership can't be ticked. */
export function pickerUserOf(raw: RawPickerUser, rule: string | null): PickerUser {
  const { id, userId, name, code, email, department, since, uses } = raw;
  return {
    ...{ id, name, code, email, department, rule },
    isMember: since !== null,
    since: since?.toISOString() ?? null,
    ready: readyWords(raw),
    losing: since === null ? null : uses.length > 0 ? `Loses ${uses.join(", ")}` : "Loses nothing, no token",
    href: `/users/${userId}`,
  };
}

// A person who is blocked is ready for nothing anywhere.
function readyWords(raw: RawPickerUser): PickerUser["ready"] {
  if (raw.isBlocked) return { tone: "bad", words: "Blocked" };
  const { tone, says } = readinessOf(raw);
  return { tone, words: says };
}

/** The entries of a pasted list, in lower case, once each: split at lines, commas, semicolons and tabs. */
export function pastedEntries(text: string): string[] {
  const entries = text.split(/[\n\r,;\t]+/).map((entry) => entry.trim());
  const unquoted = entries.map((entry) => entry.replace(/^["'<]+|["'>]+$/g, "").trim());
  return [...new Set(unquoted.filter(Boolean).map((entry) => entry.toLowerCase()))];
}

export type PasteOutcome = {
  found: PickerUser[];
  already: PickerUser[];
  ambiguous: { line: string; candidates: PickerUser[] }[];
  unknown: string[];
};

type Match = { line: string; systemId: string; user: PickerUser };

/**
 * What each entry came to. One that fits a single account of each system is found there; one that fits several of one system has to
 * be chosen; nobody is listed twice.
 */
export function sortPasted(entries: readonly string[], matches: readonly Match[]): PasteOutcome {
  const outcome: PasteOutcome = { found: [], already: [], ambiguous: [], unknown: [] };
  const byLine = new Map<string, Match[]>();
  for (const match of matches) byLine.set(match.line, [...(byLine.get(match.line) ?? []), match]);
  const seen = new Set<string>();
  for (const line of entries) {
    const fits = byLine.get(line) ?? [];
    if (fits.length === 0) outcome.unknown.push(line);
    else if (new Set(fits.map(({ systemId }) => systemId)).size < fits.length) {
      outcome.ambiguous.push({ line, candidates: fits.map(({ user }) => user) });
    } else {
      for (const { user } of fits) {
        if (seen.has(user.id)) continue;
        seen.add(user.id);
        (user.isMember ? outcome.already : outcome.found).push(user);
      }
    }
  }
  return outcome;
}

import type { ObservedKind } from "@/lib/upstreams/driver";

/**
 * What becomes of something that was found: `new` is made here, `matched` joins the person with the same e-mail address or code,
 * `ambiguous` needs a choice, `waiting` needs something else to be taken over first, `ours` is recorded already.
 */
export const FOUND_CLASSES = ["new", "matched", "ambiguous", "waiting", "ours"] as const;
export type FoundClass = (typeof FOUND_CLASSES)[number];

export type FoundCounts = Partial<Record<ObservedKind, Record<FoundClass, number>>>;

export type FoundRow = {
  kind: ObservedKind;
  key: string;
  foundClass: FoundClass;
  /** As the vendor shows it: a person's name, a group's code. */
  name: string;
  /** The vendor's own name of it: user code, description, endpoint kind. */
  detail: string | null;
  email: string | null;
  /** Why it is matched, ambiguous or waiting, in words. */
  says: string | null;
  /** The person, connector or token here that it joins or is. */
  matchId: string | null;
  matchName: string | null;
  /** What may be chosen for an ambiguous one, besides making it new. */
  choices: { id: string; name: string }[];
};

export type FoundFilter = { kind: ObservedKind; foundClass?: FoundClass; q?: string };

export type AdoptionView = {
  id: string;
  state: "running" | "done" | "failed";
  askedBy: string;
  kind: ObservedKind | null;
  /** Taken over so far, by kind. */
  counts: Partial<Record<ObservedKind, number>>;
  skipped: number;
  error: string | null;
  startedAt: Date;
  finishedAt: Date | null;
};

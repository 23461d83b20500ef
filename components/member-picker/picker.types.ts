import type { ActionResult } from "@/lib/core/errors";

export type Readiness = { readonly tone: "ok" | "warn" | "bad" | "pend"; readonly words: string };

/** One account that may be put into the group or taken out of it. */
export type PickerRow = {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly email: string | null;
  readonly department: string | null;
  readonly isMember: boolean;
  /** ISO moment of the membership that stands now. */
  readonly since: string | null;
  /** Set where membership is a rule and can't be ticked here: "by rule: all users of AFAS production". */
  readonly rule?: string | null;
  /** Whether the vendor's prerequisites are met, before anything is saved. */
  readonly ready: Readiness;
  /** Said instead of the readiness once the row will be removed: "Loses nothing, no token". */
  readonly losing?: string | null;
  readonly href?: string | null;
};

/** What the address of the rows answers to a GET. */
export type PickerPage = {
  rows: PickerRow[];
  total: number | null;
  next: string | null;
  prev: string | null;
  from?: number | null;
};

/** The wish as deltas; never a list of members. */
export type Staged = { readonly add: readonly string[]; readonly remove: readonly string[] };

/** Keeps the draft on the server, whole, for this operator and group. */
export type SaveDraft = (staged: Staged) => Promise<ActionResult<unknown>>;

export type PickerView = "selected" | "all" | "changes";

/** What a pasted list came to. `found` may hold rows that aren't ready; they say so themselves. */
export type PasteOutcome = {
  found: PickerRow[];
  already: PickerRow[];
  ambiguous: { line: string; candidates: PickerRow[] }[];
  unknown: string[];
};

import type { ObservedKind } from "@/lib/upstreams/driver";

export type ReadingPurpose = "schedule" | "asked" | "adopt";
export type ReadingState = "running" | "done" | "failed" | "braked";

/** What stopped a reading: so many of the rows known of a kind would count as gone. */
export type BrakeFacts = { kind: ObservedKind; gone: number; known: number };

export type ReadingView = {
  id: string;
  purpose: ReadingPurpose;
  askedBy: string;
  state: ReadingState;
  /** The kind that is being read now, or was when it stopped. */
  kind: ObservedKind | null;
  finishedKinds: ObservedKind[];
  /** Rows read so far, by kind. */
  counts: Partial<Record<ObservedKind, number>>;
  brake: BrakeFacts | null;
  error: string | null;
  startedAt: Date;
  finishedAt: Date | null;
};

export type ReadingOfSystem = {
  systemId: string;
  /** What this vendor lets us read, in the order of reading; empty for a write-only one, which can't be compared. */
  observes: readonly ObservedKind[];
  /** The latest run, whatever became of it. */
  latest: ReadingView | null;
  /** When the last whole read ended. */
  lastWholeAt: Date | null;
  policy: "report" | "enforce";
};

export const KIND_WORDS: Readonly<Record<ObservedKind, { one: string; many: string }>> = {
  user: { one: "account", many: "accounts" },
  group: { one: "group", many: "groups" },
  membership: { one: "membership", many: "memberships" },
  endpoint: { one: "endpoint", many: "endpoints" },
  token: { one: "token", many: "tokens" },
};

/** A count with its word: `1,204 memberships`. */
export function countOf(kind: ObservedKind, count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? KIND_WORDS[kind].one : KIND_WORDS[kind].many}`;
}

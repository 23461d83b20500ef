import type { TableQuery, TableSpec } from "@/components/data-table/table-url";
import { FOUND_KINDS } from "@/lib/adopt/adopt.schema";
import { FOUND_CLASSES, type FoundClass, type FoundFilter } from "@/lib/adopt/adopt-views.rules";
import type { ObservedKind } from "@/lib/upstreams/driver";

export const CLASS_WORDS: Readonly<Record<FoundClass, { label: string; says: string }>> = {
  new: { label: "New", says: "is recorded here for the first time" },
  matched: { label: "Matched", says: "joins somebody known here by e-mail address or code" },
  ambiguous: { label: "Ambiguous", says: "needs a choice, and is left alone without one" },
  waiting: { label: "Waiting", says: "follows once what it needs was taken over" },
  ours: { label: "Already ours", says: "is recorded here already" },
};

/** What the list of what was found can be narrowed by; the kind belongs to the page, because each has its own list. */
export const FOUND_TABLE: TableSpec = { filters: ["class"], kept: ["kind"] };

/** The kind whose list is open: the one of the address, or the first that was read. */
export function kindOf({ kept }: TableQuery, observes: readonly ObservedKind[]): ObservedKind {
  return FOUND_KINDS.find((kind) => kind === kept.kind) ?? observes[0] ?? "user";
}

/** The state of the address as a filter of the query; what nobody knows narrows nothing. */
export function filterOf({ q, filters }: TableQuery, kind: ObservedKind): FoundFilter {
  const foundClass = FOUND_CLASSES.find((one) => one === filters.class?.[0]);
  return { kind, ...(foundClass ? { foundClass } : {}), ...(q ? { q } : {}) };
}

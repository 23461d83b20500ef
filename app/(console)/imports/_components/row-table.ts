import type { FilterDefinition } from "@/components/data-table/filters";
import type { TableQuery, TableSpec } from "@/components/data-table/table-url";
import { VERDICTS, type Verdict } from "@/lib/imports/import.rules";
import type { ImportRowFilter } from "@/lib/imports/import-views.rules";

export const VERDICT_WORDS: Readonly<Record<Verdict, { label: string; says: string }>> = {
  new: { label: "New", says: "is added" },
  changed: { label: "Changed", says: "changes what is recorded" },
  same: { label: "Same", says: "is so already, and is left alone" },
  ambiguous: { label: "Ambiguous", says: "could mean several, and is left out" },
  refused: { label: "Refused", says: "can’t be, and is left out" },
};

/** What the rows of a file can be narrowed by. */
export const ROW_TABLE: TableSpec = { filters: ["verdict", "passed"] };

/** The filters as the menu offers them; what was passed by only exists once it was carried out. */
export function rowFilters(hasPassed: boolean): readonly FilterDefinition[] {
  const verdicts = VERDICTS.map((value) => ({ value, label: VERDICT_WORDS[value].label }));
  const passed: FilterDefinition = {
    key: "passed",
    label: "Passed by",
    single: true,
    options: [{ value: "yes", label: "Yes" }],
  };
  return [{ key: "verdict", label: "Verdict", single: true, options: verdicts }, ...(hasPassed ? [passed] : [])];
}

/** The state of the address as a filter of the query. */
export function filterOf({ q, filters }: TableQuery): ImportRowFilter {
  const verdict = VERDICTS.find((one) => one === filters.verdict?.[0]);
  return { ...(verdict ? { verdict } : {}), ...(filters.passed ? { isPassed: true } : {}), ...(q ? { q } : {}) };
}

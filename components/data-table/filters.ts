import type { TableQuery } from "./table-url";

export type FilterOption = { readonly value: string; readonly label: string };

/** A filter as data: the menu is driven by it, and its chip reads `Label: Option, Option`. */
export type FilterDefinition = {
  readonly key: string;
  readonly label: string;
  readonly options: readonly FilterOption[];
  /** One value at a time. */
  readonly single?: boolean;
};

export type ActiveFilter = { readonly key: string; readonly label: string; readonly words: string };

/** The filters of an address in words; a value that the definition doesn't know is shown as it stands. */
export function activeFilters(query: TableQuery, definitions: readonly FilterDefinition[]): ActiveFilter[] {
  return Object.entries(query.filters).map(([key, values]) => {
    const definition = definitions.find((candidate) => candidate.key === key);
    const wordOf = (value: string) => definition?.options.find((option) => option.value === value)?.label ?? value;
    return { key, label: definition?.label ?? key, words: values.map(wordOf).join(", ") };
  });
}

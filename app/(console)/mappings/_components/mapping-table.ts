import type { FilterDefinition } from "@/components/data-table/filters";
import type { TableQuery, TableSpec } from "@/components/data-table/table-url";
import { ASKED, MAPPING_SORTS, type MappingFilter, type MappingSort } from "@/lib/mappings/mapping-views.rules";

/** What the table of mappings can be narrowed and sorted by; `peek` is the row whose panel is open. */
export const MAPPING_TABLE: TableSpec = {
  filters: ["application", "connector", "state", "token", "shared", "alike", "asked"],
  sorts: MAPPING_SORTS,
  defaultSort: "-keys",
  kept: ["peek"],
};

type Named = { id: string; name: string };

/** The filters as the menu offers them. */
export function mappingFilters(given: {
  applications: readonly Named[];
  connectors: readonly Named[];
  token: { id: string; hint: string } | null;
}): FilterDefinition[] {
  const named = ({ id, name }: Named) => ({ value: id, label: name });
  return [
    { key: "application", label: "Application", single: true, options: given.applications.map(named) },
    { key: "connector", label: "App connector", single: true, options: given.connectors.map(named) },
    {
      key: "state",
      label: "State",
      options: [
        { value: "answers", label: "Answers" },
        { value: "expiring", label: "Expires soon" },
        { value: "no_access", label: "No access" },
        { value: "unknown", label: "Can’t be told" },
        { value: "expired", label: "Expired" },
        { value: "revoked", label: "Token revoked" },
        { value: "orphan", label: "Orphan" },
        { value: "not_allowed", label: "Application may not ask" },
        { value: "no_text", label: "Text not kept" },
      ],
    },
    { key: "shared", label: "Token", single: true, options: [{ value: "yes", label: "Carries more than one key" }] },
    {
      key: "alike",
      label: "Duplicates",
      single: true,
      options: [{ value: "yes", label: "Differs only in case or leading noughts" }],
    },
    {
      key: "asked",
      label: "Last asked",
      single: true,
      options: [
        { value: "week", label: "In 7 days" },
        { value: "over_90_days", label: "Over 90 days ago" },
        { value: "never", label: "Never" },
      ],
    },
    ...(given.token
      ? [
          {
            key: "token",
            label: "On token",
            single: true,
            options: [{ value: given.token.id, label: given.token.hint }],
          },
        ]
      : []),
  ];
}

/** The state of the address as a filter of the query; what nobody knows narrows nothing. */
export function filterOf({ q, filters }: TableQuery): MappingFilter {
  const [application, connector, token] = [filters.application?.[0], filters.connector?.[0], filters.token?.[0]];
  const asked = ASKED.find((one) => one === filters.asked?.[0]);
  return {
    q,
    states: filters.state ?? [],
    ...(application ? { applicationId: application } : {}),
    ...(connector ? { connectorId: connector } : {}),
    ...(token ? { tokenId: token } : {}),
    ...(filters.shared?.[0] === "yes" ? { isShared: true } : {}),
    ...(filters.alike?.[0] === "yes" ? { isDuplicate: true } : {}),
    ...(asked ? { asked } : {}),
  };
}

/** The order the address asks for; the most shared tokens first unless it says otherwise. */
export function sortOf({ sort }: TableQuery): MappingSort {
  const key = MAPPING_SORTS.find((one) => one === sort?.key) ?? "keys";
  return { key, descending: sort?.descending ?? true };
}

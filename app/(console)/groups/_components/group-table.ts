import type { FilterDefinition } from "@/components/data-table/filters";
import type { TableQuery, TableSpec } from "@/components/data-table/table-url";
import { GROUP_SORTS, type GroupFilter, type GroupSort } from "@/lib/groups/group-views.rules";

/** What the list of groups can be narrowed and sorted by. */
export const GROUP_TABLE: TableSpec = {
  filters: ["system", "members", "connectors", "state"],
  sorts: GROUP_SORTS,
  defaultSort: "name",
};

/** The filters as the menu offers them. */
export function groupFilters(systems: readonly { id: string; name: string }[]): readonly FilterDefinition[] {
  return [
    { key: "system", label: "System", options: systems.map(({ id, name }) => ({ value: id, label: name })) },
    {
      key: "members",
      label: "Members",
      single: true,
      options: [
        { value: "some", label: "Not 0" },
        { value: "none", label: "0" },
        { value: "rule", label: "By rule" },
      ],
    },
    {
      key: "connectors",
      label: "App connectors",
      single: true,
      options: [
        { value: "some", label: "At least one" },
        { value: "none", label: "None" },
      ],
    },
    { key: "state", label: "State", single: true, options: [{ value: "archived", label: "Archived" }] },
  ];
}

/** The state of the address as a filter of the query; what nobody knows narrows nothing. */
export function filterOf({ q, filters }: TableQuery): GroupFilter {
  const [members, riders] = [filters.members?.[0], filters.connectors?.[0]];
  return {
    q,
    ...(filters.system ? { systemIds: filters.system } : {}),
    ...(members === "some" || members === "none" || members === "rule" ? { members } : {}),
    ...(riders === "some" || riders === "none" ? { riders } : {}),
    ...(filters.state?.[0] === "archived" ? { isArchived: true } : {}),
  };
}

/** The order the address asks for; by name unless it says otherwise. */
export function sortOf({ sort }: TableQuery): GroupSort {
  const key = GROUP_SORTS.find((one) => one === sort?.key) ?? "name";
  return { key, descending: sort?.descending ?? false };
}

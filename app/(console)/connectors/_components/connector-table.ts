import type { FilterDefinition } from "@/components/data-table/filters";
import type { TableQuery, TableSpec } from "@/components/data-table/table-url";
import { CONNECTOR_SORTS, type ConnectorFilter, type ConnectorSort } from "@/lib/connectors/connector-views.rules";

/** What the list of connectors can be narrowed and sorted by. */
export const CONNECTOR_TABLE: TableSpec = {
  filters: ["system", "state", "owner", "group", "writes"],
  sorts: CONNECTOR_SORTS,
  defaultSort: "name",
};

/** The filters as the menu offers them. */
export function connectorFilters(systems: readonly { id: string; name: string }[]): readonly FilterDefinition[] {
  return [
    {
      key: "state",
      label: "State",
      single: true,
      options: [
        { value: "open", label: "Open" },
        { value: "blocked", label: "Blocked" },
      ],
    },
    {
      key: "system",
      label: "System",
      single: true,
      options: systems.map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: "group", label: "Group", single: true, options: [{ value: "everybody", label: "Everybody" }] },
    { key: "writes", label: "Endpoints", single: true, options: [{ value: "yes", label: "Can write" }] },
    { key: "owner", label: "Owner", single: true, options: [{ value: "none", label: "None" }] },
  ];
}

/** The state of the address as a filter of the query; what nobody knows narrows nothing. */
export function filterOf({ q, filters }: TableQuery): ConnectorFilter {
  const state = filters.state?.[0];
  return {
    q,
    ...(filters.system?.[0] ? { systemId: filters.system[0] } : {}),
    ...(state === "open" || state === "blocked" ? { state } : {}),
    ...(filters.owner?.[0] === "none" ? { hasNoOwner: true } : {}),
    ...(filters.group?.[0] === "everybody" ? { isEverybody: true } : {}),
    ...(filters.writes?.[0] === "yes" ? { canWrite: true } : {}),
  };
}

/** The order the address asks for; by name unless it says otherwise. */
export function sortOf({ sort }: TableQuery): ConnectorSort {
  const key = CONNECTOR_SORTS.find((one) => one === sort?.key) ?? "name";
  return { key, descending: sort?.descending ?? false };
}

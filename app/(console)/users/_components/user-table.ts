import type { FilterDefinition } from "@/components/data-table/filters";
import type { TableQuery, TableSpec } from "@/components/data-table/table-url";
import { USER_SORTS, type UserFilter, type UserSort } from "@/lib/users/user-views.rules";

/** What the list of users can be narrowed and sorted by. */
export const USER_TABLE: TableSpec = {
  filters: ["state", "ready", "account", "kind", "department"],
  sorts: USER_SORTS,
  defaultSort: "name",
};

/** The filters as the menu offers them. */
export function userFilters(departments: readonly string[]): readonly FilterDefinition[] {
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
    { key: "ready", label: "Ready for a token", single: true, options: [{ value: "no", label: "No" }] },
    { key: "account", label: "Account", single: true, options: [{ value: "none", label: "None" }] },
    {
      key: "kind",
      label: "Kind",
      single: true,
      options: [
        { value: "person", label: "Person" },
        { value: "service", label: "Service user" },
      ],
    },
    {
      key: "department",
      label: "Department",
      single: true,
      options: departments.map((name) => ({ value: name, label: name })),
    },
  ];
}

/** The state of the address as a filter of the query; what nobody knows narrows nothing. */
export function filterOf({ q, filters }: TableQuery): UserFilter {
  const [state, kind, department] = [filters.state?.[0], filters.kind?.[0], filters.department];
  return {
    q,
    ...(state === "open" || state === "blocked" ? { isBlocked: state === "blocked" } : {}),
    ...(filters.ready?.[0] === "no" ? { isNotReady: true } : {}),
    ...(filters.account?.[0] === "none" ? { hasNoAccount: true } : {}),
    ...(kind === "person" || kind === "service" ? { kind } : {}),
    // A comma in a department's own name was read as a list.
    ...(department ? { department: department.join(",") } : {}),
  };
}

/** The order the address asks for; by name unless it says otherwise. */
export function sortOf({ sort }: TableQuery): UserSort {
  const key = USER_SORTS.find((one) => one === sort?.key) ?? "name";
  return { key, descending: sort?.descending ?? false };
}

import type { FilterDefinition } from "@/components/data-table/filters";
import type { TableQuery, TableSpec } from "@/components/data-table/table-url";
import { TOKEN_SORTS, type TokenFilter, type TokenSort } from "@/lib/tokens/token-views.rules";

/** What a list of tokens can be narrowed and sorted by. */
export const TOKEN_TABLE: TableSpec = {
  filters: ["status", "connector", "system", "owner", "used", "user"],
  sorts: TOKEN_SORTS,
  defaultSort: "-lastUsed",
};

export const STATUS_FILTER: FilterDefinition = {
  key: "status",
  label: "Status",
  options: [
    { value: "all", label: "All" },
    { value: "requested", label: "Requested" },
    { value: "code_mailed", label: "Code mailed" },
    { value: "active", label: "Active" },
    { value: "expiring", label: "Expiring" },
    { value: "expired", label: "Expired" },
    { value: "suspended", label: "Suspended" },
    { value: "revoking", label: "Revoking" },
    { value: "revoked", label: "Revoked" },
  ],
};

/** The state of the address as a filter of the query; what nobody knows narrows nothing. */
export function filterOf({ q, filters }: TableQuery): TokenFilter {
  const used = filters.used?.[0];
  return {
    q,
    status: filters.status ?? [],
    ...(filters.connector?.[0] ? { connectorId: filters.connector[0] } : {}),
    ...(filters.system?.[0] ? { systemId: filters.system[0] } : {}),
    ...(filters.user?.[0] ? { userId: filters.user[0] } : {}),
    ...(filters.owner?.[0] === "none" ? { hasNoOwner: true } : {}),
    ...(used === "never" || used === "over_90_days" ? { lastUsed: used } : {}),
  };
}

/** The order the address asks for; the latest used first unless it says otherwise. */
export function sortOf({ sort }: TableQuery): TokenSort {
  const key = TOKEN_SORTS.find((one) => one === sort?.key) ?? "lastUsed";
  return { key, descending: sort?.descending ?? true };
}

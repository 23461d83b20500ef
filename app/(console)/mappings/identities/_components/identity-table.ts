import type { FilterDefinition } from "@/components/data-table/filters";
import type { TableQuery, TableSpec } from "@/components/data-table/table-url";
import {
  IDENTITY_PROBLEMS,
  type IdentityFilter,
  type IdentityProblem,
  PROBLEM_WORDS,
} from "@/lib/identities/identity-views.rules";

/** What the list of external ids can be narrowed by. */
export const IDENTITY_TABLE: TableSpec = {
  filters: ["system", "conflict", "orphan"],
  sorts: ["externalId"],
  defaultSort: "externalId",
};
/** What the list of joined people can be narrowed by. */
export const PEOPLE_TABLE: TableSpec = { ...IDENTITY_TABLE, sorts: ["name"], defaultSort: "name" };

const OF_PEOPLE: readonly IdentityProblem[] = ["shared_email", "two_emails", "unmatched_email"];
const ofKind = (kind: "conflict" | "orphan", among: readonly IdentityProblem[]): IdentityProblem[] =>
  among.filter((problem) => PROBLEM_WORDS[problem].kind === kind);

/** The filters as the menu offers them, for external ids or for people. */
export function identityFilters(
  systems: readonly { id: string; name: string }[],
  of: "ids" | "people",
): readonly FilterDefinition[] {
  const among = of === "people" ? OF_PEOPLE : IDENTITY_PROBLEMS;
  const options = (kind: "conflict" | "orphan") =>
    ofKind(kind, among).map((value) => ({ value, label: PROBLEM_WORDS[value].label }));
  return [
    { key: "system", label: "System", options: systems.map(({ id, name }) => ({ value: id, label: name })) },
    { key: "conflict", label: "Conflict", options: [{ value: "any", label: "Any" }, ...options("conflict")] },
    { key: "orphan", label: "Orphan", options: [{ value: "any", label: "Any" }, ...options("orphan")] },
  ];
}

/** The state of the address as a filter of the query; what nobody knows narrows nothing. */
export function filterOf({ q, filters }: TableQuery): IdentityFilter {
  const asked = (kind: "conflict" | "orphan"): IdentityProblem[] =>
    ofKind(kind, IDENTITY_PROBLEMS).filter((one) => filters[kind]?.includes(one) || filters[kind]?.includes("any"));
  return {
    q,
    ...(filters.system ? { systemIds: filters.system } : {}),
    problems: [...asked("conflict"), ...asked("orphan")],
  };
}

import { parseJson } from "../answers";
import { invalid } from "./sandbox-errors";

type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;
type Filter = Record<string, Record<string, unknown>>;
type Question = {
  filter?: Filter;
  sort?: { prop: string; order?: "ASC" | "DESC" }[];
  freeTextSearch?: string;
  limit?: number;
  page?: number;
};
export type SearchRules = {
  filters: readonly string[];
  sorts: readonly string[];
  /** `$AND`, `$OR` and `$NOT` came with release 2.3.14. */
  hasLogic: boolean;
  /** What the server gives at most, where it gives less than it is asked for. */
  most?: number | undefined;
};

/** A page of rows by the vendor's searchRequest: URL-encoded JSON, pages from zero, a hundred by default, the newest first. */
export function search<T>(
  query: string,
  items: readonly T[],
  rowOf: (item: T) => Row,
  rules: SearchRules,
): { data: T[]; metadata: unknown } {
  const question = readQuestion(new URLSearchParams(query).get("searchRequest"), rules);
  const { filter, freeTextSearch, page = 0 } = question;
  const limit = Math.min(question.limit ?? 100, rules.most ?? Number.POSITIVE_INFINITY);
  const sort = question.sort ?? [{ prop: "creationTime", order: "DESC" as const }];
  const found = items
    .map((item) => ({ item, row: rowOf(item) }))
    .filter(({ row }) => matches(row, filter ?? {}, rules) && hasWords(row, freeTextSearch))
    .sort((a, b) => compareBy(a.row, b.row, sort));
  return {
    data: found.slice(page * limit, (page + 1) * limit).map(({ item }) => item),
    metadata: {
      sort,
      filter: filter ?? {},
      freeTextSearch: freeTextSearch ?? null,
      page: { totalResults: found.length, page, limit },
    },
  };
}

function readQuestion(text: string | null, rules: SearchRules): Question {
  if (text === null || text === "") return {};
  const parsed = parseJson(text);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw invalid("searchRequest is no JSON");
  const question = parsed as Question;
  const { limit = 1, page = 0, sort = [] } = question;
  if (!Number.isInteger(limit) || limit < 1) throw invalid("limit is at least 1");
  if (!Number.isInteger(page) || page < 0) throw invalid("page is at least 0");
  for (const { prop } of sort) if (!rules.sorts.includes(prop)) throw invalid(`can't sort on ${prop}`);
  return question;
}

function matches(row: Row, filter: Filter, rules: SearchRules): boolean {
  return Object.entries(filter).every(([prop, operators]) => {
    if (prop.startsWith("$")) return isLogic(prop, row, operators, rules);
    if (!rules.filters.includes(prop)) throw invalid(`can't filter on ${prop}`);
    return Object.entries(operators).every(([operator, wanted]) => holds(operator, row[prop] ?? null, wanted));
  });
}

function isLogic(prop: string, row: Row, inner: Record<string, unknown>, rules: SearchRules): boolean {
  const filter = inner.filter as Filter | undefined;
  if (!rules.hasLogic || !filter) throw invalid(`can't filter on ${prop}`);
  if (prop === "$AND") return matches(row, filter, rules);
  if (prop === "$NOT") return !matches(row, filter, rules);
  if (prop === "$OR")
    return Object.entries(filter).some(([one, operators]) => matches(row, { [one]: operators }, rules));
  throw invalid(`can't filter on ${prop}`);
}

function holds(operator: string, value: Value, wanted: unknown): boolean {
  const inOrder = compare(value, wanted as Value);
  switch (operator) {
    case "eq":
      return value === wanted;
    case "not":
      return value !== wanted;
    case "in":
      return Array.isArray(wanted) && wanted.includes(value);
    case "notIn":
      return Array.isArray(wanted) && !wanted.includes(value);
    case "lt":
      return inOrder < 0;
    case "lte":
    case "to":
      return inOrder <= 0;
    case "gt":
      return inOrder > 0;
    case "gte":
    case "from":
      return inOrder >= 0;
    case "like":
      return typeof value === "string" && value.toLowerCase().includes(String(wanted).toLowerCase());
    case "isNull":
      return (value === null) === (wanted !== false);
    case "isNotNull":
      return (value !== null) === (wanted !== false);
    default:
      throw invalid(`no such operator: ${operator}`);
  }
}

const hasWords = (row: Row, text: string | undefined): boolean =>
  !text || text.split(/\s+/).some((word) => Object.values(row).some((v) => holds("like", String(v ?? ""), word)));

function compareBy(a: Row, b: Row, sort: readonly { prop: string; order?: "ASC" | "DESC" }[]): number {
  for (const { prop, order } of sort) {
    const inOrder = compare(a[prop] ?? null, b[prop] ?? null);
    if (inOrder !== 0) return order === "ASC" ? inOrder : -inOrder;
  }
  return 0;
}

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

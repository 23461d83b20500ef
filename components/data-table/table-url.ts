/** The address of a list says everything about it: what is searched, filtered, sorted, how many rows, and where we are. */
export const PAGE_SIZES = [25, 50, 100, 250] as const;
const DEFAULT_SIZE = 50;

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;
export type Sort = { readonly key: string; readonly descending: boolean };
export type Cursor =
  | { readonly at: "first" }
  | { readonly at: "last" }
  | { readonly at: "after"; readonly token: string }
  | { readonly at: "before"; readonly token: string };

export type TableSpec = {
  /** Keys that may be filtered on. */
  readonly filters?: readonly string[];
  /** Keys that may be sorted by. */
  readonly sorts?: readonly string[];
  /** As in the address: `name` or `-lastUsed`. */
  readonly defaultSort?: string;
  readonly defaultSize?: number;
  /** Keys that are no filters of the list but belong to the page, such as `peek` or `asOf`. */
  readonly kept?: readonly string[];
};

export type TableQuery = {
  readonly path: string;
  readonly q: string;
  readonly sort: Sort | null;
  readonly size: number;
  readonly cursor: Cursor;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** What belongs to the page and is carried along. */
  readonly kept: Readonly<Record<string, string>>;
  /** What nobody here understands: carried along and shown as ignored, never dropped in silence. */
  readonly ignored: Readonly<Record<string, string>>;
  readonly defaults: { readonly sort: string | null; readonly size: number };
};

const OWN_KEYS = new Set(["q", "sort", "size", "after", "before", "at"]);

const single = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? "") : (value ?? "");
const several = (value: string | string[] | undefined): string[] =>
  (Array.isArray(value) ? value : [value ?? ""]).flatMap((part) => part.split(",")).filter((part) => part !== "");

function parseSort(text: string, allowed: readonly string[]): Sort | null {
  const descending = text.startsWith("-");
  const key = descending ? text.slice(1) : text;
  return allowed.includes(key) ? { key, descending } : null;
}

function parseCursor(params: SearchParams): Cursor {
  const after = single(params.after);
  const before = single(params.before);
  if (after) return { at: "after", token: after };
  if (before) return { at: "before", token: before };
  return single(params.at) === "last" ? { at: "last" } : { at: "first" };
}

/** Reads the state of a list from an address; what is malformed falls back to the default, what is unknown is kept. */
export function parseTableQuery(path: string, params: SearchParams, spec: TableSpec = {}): TableQuery {
  const sorts = spec.sorts ?? [];
  const size = Number(single(params.size));
  const defaultSize = spec.defaultSize ?? DEFAULT_SIZE;
  const filters: Record<string, string[]> = {};
  const kept: Record<string, string> = {};
  const ignored: Record<string, string> = {};
  for (const [key, value] of Object.entries(params)) {
    if (OWN_KEYS.has(key) || value === undefined) continue;
    if (spec.filters?.includes(key)) {
      const values = several(value);
      if (values.length > 0) filters[key] = values;
    } else if (spec.kept?.includes(key)) kept[key] = single(value);
    else ignored[key] = single(value);
  }
  return {
    path,
    q: single(params.q).trim(),
    sort: parseSort(single(params.sort), sorts) ?? parseSort(spec.defaultSort ?? "", sorts),
    size: (PAGE_SIZES as readonly number[]).includes(size) ? size : defaultSize,
    cursor: parseCursor(params),
    filters,
    kept,
    ignored,
    defaults: { sort: spec.defaultSort ?? null, size: defaultSize },
  };
}

const sortText = (sort: Sort | null): string | null => (sort ? `${sort.descending ? "-" : ""}${sort.key}` : null);

/** The address of a list state; defaults are left out, so one state has one address. */
export function hrefOf(query: TableQuery): string {
  const params = new URLSearchParams();
  for (const [key, values] of Object.entries(query.filters)) if (values.length > 0) params.set(key, values.join(","));
  if (query.q) params.set("q", query.q);
  const sort = sortText(query.sort);
  if (sort && sort !== query.defaults.sort) params.set("sort", sort);
  if (query.size !== query.defaults.size) params.set("size", String(query.size));
  if (query.cursor.at === "last") params.set("at", "last");
  if (query.cursor.at === "after" || query.cursor.at === "before") params.set(query.cursor.at, query.cursor.token);
  for (const [key, value] of Object.entries({ ...query.kept, ...query.ignored })) params.set(key, value);
  // A comma between values reads better than its escape and is allowed in a query.
  const text = params.toString().replaceAll("%2C", ",");
  return text ? `${query.path}?${text}` : query.path;
}

const FIRST: Cursor = { at: "first" };

/** The address of the same list at another place. */
export const pageHref = (query: TableQuery, cursor: Cursor): string => hrefOf({ ...query, cursor });

/** The address of the same list searched for other words, from its first row. */
export const searchHref = (query: TableQuery, q: string): string => hrefOf({ ...query, q: q.trim(), cursor: FIRST });

/** The address of the same list with other rows a page, from its first row. */
export const sizeHref = (query: TableQuery, size: number): string => hrefOf({ ...query, size, cursor: FIRST });

/** The address of the same list sorted by a column: ascending first, the other way round when it already is. */
export function sortHref(query: TableQuery, key: string): string {
  const descending = query.sort?.key === key && !query.sort.descending;
  return hrefOf({ ...query, sort: { key, descending }, cursor: FIRST });
}

/** The address of the same list with one filter set to these values, or without it when there are none. */
export function filterHref(query: TableQuery, key: string, values: readonly string[]): string {
  const { [key]: _replaced, ...others } = query.filters;
  const filters = values.length > 0 ? { ...others, [key]: values } : others;
  return hrefOf({ ...query, filters, cursor: FIRST });
}

/** The address of the same list without one key that nobody understands. */
export function withoutIgnoredHref(query: TableQuery, key: string): string {
  const { [key]: _dropped, ...ignored } = query.ignored;
  return hrefOf({ ...query, ignored });
}

/** The address of the same list without words and filters. */
export const clearHref = (query: TableQuery): string =>
  hrefOf({ ...query, q: "", filters: {}, ignored: {}, cursor: FIRST });

/** The address of the same list, at the same place, with a key of the page set or, with null, taken away. */
export function keptHref(query: TableQuery, key: string, value: string | null): string {
  const { [key]: _replaced, ...others } = query.kept;
  return hrefOf({ ...query, kept: value === null ? others : { ...others, [key]: value } });
}

/** How many filters narrow the list, its words not counted. */
export const filterCount = (query: TableQuery): number => Object.keys(query.filters).length;

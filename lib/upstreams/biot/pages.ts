import { parseJson } from "../answers";
import { UpstreamError } from "../upstream-error";
import type { BiotClient } from "./client";
import { notSent } from "./translate-error";
import type { Found, Role, SearchRequest, ServiceUser } from "./wire";

/** The vendor's default; how many more it would give isn't documented. */
const LIMIT = 100;
const MOST_PAGES = 2_000;

export type Paged<T> = { items: T[]; next: string | null };
type Search<T> = (request: SearchRequest) => Promise<Found<T>>;
type List<T> = { search: Search<T>; sort: SearchRequest["sort"] & object; what: string };

const serviceUsers = (client: BiotClient): List<ServiceUser> => ({
  search: client.searchServiceUsers,
  sort: [{ prop: "id", order: "ASC" }],
  what: "service users",
});
const roles = (client: BiotClient): List<Role> => ({
  search: client.searchRoles,
  // The id can't be sorted on; a time of creation never changes, so a renamed role doesn't move.
  sort: [{ prop: "creationTime", order: "ASC" }],
  what: "roles",
});

export const serviceUserPages = (client: BiotClient, from?: string | null) => pages(serviceUsers(client), from ?? null);
export const rolePages = (client: BiotClient, from?: string | null) => pages(roles(client), from ?? null);

/** All service users; rejects where they can't be read whole. */
export async function readAllServiceUsers(client: BiotClient): Promise<ServiceUser[]> {
  const all: ServiceUser[] = [];
  for await (const { items } of serviceUserPages(client)) all.push(...items);
  return all;
}

export async function readAllRoles(client: BiotClient): Promise<Role[]> {
  const all: Role[] = [];
  for await (const { items } of rolePages(client)) all.push(...items);
  return all;
}

/**
 * Every item, page by page from page zero in a fixed order. A total that changes, a page that isn't the one asked for, one too short or
 * one seen before means that others came or went meanwhile, and the reading rejects rather than show part as all.
 */
async function* pages<T extends { id: string }>(
  { search, sort, what }: List<T>,
  from: string | null,
): AsyncIterable<Paged<T>> {
  const seen = new Set<string>();
  let { page, total } = from === null ? { page: 0, total: null } : readCursor(from, what);
  for (; page < MOST_PAGES; page += 1) {
    const { data, metadata } = await search({ sort, page, limit: LIMIT });
    const said = metadata.page;
    total ??= said.totalResults;
    const left = said.totalResults - page * said.limit;
    const isWhole = said.page === page && said.limit > 0 && data.length === Math.max(0, Math.min(said.limit, left));
    if (said.totalResults !== total || !isWhole || data.some(({ id }) => seen.has(id))) throw moved(what);
    for (const { id } of data) seen.add(id);
    const isLast = left <= said.limit;
    yield { items: data, next: isLast ? null : JSON.stringify([page + 1, total]) };
    if (isLast) return;
  }
  throw notSent(`BioT lists more ${what} than can be read.`);
}

/** Where an earlier page said to go on: the next page, and how many items there were in all. */
function readCursor(from: string, what: string): { page: number; total: number | null } {
  const [page, total] = [parseJson(from)].flat();
  if (Number.isInteger(page) && (page as number) > 0 && Number.isInteger(total))
    return { page: page as number, total: total as number };
  throw notSent(`The ${what} were read to a place that can't be found again.`);
}

/** Reading from the beginning again may succeed. */
function moved(what: string): UpstreamError {
  const words = `BioT's ${what} changed while they were being read, so the reading starts again later.`;
  return new UpstreamError({ kind: "transient", wasSent: false }, words);
}

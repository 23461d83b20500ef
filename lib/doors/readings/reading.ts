import "server-only";
import { z } from "zod";
import type { Caller } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import type { Role } from "@/lib/core/permissions";
import { PAGE_SIZES, type Page, type PageResult } from "@/lib/db/paging";
import type { Sort } from "./fields";

/** One thing that a program may read at an address of its own; its two schemas are the check, and what the documentation says. */
export type Reading<Q = unknown> = {
  readonly title: string;
  /** Only for these; everybody who is known may read it where it is left out. */
  readonly roles?: readonly Role[];
  readonly query: z.ZodType<Q>;
  readonly answer: z.ZodType;
  /** `id` is the part of the address that stands in braces. */
  readonly read: (actor: Caller, query: Q, id: string) => Promise<unknown>;
};

/** Any reading, whatever it takes. */
// biome-ignore lint/suspicious/noExplicitAny: a reading consumes its query, so no other type holds them all
export type AnyReading = Reading<any>;

type Told = { readonly title: string; readonly roles?: readonly Role[] };
type Filters = Record<string, z.ZodType>;
type FilterOf<F extends Filters> = z.output<z.ZodObject<F>>;

/** What every list takes that is read page by page. */
export const PAGED = {
  limit: z
    .enum(PAGE_SIZES.map(String) as ["25", "50", "100", "250"])
    .default("50")
    .transform(Number)
    .describe("How many rows at most"),
  after: z.string().min(1).max(1000).optional().describe("Where the page before ended: its next"),
};

/** A list that is read page by page, narrowed and sorted as on its screen and by the query of that screen. */
export function list<F extends Filters, R extends z.ZodType, K extends string>(
  given: Told & {
    filters: F;
    sorts?: { keys: readonly K[]; usual: K | `-${K}` };
    row: R;
    read: (
      actor: Caller,
      filter: FilterOf<F>,
      page: Page,
      sort: Sort<K>,
      id: string,
    ) => Promise<PageResult<z.input<R>>>;
  },
): AnyReading {
  const { filters, sorts, row, read, ...told } = given;
  const sorted = sorts ? { sort: sortField(sorts) } : {};
  return {
    ...told,
    query: z.strictObject({ ...filters, ...sorted, ...PAGED }),
    answer: z.object({
      rows: z.array(row),
      next: z.string().nullable().describe("Give it as after for the next page; null on the last one"),
      total: z.int().describe("How many rows there are over all pages"),
      totalIsExact: z.boolean().describe("False where there are more than were counted"),
    }),
    read: async (actor, { limit, after, sort, ...filter }, id) => {
      const page = { size: limit, ...(after ? { after } : {}) };
      return refuseUnreadCursor(after, await read(actor, filter, page, sort, id));
    },
  };
}

/** A list that is short by its nature and read whole. */
export function wholeList<F extends Filters, R extends z.ZodType>(
  given: Told & {
    filters?: F;
    row: R;
    read: (actor: Caller, filter: FilterOf<F>, id: string) => Promise<readonly z.input<R>[]>;
  },
): AnyReading {
  const { filters, row, read, ...told } = given;
  return {
    ...told,
    query: z.strictObject(filters ?? {}),
    answer: z.object({ rows: z.array(row) }),
    read: async (actor, filter, id) => ({ rows: await read(actor, filter, id) }),
  };
}

/** One thing with what its own screen says of it. */
export function one<R extends z.ZodType>(
  given: Told & { row: R; read: (actor: Caller, id: string) => Promise<z.input<R>> },
): AnyReading {
  const { row, read, ...told } = given;
  return { ...told, query: z.strictObject({}), answer: row, read: (actor, _query, id) => read(actor, id) };
}

/** A question with an answer of its own shape. */
export function question<Q, R extends z.ZodType>(
  given: Told & { query: z.ZodType<Q>; answer: R; read: (actor: Caller, query: Q) => Promise<z.input<R>> },
): AnyReading {
  return given;
}

/** The page as it was found; throws `invalid_input` for a cursor of another list or order, where a screen begins anew. */
export function refuseUnreadCursor<P extends { first: number }>(after: string | undefined, found: P): P {
  // Begun anew, a program would walk in a circle. No page that follows another begins at its first row.
  if (after === undefined || found.first !== 1) return found;
  const fields = { after: "This is not the next of a page of this list" };
  throw new DomainError("invalid_input", undefined, { fields });
}

function sortField<K extends string>({ keys, usual }: { keys: readonly K[]; usual: K | `-${K}` }) {
  return z
    .enum(keys.flatMap((key) => [key, `-${key}`]))
    .default(usual)
    .transform((text) => ({ key: text.replace(/^-/, "") as K, descending: text.startsWith("-") }))
    .describe("The order; with a minus, the other way round");
}

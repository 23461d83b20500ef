import "server-only";
import { Prisma } from "@/lib/db/generated/client";

// Keyset paging: a page starts where another ended, so it costs the same at row 10 and at row 100,000, and rows that
// come or go meanwhile shift nothing.

export const PAGE_SIZES = [25, 50, 100, 250] as const;
/** A page of an export is followed by the next at once, so it is large, and nothing is counted on the way. */
export const EXPORT_SIZE = 1_000;
/** Totals are exact up to here; counting on would cost more than it tells. */
export const COUNT_LIMIT = 200_000;

export type Page = { size: number; after?: string; before?: string; at?: "last" };
export type PageResult<T> = {
  rows: T[];
  total: number;
  totalIsExact: boolean;
  /** The position of the first row shown, from 1; 0 when there is none. */
  first: number;
  next: string | null;
  prev: string | null;
};

/** A column that never holds null; the last one of an order is unique. */
export type OrderColumn = { column: Prisma.Sql; as: "text" | "bigint" | "timestamptz"; direction: "asc" | "desc" };
export type KeysetPart = {
  where: Prisma.Sql;
  /** No more than `where` says of the order's first column: for an index that holds that column alone. */
  leading: Prisma.Sql;
  orderBy: Prisma.Sql;
  limit: number;
};
export type KeysetSource<T> = {
  order: readonly [OrderColumn, ...OrderColumn[]];
  /** The row's values of the order's columns, as text. */
  keysOf: (row: T) => readonly string[];
  rows: (part: KeysetPart) => Promise<T[]>;
  /** How many rows there are, counting no further than the limit: `select count(*) from (select 1 … limit n)`. */
  count: (limit: number) => Promise<number>;
};

/** One page of a list, its neighbours as opaque cursors and the total; an unreadable cursor gives the first page. */
export async function readPage<T>(page: Page, source: KeysetSource<T>): Promise<PageResult<T>> {
  const isExport = page.size === EXPORT_SIZE;
  const size = isExport ? EXPORT_SIZE : (PAGE_SIZES.find((one) => one === page.size) ?? PAGE_SIZES[1]);
  const cursor = readCursor(page.after ?? page.before, source.order);
  const isBackward = cursor ? page.after === undefined : page.at === "last";
  const order = isBackward ? source.order.map(reversed) : source.order;
  const part = {
    where: cursor ? beyond(order, cursor.keys) : Prisma.sql`true`,
    leading: cursor ? notBefore(order[0], cursor.keys[0]) : Prisma.sql`true`,
    orderBy: inOrder(order),
    limit: size + 1,
  };
  const [found, counted] = await Promise.all([source.rows(part), isExport ? 0 : source.count(COUNT_LIMIT + 1)]);
  const hasMore = found.length > size;
  const rows = isBackward ? found.slice(0, size).reverse() : found.slice(0, size);
  const total = Math.min(counted, COUNT_LIMIT);
  const first = rows.length === 0 ? 0 : positionOf(cursor, isBackward, rows.length, total);
  const [head, tail] = [rows[0], rows.at(-1)];
  const hasPrev = isBackward ? hasMore : cursor !== null;
  const hasNext = isBackward ? cursor !== null : hasMore;
  return {
    rows,
    total,
    totalIsExact: counted <= COUNT_LIMIT,
    first,
    prev: hasPrev && head ? writeCursor(source.keysOf(head), first) : null,
    next: hasNext && tail ? writeCursor(source.keysOf(tail), first + rows.length - 1) : null,
  };
}

function positionOf(cursor: Cursor | null, isBackward: boolean, length: number, total: number): number {
  if (!isBackward) return cursor ? cursor.position + 1 : 1;
  return Math.max(1, cursor ? cursor.position - length : total - length + 1);
}

function reversed(column: OrderColumn): OrderColumn {
  return { ...column, direction: column.direction === "asc" ? "desc" : "asc" };
}

function inOrder(order: readonly OrderColumn[]): Prisma.Sql {
  return Prisma.join(order.map(({ column, direction }) => Prisma.sql`${column} ${Prisma.raw(direction)}`));
}

function notBefore(leading: OrderColumn | undefined, key = ""): Prisma.Sql {
  if (!leading) return Prisma.sql`true`;
  const sign = Prisma.raw(leading.direction === "asc" ? ">=" : "<=");
  return Prisma.sql`${leading.column} ${sign} ${key}::text::${Prisma.raw(leading.as)}`;
}

// One direction makes a row comparison, which an index answers; mixed directions are written out.
function beyond(order: readonly OrderColumn[], keys: readonly string[]): Prisma.Sql {
  const values = order.map(({ as }, index) => Prisma.sql`${keys[index] ?? ""}::text::${Prisma.raw(as)}`);
  const sign = ({ direction }: OrderColumn) => Prisma.raw(direction === "asc" ? ">" : "<");
  const [leading] = order;
  if (leading && order.every(({ direction }) => direction === leading.direction)) {
    return Prisma.sql`(${Prisma.join(order.map(({ column }) => column))}) ${sign(leading)} (${Prisma.join(values)})`;
  }
  const cases = order.map((one, index) => {
    const same = order.slice(0, index).map(({ column }, at) => Prisma.sql`${column} = ${values[at]}`);
    return Prisma.sql`(${Prisma.join([...same, Prisma.sql`${one.column} ${sign(one)} ${values[index]}`], " and ")})`;
  });
  return Prisma.sql`(${Prisma.join(cases, " or ")})`;
}

type Cursor = { keys: readonly string[]; position: number };

function writeCursor(keys: readonly string[], position: number): string {
  return Buffer.from(JSON.stringify([position, ...keys]), "utf8").toString("base64url");
}

const SHAPES = { text: /^[^\0]*$/, bigint: /^-?\d{1,18}$/, timestamptz: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ };

function readCursor(text: string | undefined, order: readonly OrderColumn[]): Cursor | null {
  if (text === undefined || text.length > 1000) return null;
  try {
    const [position, ...keys] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown[];
    const fits = order.every(({ as }, index) => isOf(as, keys[index])) && keys.length === order.length;
    return fits && Number.isSafeInteger(position) ? { keys: keys as string[], position: position as number } : null;
  } catch {
    return null;
  }
}

function isOf(as: OrderColumn["as"], key: unknown): boolean {
  return typeof key === "string" && SHAPES[as].test(key) && (as !== "timestamptz" || !Number.isNaN(Date.parse(key)));
}

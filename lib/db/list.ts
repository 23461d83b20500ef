import "server-only";
import { db, queryRows } from "./client";
import { Prisma } from "./generated/client";
import { type KeysetSource, type Page, type PageResult, readPage } from "./paging";

/** What a list shows: `columns`, from where (`from` with its joins), and which rows. */
export type ListSource<T> = Pick<KeysetSource<T>, "order" | "keysOf"> & {
  columns: Prisma.Sql;
  from: Prisma.Sql;
  where: Prisma.Sql;
};

/** One page of a list in its order, with its neighbours and the total of the very same rows. */
export async function readList<T>(
  page: Page,
  { columns, from, where, ...source }: ListSource<T>,
): Promise<PageResult<T>> {
  return readPage<T>(page, {
    ...source,
    rows: (part) =>
      queryRows(
        db,
        Prisma.sql`select ${columns} ${from} where ${where} and ${part.where} order by ${part.orderBy} limit ${part.limit}`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: bigint }>(
        db,
        Prisma.sql`select count(*) as n from (select 1 ${from} where ${where} limit ${limit}) x`,
      );
      return Number(row?.n ?? 0);
    },
  });
}

import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { db, queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type OrderColumn, type Page, type PageResult, readPage } from "@/lib/db/paging";
import { judge } from "./access.rules";
import { checkId, checkMayRead } from "./asked.store";
import { type Cause, causeOf } from "./cause.rules";
import { differenceSql } from "./difference.store";
import { changedPairsSql, markedSql } from "./edges.store";
import { momentSql } from "./lights.store";
import { readPairFacts } from "./pair-facts.store";

const { sql } = Prisma;

export type Difference = {
  userId: string;
  userName: string;
  accountId: string;
  connectorId: string;
  connectorName: string;
  cause: Cause;
};
export type Comparison = { gained: PageResult<Difference>; lost: PageResult<Difference> };
export type ComparePages = { gained: Page; lost: Page };

/**
 * Who can use a connector, or any, at `to` and could not at `from`, and the other way round, each with its cause; refused
 * with `invalid_input` where the first moment is not the earlier one.
 */
export async function compare(
  actor: Actor,
  connectorId: string | "all",
  from: Date,
  to: Date,
  pages: ComparePages,
  tx: Tx = db,
): Promise<Comparison> {
  checkMayRead(actor);
  if (connectorId !== "all") checkId("connector", connectorId);
  if (from >= to) throw new DomainError("invalid_input", "The first moment must be the earlier one.");
  const [gained, lost] = await Promise.all([
    readSide(tx, connectorId, from, to, true, pages.gained),
    readSide(tx, connectorId, from, to, false, pages.lost),
  ]);
  return { gained, lost };
}

type Row = Omit<Difference, "cause"> & { nameKey: string };

const ORDER: readonly [OrderColumn, OrderColumn, OrderColumn] = [
  { column: sql`x.name_key`, as: "text", direction: "asc" },
  { column: sql`x.account_id`, as: "text", direction: "asc" },
  { column: sql`x.connector_id`, as: "text", direction: "asc" },
];

async function readSide(
  tx: Tx,
  connectorId: string,
  from: Date,
  to: Date,
  hasGained: boolean,
  page: Page,
): Promise<PageResult<Difference>> {
  const difference = differencesSql(connectorId, momentSql(from), momentSql(to));
  const side = sql`select lower(d.user_name) collate "C" as name_key, d.* from (${difference}) d where d.has_gained = ${hasGained}`;
  const found = await readPage<Row>(page, {
    order: ORDER,
    keysOf: (row) => [row.nameKey, row.accountId, row.connectorId],
    rows: ({ where, orderBy, limit }) =>
      queryRows<Row>(
        tx,
        sql`select x.name_key as "nameKey", x.user_id as "userId", x.user_name as "userName", x.account_id as "accountId",
            x.connector_id as "connectorId", x.connector_name as "connectorName"
          from (${side}) x where ${where} order by ${orderBy} limit ${limit}`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: number }>(
        tx,
        sql`select count(*)::int as n from (select 1 from (${side}) x limit ${limit}) y`,
      );
      return row?.n ?? 0;
    },
  });
  const [before, after] = [await readPairFacts(tx, found.rows, from), await readPairFacts(tx, found.rows, to)];
  const rows = found.rows.flatMap(({ nameKey: _, ...row }, index) => {
    const [then, now] = [before[index], after[index]];
    return then && now ? [{ ...row, cause: causeOf(judge(then, from), judge(now, to)) }] : [];
  });
  return { ...found, rows };
}

// One connector's holders are few; over all of them only those are judged whom some change touched.
function differencesSql(connectorId: string, from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  const candidates =
    connectorId === "all"
      ? sql`with marked as materialized (${markedSql(from, to)}) ${changedPairsSql(from, to)}`
      : sql`select distinct t.connector_id, t.account_id from token t where t.connector_id = ${connectorId} and t.requested_at <= ${to}`;
  return differenceSql(candidates, { from, to });
}

import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { KeysetPart, OrderColumn } from "@/lib/db/paging";
import { contextSql, inForce, lightsSql, VERDICT, verdictSql } from "./lights.store";

const { sql } = Prisma;

export type WhoCanState = "can" | "cannot" | "unknown" | "all";
export type WhoCanFilter = { q?: string; state?: WhoCanState };
export type WhoCanQuestion = { connectorId: string; filter: WhoCanFilter; at: Prisma.Sql };
export type FoundPair = { nameKey: string; userId: string; accountId: string };
export type ListedCounts = { listed: number; can: number; unknown: number };

/** Up to so many people the list is gathered and sorted; above it, walking the names in order finds a page sooner. */
const GATHER_UP_TO = 3_000;
const STATE_NUMBERS: Readonly<Record<Exclude<WhoCanState, "all">, number>> = { cannot: 0, unknown: 1, can: 2 };

export const WHO_CAN_ORDER: readonly [OrderColumn, OrderColumn] = [
  { column: sql`x.name_key`, as: "text", direction: "asc" },
  { column: sql`x.account_id`, as: "text", direction: "asc" },
];

/** The accounts of one page, found in the way that suits how many there are. */
export async function findListed(tx: Tx, question: WhoCanQuestion, part: KeysetPart): Promise<FoundPair[]> {
  const isMany = await isMoreThan(tx, question, GATHER_UP_TO);
  return queryRows<FoundPair>(tx, isMany ? walkSql(question, part) : gatherSql(question, part));
}

/** How many are worth listing, and how many of them can, or may, use it; only who holds a token can. */
export async function countListed(tx: Tx, question: WhoCanQuestion): Promise<ListedCounts> {
  const { at, filter } = question;
  const [row] = await queryRows<ListedCounts>(
    tx,
    sql`with k as materialized (${oneContext(question)}),
      judged as materialized (select ${VERDICT} as verdict from (${candidatesSql(question, "holders")}) y
        join account a on a.id = y.account_id join app_user u on u.id = a.user_id cross join k cross join lateral (${lightsSql(at)}) l
        where a.system_id = k.system_id and ${matches(filter)})
      select (select count(*)::int from (${candidatesSql(question, "listed")}) y join account a on a.id = y.account_id
          join app_user u on u.id = a.user_id where a.system_id = (select system_id from k) and ${matches(filter)}) as listed,
        (select count(*)::int from judged where verdict = 2) as can, (select count(*)::int from judged where verdict = 1) as unknown`,
  );
  return row ?? { listed: 0, can: 0, unknown: 0 };
}

async function isMoreThan(tx: Tx, question: WhoCanQuestion, limit: number): Promise<boolean> {
  const [row] = await queryRows<{ n: number }>(
    tx,
    sql`with k as materialized (${oneContext(question)})
      select count(*)::int as n from (select 1 from (${candidatesSql(question, kindOf(question), "union all")}) y limit ${limit + 1}) z`,
  );
  return (row?.n ?? 0) > limit;
}

/** Everyone that may be on the list, put in order, then judged one by one until the page is full. */
export function gatherSql(question: WhoCanQuestion, { where, orderBy, limit }: KeysetPart): Prisma.Sql {
  return sql`with k as materialized (${oneContext(question)})
    select x.name_key as "nameKey", x.user_id as "userId", x.account_id as "accountId" from (
      select x.* from (select lower(u.name) collate "C" as name_key, u.id as user_id, a.id as account_id
        from (${candidatesSql(question, kindOf(question))} offset 0) y
        cross join lateral (select * from account where id = y.account_id offset 0) a
        cross join lateral (select * from app_user where id = a.user_id offset 0) u
        where a.system_id = (select system_id from k) and ${matches(question.filter)}) x
      where ${where} order by ${orderBy} offset 0) x
    ${judgedOne(question)} order by ${orderBy} limit ${limit}`;
}

/** The names in their own order, each asked whether it belongs on the list, until the page is full. */
export function walkSql(question: WhoCanQuestion, { where, leading, orderBy, limit }: KeysetPart): Prisma.Sql {
  const { connectorId, at, filter } = question;
  // The inner order is that of the index on names; its second column is a user's id, called as the outer one so that
  // all three orders read alike and the planner sees that the names are sorted already.
  return sql`with k as materialized (${oneContext(question)})
    select x.name_key as "nameKey", x.user_id as "userId", x.account_id as "accountId" from (
      select x.name_key, x.account_id as user_id, a.id as account_id from (
        select x.* from (select lower(u.name) collate "C" as name_key, u.id as account_id, u.search_text from app_user u) x
        where ${leading} and ${matches(filter, "x")} order by ${orderBy} offset 0) x
      cross join lateral (select a.* from account a where a.user_id = x.account_id and a.system_id = (select system_id from k) offset 0) a
      where case when (select group_kind from k) = 'everybody' then ${inForce("a", at)} else
          coalesce((select true from membership m where m.group_id = (select group_id from k) and m.account_id = a.id and ${inForce("m", at)} limit 1), false) end
        or coalesce((select true from token t where t.connector_id = ${connectorId} and t.account_id = a.id and t.requested_at <= ${at} limit 1), false)
      order by ${orderBy} offset 0) x
    ${judgedOne(question)} and ${where} order by ${orderBy} limit ${limit}`;
}

function judgedOne({ filter, at }: WhoCanQuestion): Prisma.Sql {
  const { state = "all" } = filter;
  if (state === "all") return sql`where true`;
  return sql`join lateral (select * from account where id = x.account_id offset 0) a on true
    join lateral (select * from app_user where id = x.user_id offset 0) u on true
    where (select ${verdictSql(at)} from k) = ${STATE_NUMBERS[state]}`;
}

type Kind = "listed" | "holders";
const kindOf = ({ filter: { state } }: WhoCanQuestion): Kind =>
  state === "can" || state === "unknown" ? "holders" : "listed";

function oneContext({ connectorId, at }: WhoCanQuestion): Prisma.Sql {
  return contextSql(sql`connector c`, at, sql`where c.id = ${connectorId}`);
}

// `union all` counts some twice, but a limit can stop it early.
function candidatesSql(
  { connectorId, at }: WhoCanQuestion,
  kind: Kind,
  union: "union" | "union all" = "union",
): Prisma.Sql {
  const holders = sql`select t.account_id from token t where t.connector_id = ${connectorId} and t.requested_at <= ${at}`;
  if (kind === "holders") return union === "union" ? sql`select distinct account_id from (${holders}) held` : holders;
  // The group first, the time afterwards: with both at once PostgreSQL 18 skips through the index once an account.
  const members = sql`select m.account_id from (select * from membership where group_id = (select group_id from k) offset 0) m
    where ${inForce("m", at)}`;
  const everybody = sql`select a.id from account a
    where (select group_kind from k) = 'everybody' and a.system_id = (select system_id from k) and ${inForce("a", at)}`;
  return Prisma.join([holders, members, everybody], ` ${union} `);
}

function matches({ q = "" }: WhoCanFilter, alias = "u"): Prisma.Sql {
  const words = q.trim().toLowerCase().replaceAll("\0", "");
  if (words === "") return sql`true`;
  return sql`${Prisma.raw(alias)}.search_text like ${`%${words.replace(/[\\%_]/g, "\\$&")}%`}`;
}

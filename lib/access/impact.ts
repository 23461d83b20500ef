import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Touches } from "@/lib/gate/operation";
import { differenceSql } from "./difference.store";
import { type Impact, type ImpactPair, NO_IMPACT } from "./impact.rules";
import { justBeforeSql, momentSql } from "./lights.store";

const { sql, join } = Prisma;
const LISTED = 1_000;

type Row = ImpactPair & { hasGained: boolean; gained: bigint; lost: bigint; people: bigint };

/**
 * Who gains and who loses the use of what between just before `now` and `now`, for what a change touches: exact counts and up to
 * 1,000 pairs of each. Only a pair that holds or held a token can differ, so tokens are the candidates.
 */
export async function impactOf(tx: Tx, touches: Touches, now: Date): Promise<Impact> {
  const candidates = candidatesOf(touches);
  if (!candidates) return NO_IMPACT;
  const difference = differenceSql(candidates, { from: justBeforeSql(now), to: momentSql(now) });
  const rows = await queryRows<Row>(
    tx,
    sql`
      with changed as materialized (${difference}),
      counted as (select count(*) filter (where has_gained) as gained, count(*) filter (where not has_gained) as lost,
        count(distinct user_id) as people from changed),
      placed as (select *, row_number() over (partition by has_gained order by user_name, account_id, connector_name, connector_id) as place
        from changed)
      select account_id as "accountId", user_id as "userId", user_name as "userName", connector_id as "connectorId",
        connector_name as "connectorName", has_gained as "hasGained", gained, lost, people
      from placed, counted where place <= ${LISTED} order by user_name, account_id, connector_name, connector_id`,
  );
  const [first] = rows;
  if (!first) return NO_IMPACT;
  return {
    gained: Number(first.gained),
    lost: Number(first.lost),
    people: Number(first.people),
    gainedPairs: rows.filter((row) => row.hasGained).map(pairOf),
    lostPairs: rows.filter((row) => !row.hasGained).map(pairOf),
  };
}

function pairOf({ accountId, userId, userName, connectorId, connectorName }: Row): ImpactPair {
  return { accountId, userId, userName, connectorId, connectorName };
}

// A group touches whatever was ever linked to it: the difference itself finds out which link counts at either moment.
function candidatesOf({
  connectors = [],
  accounts = [],
  groups = [],
  systems = [],
  users = [],
}: Touches): Prisma.Sql | null {
  const isIn = (ids: readonly string[]): Prisma.Sql => sql`in (${join([...ids])})`;
  const parts: Prisma.Sql[] = [];
  if (connectors.length > 0) parts.push(sql`t.connector_id ${isIn(connectors)}`);
  if (accounts.length > 0) parts.push(sql`t.account_id ${isIn(accounts)}`);
  if (users.length > 0) parts.push(sql`t.account_id in (select id from account where user_id ${isIn(users)})`);
  if (groups.length > 0)
    parts.push(sql`t.connector_id in (select connector_id from connector_link where group_id ${isIn(groups)})`);
  if (systems.length > 0)
    parts.push(sql`t.connector_id in (select id from connector where system_id ${isIn(systems)})`);
  if (parts.length === 0) return null;
  return sql`select distinct t.connector_id, t.account_id from token t where ${join(parts, " or ")}`;
}

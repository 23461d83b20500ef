import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { inForce } from "./lights.store";
import type { PairKey } from "./pair-facts.store";

/** The pairs of a user worth listing, by the connector's name: out of his tokens first, then his groups and Everybody. */
export function findPairsOfUser(tx: Tx, userId: string, at: Prisma.Sql): Promise<PairKey[]> {
  return queryRows<PairKey>(tx, pairsOfUserSql(userId, at));
}

/**
 * The query behind `findPairsOfUser`. His memberships are read before they are asked for their time: with both at once PostgreSQL 18
 * skips through an index of the whole group table.
 */
export function pairsOfUserSql(userId: string, at: Prisma.Sql): Prisma.Sql {
  const linked = Prisma.sql`select l.connector_id from connector_link l where l.group_id = g.id and ${inForce("l", at)} offset 0`;
  return Prisma.sql`
    with his as materialized (select a.id, a.system_id, a.valid_from, a.valid_to from account a where a.user_id = ${userId}),
    pair as materialized (
      select his.id as account_id, his.system_id, t.connector_id from his
        cross join lateral (select t.connector_id from token t where t.account_id = his.id and t.requested_at <= ${at} offset 0) t
      union select his.id, his.system_id, l.connector_id from his
        cross join lateral (select m.group_id as id from (select * from membership where account_id = his.id offset 0) m
          where ${inForce("m", at)} offset 0) g
        cross join lateral (${linked}) l
      union select his.id, his.system_id, l.connector_id from his
        cross join lateral (select g.id from user_group g where g.system_id = his.system_id and g.kind = 'everybody' limit 1) g
        cross join lateral (${linked}) l
      where ${inForce("his", at)})
    select ${userId}::text as "userId", pair.account_id as "accountId", c.id as "connectorId"
    from pair join connector c on c.id = pair.connector_id and c.system_id = pair.system_id
    order by lower(c.name) collate "C", c.id, pair.account_id`;
}

import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { contextSql, verdictSql } from "./lights.store";

const { sql } = Prisma;

/** Two moments as SQL, the earlier one first. */
export type Window = { from: Prisma.Sql; to: Prisma.Sql };

// Probes by key: a join may be planned as a scan of everybody, even for a handful of pairs.
const NAMED = sql`cross join lateral (select * from account where id = pair.account_id offset 0) a
    cross join lateral (select * from app_user where id = a.user_id offset 0) u`;

/**
 * The pairs among `candidates` (a query of connector_id, account_id) whose verdict became yes or stopped being yes: columns
 * connector_id, account_id, user_id, user_name, connector_name, has_gained. Only who holds a token can be among them.
 */
export function differenceSql(candidates: Prisma.Sql, { from, to }: Window): Prisma.Sql {
  return sql`
    with candidate as materialized (${candidates}),
    touched as materialized (select distinct connector_id from candidate),
    could as materialized (${whoCanSql(from)}),
    can as materialized (${whoCanSql(to)})
    select pair.connector_id, pair.account_id, a.user_id, u.name as user_name, c.name as connector_name, pair.has_gained
    from (select coalesce(can.connector_id, could.connector_id) as connector_id, coalesce(can.account_id, could.account_id) as account_id,
        can.account_id is not null as has_gained
      from could full join can on can.connector_id = could.connector_id and can.account_id = could.account_id
      where could.account_id is null or can.account_id is null) pair
    ${NAMED}
    join connector c on c.id = pair.connector_id`;
}

function whoCanSql(at: Prisma.Sql): Prisma.Sql {
  const context = contextSql(sql`touched join connector c on c.id = touched.connector_id`, at);
  return sql`select candidate.connector_id, candidate.account_id
    from candidate
    join (${context} offset 0) k on k.connector_id = candidate.connector_id
    cross join lateral (select candidate.account_id) pair
    ${NAMED}
    where a.system_id = k.system_id and ${verdictSql(at)} = 2`;
}

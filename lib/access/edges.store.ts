import "server-only";
import { Prisma } from "@/lib/db/generated/client";

const { sql } = Prisma;

/**
 * The pairs with a token for which some input of the rule changed in `(from, to]`: nobody else's verdict can differ between
 * the two. Each input of the rule has its edge here; a new one without its edge would make differences vanish.
 */
export function changedPairsSql(from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  const within = (column: string) => sql`${Prisma.raw(column)} > ${from} and ${Prisma.raw(column)} <= ${to}`;
  const edges = (table: string, what: Prisma.Sql, columns: readonly string[]) =>
    Prisma.join(
      columns.map((column) => sql`select ${what} from ${Prisma.raw(table)} where ${within(column)}`),
      " union ",
    );
  const periods = ["valid_from", "valid_to"];
  return sql`
    select connector_id, account_id from (${edges("token", sql`connector_id, account_id`, ["issued_at", "expires_at", "revoked_at"])}) own
    union select t.connector_id, t.account_id from token t join (
        ${edges("account", sql`id as account_id`, periods)} union ${edges("membership", sql`account_id`, periods)}
        union select id from account where id in (select subject_id from marked)
        union select a.id from account a where a.user_id in (select subject_id from marked union ${edges("app_user", sql`id`, ["left_at"])})
        union select m.account_id from membership m where m.id in (select subject_id from marked)
      ) changed on changed.account_id = t.account_id
    union select t.connector_id, t.account_id from token t where t.id in (select subject_id from marked)
    union select t.connector_id, t.account_id from token t join (
        ${edges("connector_link", sql`connector_id`, periods)} union ${edges("connector", sql`id`, ["retired_at"])}
        union select c.id from connector c where c.id in (select subject_id from marked)
        union select c.id from connector c where c.system_id in (select subject_id from marked)
        union select l.connector_id from connector_link l where l.group_id in (select subject_id from marked)
      ) changed on changed.connector_id = t.connector_id`;
}

/** What was blocked, unblocked, doubted or cleared in `(from, to]`; to be named `marked`. */
export function markedSql(from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  const edge = (table: string, column: string) =>
    sql`select subject_id from ${Prisma.raw(table)} where ${Prisma.raw(column)} > ${from} and ${Prisma.raw(column)} <= ${to}`;
  return Prisma.join(
    [
      edge("block", "valid_from"),
      edge("block", "valid_to"),
      edge("block", "until"),
      edge("doubt", "valid_from"),
      edge("doubt", "valid_to"),
    ],
    " union ",
  );
}

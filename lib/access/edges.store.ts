import "server-only";
import { Prisma } from "@/lib/db/generated/client";

const { sql, raw } = Prisma;

/**
 * The pairs with a token for which some input of the rule changed in `(from, to]`: nobody else's verdict can differ between
 * the two. Each input of the rule has its edge here; a new one without its edge would make differences vanish.
 */
export function changedPairsSql(from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  const within = (column: string) => sql`${raw(column)} > ${from} and ${raw(column)} <= ${to}`;
  const edges = (table: string, what: Prisma.Sql, columns: readonly string[]) =>
    Prisma.join(
      columns.map((column) => sql`select ${what} from ${raw(table)} where ${within(column)}`),
      " union ",
    );
  const periods = ["valid_from", "valid_to"];
  // Each step is a probe of its own from the small side, or one busy day would be planned as a scan of everything.
  const marked = (what: string, table: string, column: string) =>
    sql`select x.${raw(what)} from marked cross join lateral (select * from ${raw(table)} y where y.${raw(column)} = marked.subject_id offset 0) x`;
  return sql`
    select connector_id, account_id from (${edges("token", sql`connector_id, account_id`, ["issued_at", "valid_from", "expires_at", "revoked_at"])}) own
    union select t.connector_id, t.account_id from marked
      cross join lateral (select * from token where id = marked.subject_id offset 0) t
    union select t.connector_id, t.account_id from (
        ${edges("account", sql`id as account_id`, periods)} union ${edges("membership", sql`account_id`, periods)}
        union ${marked("id", "account", "id")} union ${marked("id", "account", "user_id")} union ${marked("account_id", "membership", "id")}
        union select a.id from (${edges("app_user", sql`id`, ["left_at"])}) gone
          cross join lateral (select a.id from account a where a.user_id = gone.id offset 0) a
      ) changed cross join lateral (select * from token where account_id = changed.account_id offset 0) t
    union select t.connector_id, t.account_id from (
        ${edges("connector_link", sql`connector_id`, periods)} union ${edges("connector", sql`id`, ["retired_at"])}
        union ${marked("id", "connector", "id")} union ${marked("id", "connector", "system_id")} union ${marked("connector_id", "connector_link", "group_id")}
      ) changed cross join lateral (select * from token where connector_id = changed.connector_id offset 0) t`;
}

/** What was blocked, unblocked, doubted or cleared in `(from, to]`; to be named `marked`. */
export function markedSql(from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  const edge = (table: string, column: string) =>
    sql`select subject_id from ${raw(table)} where ${raw(column)} > ${from} and ${raw(column)} <= ${to}`;
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

import "server-only";
import { vendorSideOf } from "@/lib/connectors/vendor-side.rules";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";
import { isBlockedSql } from "./user-filter.store";
import type { UserGroupRow } from "./user-views.rules";

type Raw = Omit<UserGroupRow, "vendor"> & {
  source: string;
  deliveryStatus: DeliveryStatus | null;
  deliveryAt: Date | null;
  deliveryBy: string | null;
};

/** The groups that a user is in now, with Everybody of each of his systems, by description; one query, at most 500 rows. */
export async function listUserGroups(
  actor: Pick<Extract<Actor, { kind: "operator" }>, "role">,
  userId: string,
): Promise<UserGroupRow[]> {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
  const rows = await queryRows<Raw>(
    db,
    Prisma.sql`
      with his as materialized (select a.* from account a where a.user_id = ${userId} and a.valid_to is null),
      held as (
        select m.group_id, m.id as membership_id, his.remote_id, m.valid_from, m.opened_in, m.source
        from his join membership m on m.account_id = his.id and m.valid_to is null
        union all
        select g.id, null, his.remote_id, his.valid_from, null, his.source
        from his join user_group g on g.system_id = his.system_id and g.kind = 'everybody')
      select g.id, g.code, g.description, g.kind = 'everybody' as "isEverybody", s.name as "systemName",
             held.remote_id as "userCode", held.valid_from as since, v.actor_name as by, held.source,
             ${isBlockedSql(Prisma.sql`g.id`)} as "isBlocked",
             coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by lower(c.name))
                       from connector_link l join connector c on c.id = l.connector_id
                       where l.group_id = g.id and l.valid_to is null and c.retired_at is null), '[]') as riders,
             d.status as "deliveryStatus", d.at as "deliveryAt", d.closed_by as "deliveryBy"
      from held
      join user_group g on g.id = held.group_id and g.archived_at is null
      join system s on s.id = g.system_id
      left join change v on v.id = held.opened_in
      left join lateral (
        select x.status, coalesce(x.proof_at, x.finished_at) as at, h.closed_by
        from delivery x left join hand_task h on h.delivery_id = x.id
        where x.subject_id = held.membership_id order by x.order_seq desc limit 1) d on true
      order by "isEverybody", lower(g.description), g.id limit 500`,
  );
  return rows.map(({ source, deliveryStatus, deliveryAt, deliveryBy, ...row }) => ({
    ...row,
    vendor: row.isEverybody ? null : vendorSideOf({ source, deliveryStatus, deliveryAt, deliveryBy, since: row.since }),
  }));
}

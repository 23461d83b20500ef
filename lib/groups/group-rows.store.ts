import "server-only";
import { vendorSideOf } from "@/lib/connectors/vendor-side.rules";
import { Prisma } from "@/lib/db/generated/client";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";
import type { GroupDetail, GroupRow } from "./group-views.rules";

/**
 * Before a select: heads of each system, because Everybody is a rule and has no rows, and what is still open about each group.
 * Open orders are few, whatever the number of groups.
 */
export const GROUP_WITH = Prisma.sql`
  with heads as materialized (
    select system_id, count(*)::int as n from account where valid_to is null group by system_id),
  still as materialized (
    select d.system_id, lower(coalesce(d.effect -> 'from' ->> 'code', d.effect -> 'group' ->> 'code')) as code,
           count(*) filter (where d.status not in ('failed', 'needs_confirmation'))::int as todo,
           count(*) filter (where d.status in ('failed', 'needs_confirmation'))::int as stuck
    from delivery d
    where d.status in ('needs_approval', 'held', 'queued', 'sending', 'waiting', 'by_hand', 'needs_confirmation', 'failed')
      and d.subject_kind in ('group', 'membership')
    group by 1, 2)`;

export const GROUP_FROM = Prisma.sql`
  from user_group g
  join system s on s.id = g.system_id
  left join heads h on h.system_id = g.system_id`;

/** How many members a group has now. */
export const HEAD_COUNT = Prisma.sql`(case when g.kind = 'everybody' then coalesce(h.n, 0) else g.member_count end)`;

/** The moment of the last event about a group; of its making where there is none. */
export const CHANGED_AT = Prisma.sql`
  coalesce((select x.at from audit_event x where x.subject_id = g.id order by x.seq desc limit 1), g.created_at)`;

/** What a row needs beside GROUP_FROM: open orders as o, the last event as e, the last order about the group, or that made it, as d. */
export const GROUP_ASIDE = Prisma.sql`
  left join still o on o.system_id = g.system_id and o.code = lower(g.code)
  left join lateral (
    select x.at, v.actor_name from audit_event x left join change v on v.id = x.change_id
    where x.subject_id = g.id order by x.seq desc limit 1) e on true
  left join lateral (
    select y.status, coalesce(y.proof_at, y.finished_at) as at, t.closed_by
    from (
      (select x.id, x.status, x.proof_at, x.finished_at, 0 as rank from delivery x
       where x.subject_id = g.id order by x.order_seq desc limit 1)
      union all
      (select x.id, x.status, x.proof_at, x.finished_at, 1 from delivery x
       where x.change_id = g.created_in and x.system_id = g.system_id and x.effect_type = 'membership.add.v1' order by x.order_seq limit 1)
    ) y left join hand_task t on t.delivery_id = y.id order by y.rank limit 1) d on true`;

export const GROUP_COLUMNS = Prisma.sql`
  g.id, g.code, g.description, g.system_id as "systemId", s.name as "systemName", g.kind = 'everybody' as "isEverybody",
  ${HEAD_COUNT} as "memberCount",
  coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'isBlocked', exists (
              select 1 from block b where b.subject_id = c.id and b.valid_to is null and (b.until is null or b.until > now())))
              order by lower(c.name))
            from connector_link l join connector c on c.id = l.connector_id
            where l.group_id = g.id and l.valid_to is null and c.retired_at is null), '[]') as riders,
  coalesce(o.todo, 0) as todo, coalesce(o.stuck, 0) as stuck, e.at as "changedAt", e.actor_name as "changedBy",
  g.archived_at as "archivedAt", g.source, g.created_at as "createdAt", s.health, s.health_since as "healthSince",
  d.status as "deliveryStatus", d.at as "deliveryAt", d.closed_by as "deliveryBy",
  case when g.source = 'observed' then s.last_read_at end as "readAt"`;

export type RawGroup = Omit<GroupRow, "vendor"> & {
  source: string;
  createdAt: Date;
  health: string;
  healthSince: Date;
  readAt: Date | null;
  deliveryStatus: DeliveryStatus | null;
  deliveryAt: Date | null;
  deliveryBy: string | null;
};

/** A row as a screen gets it: of a vendor that can't be reached nothing is claimed. */
export function groupRowOf(raw: RawGroup): GroupRow & Pick<GroupDetail, "createdAt"> {
  const { source, createdAt, health, healthSince, readAt, deliveryStatus, deliveryAt, deliveryBy, ...row } = raw;
  const known = vendorSideOf({ deliveryStatus, deliveryAt, deliveryBy, source, since: readAt ?? createdAt });
  const isSilent = health === "unreachable" || health === "refused";
  const vendor =
    known.kind === "observed" && isSilent
      ? ({ kind: "unknown", at: healthSince, by: null, status: known.status } as const)
      : known;
  return { ...row, createdAt, vendor };
}

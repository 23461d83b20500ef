import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import {
  columns,
  type DriftScope,
  differingOf,
  hasKey,
  inScope,
  isBlockedHere,
  isBlockedThere,
  isGoneThere,
  isOffForWantOfGroups,
  onItsWay,
  UNKNOWN_SUBJECT,
} from "./drift-parts.store";

const { sql } = Prisma;

/** Differences of groups: those that one side alone has, and what both have but describe otherwise. */
export function groupDrift(scope: DriftScope): Prisma.Sql {
  return sql`${unknownGroups(scope)} union all ${missingGroups(scope)} union all ${differingGroups(scope)}`;
}

/** Differences of memberships between groups and accounts that both sides know. */
export function membershipDrift(scope: DriftScope): Prisma.Sql {
  return sql`${extraMemberships(scope)} union all ${missingMemberships(scope)}`;
}

const shown = (kind: string, scope: DriftScope): Prisma.Sql => sql`
  o.kind = ${kind} and o.gone_at is null and ${inScope(sql`o.system_id`, scope)} and ${hasKey(sql`o.key`, scope)}`;

const unknownGroups = (scope: DriftScope): Prisma.Sql => sql`
  select o.system_id, 'group.unknown' as kind, o.key, o.changed_at as since,
    ${columns({ group_code: sql`o.state ->> 'code'`, theirs: sql`o.state` })}
  from observation o join reading r on r.id = o.read_id
  where ${shown("group", scope)}
    and not exists (select 1 from user_group g where g.system_id = o.system_id and lower(g.code) = o.key
                      and (g.archived_at is null or g.archived_at >= r.started_at or ${onItsWay(sql`g.id`, sql`r.started_at`)}))
    and not ${onItsWay(UNKNOWN_SUBJECT, sql`r.started_at`)}
    -- A group that is being renamed here is still shown under its old code.
    and not exists (select 1 from delivery d where d.system_id = o.system_id and d.effect_type = 'group.rename.v1'
                      and lower(d.effect -> 'from' ->> 'code') = o.key and d.status not in ('applied', 'verified', 'by_hand_done', 'superseded', 'failed'))`;

// Where the first member makes a group, one without members needn't be there.
const missingGroups = (scope: DriftScope): Prisma.Sql => sql`
  select g.system_id, 'group.missing' as kind, lower(g.code) as key, coalesce(o.gone_at, k.read_at) as since,
    ${columns({ group_id: sql`g.id`, group_code: sql`g.code`, subject_id: sql`g.id`, ours: sql`jsonb_build_object('code', g.code)` })}
  from user_group g
  join kind_read k on k.system_id = g.system_id and k.kind = 'group'
  left join observation o on o.system_id = g.system_id and o.kind = 'group' and o.key = lower(g.code)
  where g.archived_at is null and g.kind = 'listed' and g.created_at < k.started_at and (o.key is null or o.gone_at is not null)
    and not (g.member_count = 0 and 'group.missing_empty' = any (k.blind))
    and not (g.code like '% @ %' and 'group.missing_at_place' = any (k.blind))
    and ${inScope(sql`g.system_id`, scope)} and ${hasKey(sql`lower(g.code)`, scope)}
    and not ${onItsWay(sql`g.id`, sql`k.started_at`)}
    and not exists (select 1 from membership m where m.group_id = g.id and m.valid_to is null
                      and (m.valid_from >= k.started_at or ${onItsWay(sql`m.id`, sql`k.started_at`)}))`;

// A vendor without descriptions shows none, or the code again.
const differingGroups = (scope: DriftScope): Prisma.Sql => sql`
  select p.system_id, v.kind, p.key, p.changed_at as since,
    ${columns({
      group_id: sql`p.group_id`,
      group_code: sql`p.code`,
      subject_id: sql`p.group_id`,
      ours: sql`v.ours`,
      theirs: sql`v.theirs`,
    })}
  from (
    select o.system_id, o.key, o.state, o.changed_at, r.started_at, g.id as group_id, g.code, g.description, g.attributes
    from observation o join reading r on r.id = o.read_id
    join user_group g on g.system_id = o.system_id and lower(g.code) = o.key and g.archived_at is null and g.kind = 'listed'
    where ${shown("group", scope)}) p
  cross join lateral (values
    ('group.description', jsonb_build_object('description', p.description),
      jsonb_build_object('description', p.state ->> 'description'),
      p.state ->> 'description' <> p.description and p.state ->> 'description' not in ('', p.state ->> 'code')),
    ('group.attributes', ${differingOf(sql`p.attributes`, sql`(p.state -> 'attributes')`)},
      ${differingOf(sql`(p.state -> 'attributes')`, sql`p.attributes`)},
      ${differingOf(sql`p.attributes`, sql`(p.state -> 'attributes')`)} is not null)
  ) v (kind, ours, theirs, differs)
  where v.differs and not ${onItsWay(sql`p.group_id`, sql`p.started_at`)}`;

const extraMemberships = (scope: DriftScope): Prisma.Sql => sql`
  select o.system_id, 'membership.extra' as kind, o.key, o.changed_at as since,
    ${columns({
      user_id: sql`u.id`,
      user_name: sql`u.name`,
      account_id: sql`a.id`,
      group_id: sql`g.id`,
      group_code: sql`g.code`,
    })}
  from observation o join reading r on r.id = o.read_id
  join user_group g on g.system_id = o.system_id and lower(g.code) = o.group_key and g.archived_at is null and g.kind = 'listed'
  join account a on a.system_id = o.system_id and lower(a.remote_id) = o.account_key and a.valid_to is null
  join app_user u on u.id = a.user_id
  left join kind_read k on k.system_id = o.system_id and k.kind = 'user'
  where ${shown("membership", scope)}
    -- Where an account always has a group, the last one stays on it when it is turned off.
    and not (${isOffForWantOfGroups(sql`k.blind`)} and ${isBlockedThere})
    and not exists (select 1 from membership m where m.group_id = g.id and m.account_id = a.id and m.valid_to is null)
    and not exists (select 1 from membership m where m.group_id = g.id and m.account_id = a.id
                      and (m.valid_to >= r.started_at or ${onItsWay(sql`m.id`, sql`r.started_at`)}))
    and not ${pairIsOnItsWay(sql`g.code`, sql`a.remote_id`, sql`r.started_at`)}`;

// An account that is missing or blocked over there has lost its groups with that, and one that is blocked here was taken out of them.
const missingMemberships = (scope: DriftScope): Prisma.Sql => sql`
  select g.system_id, 'membership.missing' as kind, lower(g.code) || chr(9) || lower(a.remote_id) as key,
    coalesce(o.gone_at, k.read_at) as since,
    ${columns({
      user_id: sql`u.id`,
      user_name: sql`u.name`,
      account_id: sql`a.id`,
      group_id: sql`g.id`,
      group_code: sql`g.code`,
      subject_id: sql`m.id`,
    })}
  from membership m
  join user_group g on g.id = m.group_id and g.archived_at is null
  join account a on a.id = m.account_id and a.valid_to is null
  join app_user u on u.id = a.user_id
  join kind_read k on k.system_id = g.system_id and k.kind = 'membership'
  left join observation o on o.system_id = g.system_id and o.kind = 'membership'
    and o.key = lower(g.code) || chr(9) || lower(a.remote_id)
  where m.valid_to is null and m.valid_from < k.started_at and (o.key is null or o.gone_at is not null)
    and ${inScope(sql`g.system_id`, scope)} and ${hasKey(sql`lower(g.code) || chr(9) || lower(a.remote_id)`, scope)}
    and not ${isGoneThere} and not ${isBlockedThere}
    and not ${isBlockedHere(sql`a.id`, sql`u.id`)}
    and not ${onItsWay(sql`m.id`, sql`k.started_at`)} and not ${onItsWay(sql`a.id`, sql`k.started_at`)}
    and not ${pairIsOnItsWay(sql`g.code`, sql`a.remote_id`, sql`k.started_at`)}`;

// Orders about a pair share one key, whichever membership they are about.
const pairIsOnItsWay = (code: Prisma.Sql, remoteId: Prisma.Sql, since: Prisma.Sql): Prisma.Sql => sql`exists (
  select 1 from delivery d where d.order_key = g.system_id || ':' || lower(${code}) || ':' || lower(${remoteId})
    and (d.status in ('needs_approval', 'held', 'queued', 'sending', 'waiting', 'by_hand', 'needs_confirmation')
      or d.finished_at >= ${since}))`;

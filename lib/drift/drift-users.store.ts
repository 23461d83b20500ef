import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import {
  columns,
  type DriftScope,
  differingOf,
  hasKey,
  inScope,
  isBlockedHere,
  isOffForWantOfGroups,
  onItsWay,
  UNKNOWN_SUBJECT,
} from "./drift-parts.store";

const { sql } = Prisma;

/** Differences of accounts: those that one side alone has, and fields of those that both have. */
export function userDrift(scope: DriftScope): Prisma.Sql {
  return sql`${unknownUsers(scope)} union all ${missingUsers(scope)} union all ${differingUsers(scope)}`;
}

const shown = (scope: DriftScope): Prisma.Sql => sql`
  o.kind = 'user' and o.gone_at is null and ${inScope(sql`o.system_id`, scope)} and ${hasKey(sql`o.key`, scope)}`;

// An account that was given up here is no news until the vendor was read after that.
const unknownUsers = (scope: DriftScope): Prisma.Sql => sql`
  select o.system_id, 'user.unknown' as kind, o.key, o.changed_at as since,
    ${columns({ user_name: sql`o.state ->> 'name'`, theirs: sql`o.state` })}
  from observation o join reading r on r.id = o.read_id
  where ${shown(scope)}
    and not exists (select 1 from account a where a.system_id = o.system_id and lower(a.remote_id) = o.key
                      and (a.valid_to is null or a.valid_to >= r.started_at or ${onItsWay(sql`a.id`, sql`r.started_at`)}))
    and not ${onItsWay(UNKNOWN_SUBJECT, sql`r.started_at`)}`;

const missingUsers = (scope: DriftScope): Prisma.Sql => sql`
  select a.system_id, 'user.missing' as kind, lower(a.remote_id) as key, coalesce(o.gone_at, k.read_at) as since,
    ${columns({
      user_id: sql`u.id`,
      user_name: sql`u.name`,
      account_id: sql`a.id`,
      subject_id: sql`a.id`,
      ours: sql`jsonb_build_object('remoteId', a.remote_id)`,
    })}
  from account a join app_user u on u.id = a.user_id
  join kind_read k on k.system_id = a.system_id and k.kind = 'user'
  left join observation o on o.system_id = a.system_id and o.kind = 'user' and o.key = lower(a.remote_id)
  where a.valid_to is null and a.valid_from < k.started_at and (o.key is null or o.gone_at is not null)
    and ${inScope(sql`a.system_id`, scope)} and ${hasKey(sql`lower(a.remote_id)`, scope)}
    and not ${onItsWay(sql`a.id`, sql`k.started_at`)}`;

// The name counts as the same where it is known that he goes by another one there. An account without an address of its own decided
// none, so only an address that the vendor does show can differ from the person's.
const differingUsers = (scope: DriftScope): Prisma.Sql => sql`
  select p.system_id, v.kind, p.key, p.changed_at as since,
    ${columns({
      user_id: sql`p.user_id`,
      user_name: sql`p.name`,
      account_id: sql`p.account_id`,
      subject_id: sql`p.account_id`,
      ours: sql`v.ours`,
      theirs: sql`v.theirs`,
    })}
  from (
    select o.system_id, o.key, o.state, o.changed_at, r.started_at, a.id as account_id, a.user_id, u.name, a.known_as,
      a.email as own_email, coalesce(a.email, u.email) as email, k.blind,
      a.attributes || jsonb_build_object('windows', a.windows, 'insite', a.insite) as attributes,
      ${isBlockedHere(sql`a.id`, sql`u.id`)} as is_blocked, coalesce((o.state ->> 'isBlocked')::boolean, false) as is_blocked_there,
      ${isOffForWantOfGroups(sql`k.blind`)} as is_off
    from observation o join reading r on r.id = o.read_id
    join account a on a.system_id = o.system_id and lower(a.remote_id) = o.key and a.valid_to is null
    join app_user u on u.id = a.user_id
    left join kind_read k on k.system_id = o.system_id and k.kind = 'user'
    where ${shown(scope)}) p
  cross join lateral (values
    ('user.renamed', jsonb_build_object('name', p.name), jsonb_build_object('name', p.state ->> 'name'),
      p.state ->> 'name' is distinct from p.name and p.state ->> 'name' is distinct from p.known_as),
    ('user.email', jsonb_build_object('email', p.email), jsonb_build_object('email', p.state ->> 'email'),
      lower(coalesce(p.state ->> 'email', '')) <> lower(coalesce(p.email, ''))
        and (p.own_email is not null or p.state ->> 'email' is not null)),
    ('user.blocked_there', jsonb_build_object('blocked', false), jsonb_build_object('blocked', true),
      p.is_blocked_there and not p.is_blocked and not p.is_off),
    ('user.blocked_here', jsonb_build_object('blocked', true), jsonb_build_object('blocked', false),
      p.is_blocked and not p.is_blocked_there),
    ('user.attributes', ${differingOf(sql`p.attributes`, sql`(p.state -> 'attributes')`)},
      ${differingOf(sql`(p.state -> 'attributes')`, sql`p.attributes`)},
      ${differingOf(sql`p.attributes`, sql`(p.state -> 'attributes')`)} is not null)
  ) v (kind, ours, theirs, differs)
  where v.differs and v.kind <> all (coalesce(p.blind, '{}'))
    and not ${onItsWay(sql`p.account_id`, sql`p.started_at`)} and not ${onItsWay(sql`p.user_id`, sql`p.started_at`)}`;

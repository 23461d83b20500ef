import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import {
  columns,
  type DriftScope,
  hasKey,
  inScope,
  isBlockedHere,
  isBlockedThere,
  isGoneThere,
  onItsWay,
  UNKNOWN_SUBJECT,
} from "./drift-parts.store";

const { sql } = Prisma;

/** Differences of what a group lets its members call, against what the connectors on it include. */
export function endpointDrift(scope: DriftScope): Prisma.Sql {
  return sql`${extraEndpoints(scope)} union all ${missingEndpoints(scope)}`;
}

/** Differences of tokens, known to both by the vendor's id or by the fingerprint of their text. */
export function tokenDrift(scope: DriftScope): Prisma.Sql {
  return sql`${unknownTokens(scope)} union all ${missingTokens(scope)} union all ${differingTokens(scope)}`;
}

const shown = (kind: string, scope: DriftScope): Prisma.Sql => sql`
  o.kind = ${kind} and o.gone_at is null and ${inScope(sql`o.system_id`, scope)} and ${hasKey(sql`o.key`, scope)}`;

const RIDERS = sql`connector_link l join connector c on c.id = l.connector_id and c.retired_at is null`;

// A group that no connector rides on decides nothing about endpoints.
const extraEndpoints = (scope: DriftScope): Prisma.Sql => sql`
  select o.system_id, 'endpoint.extra' as kind, o.key, o.changed_at as since,
    ${columns({
      group_id: sql`g.id`,
      group_code: sql`g.code`,
      connector_id: sql`(select min(c.id) from ${RIDERS} where l.group_id = g.id and l.valid_to is null having count(*) = 1)`,
      theirs: sql`o.state`,
    })}
  from observation o join reading r on r.id = o.read_id
  join user_group g on g.system_id = o.system_id and lower(g.code) = o.group_key and g.archived_at is null
  where ${shown("endpoint", scope)}
    and exists (select 1 from ${RIDERS} where l.group_id = g.id and l.valid_to is null)
    and not exists (select 1 from ${RIDERS} join endpoint e on e.connector_id = c.id
                    where l.group_id = g.id and l.valid_to is null and e.kind = o.state ->> 'kind'
                      and lower(e.name) = lower(o.state ->> 'name') and (e.valid_to is null or e.valid_to >= r.started_at))
    and not exists (select 1 from ${RIDERS} where l.group_id = g.id and l.valid_to is null and ${onItsWay(sql`c.id`, sql`r.started_at`)})`;

const ENDPOINT_KEY = sql`lower(g.code) || chr(9) || e.kind || chr(9) || lower(e.name)`;

const missingEndpoints = (scope: DriftScope): Prisma.Sql => sql`
  select g.system_id, 'endpoint.missing' as kind, ${ENDPOINT_KEY} as key, coalesce(o.gone_at, k.read_at) as since,
    ${columns({
      group_id: sql`g.id`,
      group_code: sql`g.code`,
      connector_id: sql`min(c.id)`,
      subject_id: sql`min(e.id)`,
      ours: sql`jsonb_build_object('kind', e.kind, 'name', min(e.name))`,
    })}
  from endpoint e join connector c on c.id = e.connector_id and c.retired_at is null
  join connector_link l on l.connector_id = c.id and l.valid_to is null
  join user_group g on g.id = l.group_id and g.archived_at is null
  join kind_read k on k.system_id = g.system_id and k.kind = 'endpoint'
  left join observation o on o.system_id = g.system_id and o.kind = 'endpoint' and o.key = ${ENDPOINT_KEY}
  where e.valid_to is null and e.valid_from < k.started_at and l.valid_from < k.started_at
    and (o.key is null or o.gone_at is not null)
    and ${inScope(sql`g.system_id`, scope)} and ${hasKey(ENDPOINT_KEY, scope)}
    and not ${onItsWay(sql`c.id`, sql`k.started_at`)}
  group by g.system_id, g.id, g.code, e.kind, lower(e.name), o.gone_at, k.read_at`;

const IS_SAME = sql`(t.remote_ref = o.state ->> 'ref' or t.fingerprint = o.fingerprint)`;
const OWN_ACCOUNT = sql`account a on a.system_id = o.system_id and lower(a.remote_id) = o.account_key and a.valid_to is null`;

const unknownTokens = (scope: DriftScope): Prisma.Sql => sql`
  select o.system_id, 'token.unknown' as kind, o.key, o.changed_at as since,
    ${columns({
      user_id: sql`u.id`,
      user_name: sql`u.name`,
      account_id: sql`a.id`,
      theirs: sql`o.state`,
    })}
  from observation o join reading r on r.id = o.read_id join ${OWN_ACCOUNT} join app_user u on u.id = a.user_id
  where ${shown("token", scope)}
    and not exists (select 1 from token t join connector c on c.id = t.connector_id
                    where c.system_id = o.system_id and ${IS_SAME})
    and not ${onItsWay(UNKNOWN_SUBJECT, sql`r.started_at`)}
    -- One that is being issued here may be shown before its own id is known.
    and not exists (select 1 from token t where t.account_id = a.id and ${onItsWay(sql`t.id`, sql`r.started_at`)})`;

const IS_LIVE = sql`t.issued_at is not null and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())`;

// The tokens of an account that is gone there went with it, which its own difference tells.
const missingTokens = (scope: DriftScope): Prisma.Sql => sql`
  select a.system_id, 'token.missing' as kind, t.id as key, coalesce(o.gone_at, k.read_at) as since,
    ${columns({
      user_id: sql`u.id`,
      user_name: sql`u.name`,
      account_id: sql`a.id`,
      connector_id: sql`t.connector_id`,
      token_id: sql`t.id`,
      subject_id: sql`t.id`,
      ours: sql`jsonb_build_object('label', t.label)`,
    })}
  from token t join account a on a.id = t.account_id and a.valid_to is null join app_user u on u.id = a.user_id
  join kind_read k on k.system_id = a.system_id and k.kind = 'token'
  left join lateral (
    select max(o.gone_at) as gone_at, bool_or(o.gone_at is null) as is_shown from observation o
    where o.system_id = a.system_id and o.kind = 'token' and ${IS_SAME}) o on true
  where ${IS_LIVE} and t.issued_at < k.started_at and (t.remote_ref is not null or t.fingerprint is not null)
    and o.is_shown is not true and not ${isGoneThere} and ${inScope(sql`a.system_id`, scope)} and ${hasKey(sql`t.id`, scope)}
    and not ${onItsWay(sql`t.id`, sql`k.started_at`)}`;

const WORKS_THERE = sql`(o.state ->> 'isActive')::boolean
  and coalesce((o.state ->> 'expiresAt')::timestamptz, 'infinity') > now()`;

// An end is compared to the minute: vendors round it. Tokens of an account that is blocked rest with it, on either side.
const differingTokens = (scope: DriftScope): Prisma.Sql => sql`
  select o.system_id, v.kind, t.id as key, o.changed_at as since,
    ${columns({
      user_id: sql`u.id`,
      user_name: sql`u.name`,
      account_id: sql`a.id`,
      connector_id: sql`t.connector_id`,
      token_id: sql`t.id`,
      subject_id: sql`t.id`,
      ours: sql`v.ours`,
      theirs: sql`v.theirs`,
    })}
  from observation o join reading r on r.id = o.read_id
  join connector c on c.system_id = o.system_id
  join token t on t.connector_id = c.id and ${IS_SAME} and t.issued_at is not null
  join account a on a.id = t.account_id join app_user u on u.id = a.user_id
  cross join lateral (values
    ('token.inactive', null, null, ${IS_LIVE} and not (o.state ->> 'isActive')::boolean
      and not ${isBlockedHere(sql`t.id`, sql`a.id`, sql`u.id`)} and not ${isBlockedThere}),
    ('token.still_works', null, null, (o.state ->> 'isActive')::boolean
      and (t.revoked_at is not null or ${isBlockedHere(sql`t.id`)})),
    ('token.expiry', jsonb_build_object('expiresAt', t.expires_at), jsonb_build_object('expiresAt', o.state -> 'expiresAt'),
      t.revoked_at is null and (${IS_LIVE} or ${WORKS_THERE})
      and date_trunc('minute', (o.state ->> 'expiresAt')::timestamptz) is distinct from date_trunc('minute', t.expires_at))
  ) v (kind, ours, theirs, differs)
  where o.kind = 'token' and o.gone_at is null and ${inScope(sql`o.system_id`, scope)} and ${hasKey(sql`t.id`, scope)}
    and v.differs and not ${onItsWay(sql`t.id`, sql`r.started_at`)}`;

import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { ObservedKind } from "@/lib/upstreams/driver";
import { type FoundScope, foundUsers, foundWhere } from "./found-users.store";

const { sql } = Prisma;

const page = (kind: string, systemId: string, scope: FoundScope): Prisma.Sql => sql`(
  select o.key, o.state, o.group_key, o.account_key, o.fingerprint from observation o
  where ${foundWhere(kind, systemId, scope)} order by o.key ${scope.limit ? sql`limit ${scope.limit}` : sql`offset 0`}) o`;

// Fenced probes: on tables that were filled a moment ago the planner knows nothing, and plain joins read all of one for each row.
const groupOf = (systemId: string): Prisma.Sql => sql`lateral (
  select g.id, g.code, g.kind from user_group g
  where g.system_id = ${systemId} and lower(g.code) = o.group_key and g.archived_at is null limit 1) g on true`;
const accountOf = (systemId: string): Prisma.Sql => sql`lateral (
  select a.id, a.user_id from account a
  where a.system_id = ${systemId} and lower(a.remote_id) = o.account_key and a.valid_to is null limit 1) a on true`;

/** Groups that were found, as a table `f`: recorded already, or new. */
const foundGroups = (systemId: string, scope: FoundScope): Prisma.Sql => sql`(
  select o.key, o.state, g.id as match_id, g.code as match_name, g.id as group_id, null::text as account_id, '[]'::jsonb as choices,
    case when g.id is null then 'new' else 'ours' end as found_class
  from ${page("group", systemId, scope)} left join ${groupOf(systemId)}) f`;

/** Memberships, as a table `f`: they wait for their group and account to be recorded. */
const foundMemberships = (systemId: string, scope: FoundScope): Prisma.Sql => sql`(
  select o.key, o.state, m.id as match_id, null::text as match_name,
    g.id as group_id, a.id as account_id, '[]'::jsonb as choices,
    case when m.id is not null then 'ours' when g.id is null or g.kind <> 'listed' or a.id is null then 'waiting' else 'new' end as found_class
  from ${page("membership", systemId, scope)} left join ${groupOf(systemId)} left join ${accountOf(systemId)}
  left join lateral (select m.id from membership m where m.group_id = g.id and m.account_id = a.id and m.valid_to is null limit 1) m
    on true) f`;

/** Endpoints, as a table `f`: what a group may call belongs to the connector on it, to be chosen where several are. */
const foundEndpoints = (systemId: string, scope: FoundScope): Prisma.Sql => sql`(
  select o.key, o.state, case when c.n = 1 then c.choices -> 0 ->> 'id' end as match_id,
    case when c.n = 1 then c.choices -> 0 ->> 'name' end as match_name, g.id as group_id, null::text as account_id,
    coalesce(c.choices, '[]') as choices,
    case when c.has_it then 'ours' when coalesce(c.n, 0) = 0 then 'waiting' when c.n > 1 then 'ambiguous' else 'new' end as found_class
  from ${page("endpoint", systemId, scope)} left join ${groupOf(systemId)}
  left join lateral (
    select count(*)::int as n, jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by lower(c.name)) as choices,
      bool_or(exists (select 1 from endpoint e where e.connector_id = c.id and e.valid_to is null and e.kind = o.state ->> 'kind'
                        and lower(e.name) = lower(o.state ->> 'name'))) as has_it
    from connector_link l join connector c on c.id = l.connector_id and c.retired_at is null
    where l.group_id = g.id and l.valid_to is null) c on true) f`;

/** Tokens, as a table `f`: each belongs to a connector, which only its scope may tell. */
const foundTokens = (systemId: string, scope: FoundScope): Prisma.Sql => sql`(
  select o.key, o.state, coalesce(t.id, c.id) as match_id, coalesce(t.label, c.name) as match_name, null::text as group_id,
    a.id as account_id,
    (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) order by lower(x.name)), '[]') from connector x
     where x.system_id = ${systemId} and x.retired_at is null) as choices,
    case when t.id is not null then 'ours' when a.id is null then 'waiting' when c.id is not null then 'matched' else 'ambiguous' end
      as found_class
  from ${page("token", systemId, scope)} left join ${accountOf(systemId)}
  left join lateral (select t.id, t.label from token t join connector x on x.id = t.connector_id and x.system_id = ${systemId}
    where t.remote_ref = o.state ->> 'ref' or t.fingerprint = o.fingerprint limit 1) t on true
  left join connector c on c.system_id = ${systemId} and c.retired_at is null and lower(c.name) = lower(o.state ->> 'scope')) f`;

const usersAsFound = (systemId: string, scope: FoundScope): Prisma.Sql => sql`(
  select f.key, f.state, coalesce(f.user_id, f.candidates -> 0 ->> 'id') as match_id,
    coalesce(f.user_name, f.candidates -> 0 ->> 'name') as match_name, null::text as group_id, null::text as account_id,
    f.candidates as choices, f.found_class, f.sharers
  from ${foundUsers(systemId, scope)}) f`;

const TABLES: Readonly<Record<ObservedKind, (systemId: string, scope: FoundScope) => Prisma.Sql>> = {
  user: usersAsFound,
  group: foundGroups,
  membership: foundMemberships,
  endpoint: foundEndpoints,
  token: foundTokens,
};

/** What was found of a kind, as a table `f` of key, state, class, what it joins or is, and what may be chosen. */
export function foundTable(kind: ObservedKind, systemId: string, scope: FoundScope): Prisma.Sql {
  return TABLES[kind](systemId, scope);
}

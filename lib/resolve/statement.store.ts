import "server-only";
import { contextColumns, GATHERED, gatherSql, inForce, lightsOfTokenSql, linkedSql } from "@/lib/access/lights.store";
import type { KeyShape } from "@/lib/applications/application.rules";
import { Prisma } from "@/lib/db/generated/client";
import type { Prepared } from "@/lib/db/lane";

const { sql } = Prisma;
// Who asks, from where and about which connector, once for all keys that are asked for alike in one statement.
const callersSql = (at: Prisma.Sql) => sql`
  select asked.n, held.*, c.id as connector_id, c.system_id, c.retired_at, link.group_id, g.kind as group_kind
  from unnest(${[]}::bytea[], ${[]}::inet[], ${[]}::text[]) with ordinality asked(hash, address, asked_connector, n)
  cross join lateral (select h.id as key_id, app.id as application_id, app.key_shape, app.connector_ids,
      cardinality(app.addresses) = 0 or coalesce(asked.address <<= any(app.addresses), false) as is_welcome
    from application_key h join application app on app.id = h.application_id
    where h.hash = asked.hash and (h.revoked_at is null or ${at} < h.revoked_at) and (h.expires_at is null or ${at} < h.expires_at)
      and (app.retired_at is null or ${at} < app.retired_at) offset 0) held
  left join connector c on c.id = asked.asked_connector and held.is_welcome and c.id = any(held.connector_ids) ${linkedSql(at)}`;

// Found by the hash of its three parts together, as the index has it; periods of one key never overlap, so one is in force.
const mappedSql = (at: Prisma.Sql) => sql`
  select m.token_id from mapping m
  where m.application_id || ' ' || m.connector_id || ' ' || m.external_key
      = p.application_id || ' ' || p.connector_id || ' ' || wanted.external_key and ${inForce("m", at)} limit 1`;

// The token, whose it is and what was sealed of it, with what the lights are judged by.
const heldSql = (at: Prisma.Sql) => sql`
  select t.requested_at, t.issued_at, t.valid_from, t.expires_at, t.revoked_at, a.id as account_id, a.valid_from as account_from,
    a.valid_to as account_to, u.id as user_id, u.left_at, s.sealed, (select m.id from membership m
      where m.account_id || ' ' || m.group_id = a.id || ' ' || p.group_id and ${inForce("m", at)} limit 1) as membership_id
  from token t join account a on a.id = t.account_id join app_user u on u.id = a.user_id left join secret s on s.id = t.secret_id
  where t.id = m.token_id limit 1`;

// The names that the rule of the lights knows things by, for one row `f` of what was found.
const judgedSql = (at: Prisma.Sql) => sql`
  cross join lateral (select f.token_id as id, f.requested_at, f.issued_at, f.valid_from, f.expires_at, f.revoked_at) t
  cross join lateral (select f.account_id as id, f.account_from as valid_from, f.account_to as valid_to) a
  cross join lateral (select f.user_id as id, f.left_at) u
  cross join lateral (select ${contextColumns(at, GATHERED)} from (select f.connector_id as id, f.system_id, f.retired_at) c,
    (select f.group_id) link, (select f.group_kind as kind) g) k
  cross join lateral (${lightsOfTokenSql(at, "f.membership_id")}) l`;

const SUBJECTS = Prisma.raw(
  ["connector_id", "system_id", "group_id", "token_id", "account_id", "user_id", "membership_id"].join(", "),
);

/** What one key led to, in the order of the columns; without `keyId` the caller is unknown, without `tokenId` the key. */
export type FoundRow = [
  at: Date,
  keyId: string | null,
  applicationId: string | null,
  keyShape: KeyShape | null,
  isWelcome: boolean | null,
  tokenId: string | null,
  expiresAt: Date | null,
  sealed: string | null,
  member: number | null,
  token: number | null,
  connector: number | null,
  person: number | null,
  system: number | null,
  // Only from `FIND_TO_EMBED`.
  connectorId?: string | null,
  vendor?: string | null,
  restUrl?: string | null,
  settings?: Record<string, string> | null,
  sealedKey?: string | null,
];

/**
 * Everything about any number of keys in one statement, a row for each in their order: whose key it is, whether he may ask from there,
 * where the key leads, the five lights at that moment, and the sealed text.
 */
export function findSql(at: Prisma.Sql, more = Prisma.empty, joins = Prisma.empty): string {
  return sql`with p as materialized (${callersSql(at)}),
    f as materialized (
      select wanted.n, p.key_id, p.application_id, p.key_shape, p.is_welcome, p.connector_id, p.system_id, p.retired_at, p.group_id,
        p.group_kind, m.token_id, held.*
      from unnest(${[]}::int[], ${[]}::text[]) with ordinality wanted(caller, external_key, n)
      left join p on p.n = wanted.caller
      left join lateral (${mappedSql(at)}) m on true
      left join lateral (${heldSql(at)}) held on true),
    subjects as materialized (select array(select unnest(array[${SUBJECTS}]) from f) as ids),
    x as materialized (${gatherSql(at, sql`(select ids from subjects)::text[]`)})
    select ${at}, f.key_id, f.application_id, f.key_shape, f.is_welcome, f.token_id, f.expires_at, f.sealed,
      l.member, l.token, l.connector, l.person, l.system ${more}
    from f cross join x ${judgedSql(at)} ${joins} order by f.n`.text;
}

/** The database's own moment, the same for all that one statement answers. */
const NOW = sql`now()`;

/** What is asked for a token. */
export const FIND: Prepared = { name: "gatehouse_resolve", text: findSql(NOW) };

/** The same with the place of the system and the sealed key of the connector. */
export const FIND_TO_EMBED: Prepared = {
  name: "gatehouse_embed",
  text: findSql(
    NOW,
    sql`, f.connector_id, sy.vendor, sy.rest_url, sy.settings, ks.sealed`,
    sql`left join system sy on sy.id = f.system_id left join connector kc on kc.id = f.connector_id
      left join secret ks on ks.id = kc.api_key_secret_id`,
  ),
};

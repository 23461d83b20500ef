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

// The mapping that is in force is the one that began last, because periods of one key never overlap.
const mappedSql = (at: Prisma.Sql) => sql`
  select m.token_id from mapping m
  where m.application_id = p.application_id and m.connector_id = p.connector_id and m.external_key = wanted.external_key
    and ${inForce("m", at)} order by m.valid_from desc limit 1`;

// Every mark that could stand in the way is asked for at once, and the rule of the lights reads it from there.
const judgedSql = (at: Prisma.Sql) => sql`
  select t.expires_at, s.sealed, l.*
  from token t join account a on a.id = t.account_id join app_user u on u.id = a.user_id left join secret s on s.id = t.secret_id
  cross join lateral (${gatherSql(at, ["p.connector_id", "p.system_id", "p.group_id", "t.id", "a.id", "u.id"])}) x
  cross join lateral (select ${contextColumns(at, GATHERED)} from (select p.connector_id as id, p.system_id, p.retired_at) c,
    (select p.group_id) link, (select p.group_kind as kind) g) k
  cross join lateral (${lightsOfTokenSql(at)}) l
  where t.id = m.token_id limit 1`;

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
  return sql`with p as materialized (${callersSql(at)})
    select ${at}, p.key_id, p.application_id, p.key_shape, p.is_welcome, m.token_id, v.expires_at, v.sealed,
      v.member, v.token, v.connector, v.person, v.system ${more}
    from unnest(${[]}::int[], ${[]}::text[]) with ordinality wanted(caller, external_key, n)
    left join p on p.n = wanted.caller
    left join lateral (${mappedSql(at)}) m on true
    left join lateral (${judgedSql(at)}) v on true ${joins} order by wanted.n`.text;
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
    sql`, p.connector_id, sy.vendor, sy.rest_url, sy.settings, ks.sealed`,
    sql`left join system sy on sy.id = p.system_id left join connector kc on kc.id = p.connector_id
      left join secret ks on ks.id = kc.api_key_secret_id`,
  ),
};

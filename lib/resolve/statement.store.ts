import "server-only";
import { contextColumns, GATHERED, gatherSql, inForce, lightsOfTokenSql, linkedSql } from "@/lib/access/lights.store";
import type { KeyShape } from "@/lib/applications/application.rules";
import { Prisma } from "@/lib/db/generated/client";
import type { Prepared } from "@/lib/db/lane";

const { sql } = Prisma;
/** The database's own moment, the same for all that one statement answers. */
const NOW = sql`now()`;

// Who asks, from where and about which connector, once for all keys that are asked for alike in one statement.
const CALLERS = sql`
  select asked.n, held.*, c.id as connector_id, c.system_id, c.retired_at, link.group_id, g.kind as group_kind
  from unnest(${[]}::bytea[], ${[]}::inet[], ${[]}::text[]) with ordinality asked(hash, address, asked_connector, n)
  cross join lateral (select h.id as key_id, app.id as application_id, app.key_shape, app.connector_ids,
      cardinality(app.addresses) = 0 or coalesce(asked.address <<= any(app.addresses), false) as is_welcome
    from application_key h join application app on app.id = h.application_id
    where h.hash = asked.hash and (h.revoked_at is null or ${NOW} < h.revoked_at) and (h.expires_at is null or ${NOW} < h.expires_at)
      and (app.retired_at is null or ${NOW} < app.retired_at) offset 0) held
  left join connector c on c.id = asked.asked_connector and held.is_welcome and c.id = any(held.connector_ids) ${linkedSql(NOW)}`;

// The mapping that is in force is the one that began last, because periods of one key never overlap.
const MAPPED = sql`
  select m.token_id from mapping m
  where m.application_id = p.application_id and m.connector_id = p.connector_id and m.external_key = wanted.external_key
    and ${inForce("m", NOW)} order by m.valid_from desc limit 1`;

// Every mark that could stand in the way is asked for at once, and the rule of the lights reads it from there.
const JUDGED = sql`
  select t.expires_at, s.sealed, l.*
  from token t join account a on a.id = t.account_id join app_user u on u.id = a.user_id left join secret s on s.id = t.secret_id
  cross join lateral (${gatherSql(NOW, ["p.connector_id", "p.system_id", "p.group_id", "t.id", "a.id", "u.id"])}) x
  cross join lateral (select ${contextColumns(NOW, GATHERED)} from (select p.connector_id as id, p.system_id, p.retired_at) c,
    (select p.group_id) link, (select p.group_kind as kind) g) k
  cross join lateral (${lightsOfTokenSql(NOW)}) l
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
];

/**
 * Everything about any number of keys in one statement, a row for each in their order: whose key it is, whether he may ask from there,
 * where the key leads, the five lights at the database's own moment, and the sealed text.
 */
export const FIND: Prepared = {
  name: "gatehouse_resolve",
  text: sql`with p as materialized (${CALLERS})
    select ${NOW}, p.key_id, p.application_id, p.key_shape, p.is_welcome, m.token_id, v.expires_at, v.sealed,
      v.member, v.token, v.connector, v.person, v.system
    from unnest(${[]}::int[], ${[]}::text[]) with ordinality wanted(caller, external_key, n)
    left join p on p.n = wanted.caller
    left join lateral (${MAPPED}) m on true
    left join lateral (${JUDGED}) v on true order by wanted.n`.text,
};

import "server-only";
import { contextSql, inForce, lightOfToken, lightsSql } from "@/lib/access/lights.store";
import type { KeyShape } from "@/lib/applications/application.rules";
import { Prisma } from "@/lib/db/generated/client";
import type { Prepared } from "@/lib/db/lane";

const { sql } = Prisma;
/** The database's own moment, the same for all that one statement answers. */
const NOW = sql`now()`;

// Who asks, from where and about which connector, once for all keys that are asked for alike in one statement.
const CALLERS = sql`
  select asked.n, held.key_id, held.application_id, held.key_shape, held.is_welcome, k.*
  from unnest(${[]}::bytea[], ${[]}::inet[], ${[]}::text[]) with ordinality asked(hash, address, asked_connector, n)
  cross join lateral (select h.id as key_id, p.id as application_id, p.key_shape, p.connector_ids,
      cardinality(p.addresses) = 0 or coalesce(asked.address <<= any(p.addresses), false) as is_welcome
    from application_key h join application p on p.id = h.application_id
    where h.hash = asked.hash and (h.revoked_at is null or ${NOW} < h.revoked_at) and (h.expires_at is null or ${NOW} < h.expires_at)
      and (p.retired_at is null or ${NOW} < p.retired_at) offset 0) held
  left join lateral (${contextSql(sql`connector c`, NOW, sql`where c.id = asked.asked_connector offset 0`)}) k
    on held.is_welcome and asked.asked_connector = any(held.connector_ids)`;

// The mapping that is in force is the one that began last, because periods of one key never overlap.
const MAPPED = sql`
  select m.token_id from mapping m
  where m.application_id = k.application_id and m.connector_id = k.connector_id and m.external_key = wanted.external_key
    and ${inForce("m", NOW)} order by m.valid_from desc limit 1`;

const JUDGED = sql`
  select t.expires_at, s.sealed, l.* from token t join account a on a.id = t.account_id join app_user u on u.id = a.user_id
  left join secret s on s.id = t.secret_id cross join lateral (${lightsSql(NOW, lightOfToken(NOW))}) l
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
  text: sql`with k as materialized (${CALLERS})
    select ${NOW}, k.key_id, k.application_id, k.key_shape, k.is_welcome, m.token_id, v.expires_at, v.sealed,
      v.member, v.token, v.connector, v.person, v.system
    from unnest(${[]}::int[], ${[]}::text[]) with ordinality wanted(caller, external_key, n)
    left join k on k.n = wanted.caller
    left join lateral (${MAPPED}) m on true
    left join lateral (${JUDGED}) v on true order by wanted.n`.text,
};

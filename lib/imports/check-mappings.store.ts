import "server-only";
import { LONGEST_KEY } from "@/lib/applications/application.rules";
import { Prisma } from "@/lib/db/generated/client";
import { type CheckScope, cellOf, givenRows } from "./check.store";

const { sql } = Prisma;

/**
 * Rows of mappings judged: an application by its name, or the only one; a token by its id, by the fingerprint of its text or by its label.
 * New leads a key to it, changed points it there; `target_id` is the token, `basis` the mapping that stands.
 */
export function checkedMappings(scope: CheckScope): Prisma.Sql {
  const cell = (name: string) => cellOf(scope, name);
  return sql`
    select y.*, coalesce(y.refused, y.ambiguous, case when y.verdict = 'changed' then 'Leads to another token now' end) as says
    from (
      select x.*, case when x.refused is not null then 'refused' when x.ambiguous is not null then 'ambiguous'
        when x.basis = '' then 'new' when x.led_to = x.target_id then 'same' else 'changed' end as verdict
      from (
        select t.row_no, t.application_id, t.connector_id, t.key, t.token_id as target_id, coalesce(p.id, '') as basis, p.token_id as led_to,
          case
            when t.extra is not null then t.extra
            when t.key is null then 'The external key is needed'
            when t.token is null then 'The token is needed'
            when t.applications = 0 and t.application is null then 'There is no host application'
            when t.applications = 0 then 'No host application is called ' || t.application
            when t.applications > 1 then 'Say which host application: ' || t.application_names
            when length(t.key) > ${LONGEST_KEY}::int then 'An external key has ' || ${LONGEST_KEY}::int || ' characters at most'
            when t.key ~ '[[:cntrl:]]' then 'An external key holds no invisible characters'
            when t.key_shape = 'company_user' and t.key !~ '^[^/]+/[^/]+$' then 'Write company and user with one slash between'
            when t.tokens = 0 then 'No token of the app connectors that ' || t.application_name || ' may ask for is this one'
            when t.tokens > 1 then null
            when t.revoked_at is not null then 'The token was revoked'
            when t.issued_at is null then 'The token is not issued yet'
            when t.expires_at <= now() then 'The token has expired'
            when t.secret_id is null then 'The text of the token is not kept here, so no application could be given it'
            when min(t.row_no) over same < t.row_no then 'Row ' || min(t.row_no) over same || ' is about the same key'
          end as refused,
          case when t.tokens > 1 then t.tokens || ' tokens have this label: say which app connector, or give the id' end as ambiguous
        from (
          select g.*, b.*, k.*
          from (select r.row_no, r.extra, ${cell("application")} as application, ${cell("key")} as key, ${cell("token")} as token,
                  ${cell("connector")} as connector from ${givenRows(scope)} offset 0) g
          left join lateral (
            select count(*)::int as applications, min(a.id) as application_id, min(a.name) as application_name, min(a.key_shape) as key_shape,
              string_agg(a.name, ', ' order by a.name) as application_names
            from application a where a.retired_at is null and (g.application is null or lower(a.name) = lower(g.application))) b on true
          left join lateral (
            select count(*)::int as tokens, min(t.id) as token_id, min(t.connector_id) as connector_id, min(t.revoked_at) as revoked_at,
              min(t.issued_at) as issued_at, min(t.expires_at) as expires_at, min(t.secret_id) as secret_id
            from token t join connector c on c.id = t.connector_id
            where b.applications = 1
              and t.connector_id = any((select a.connector_ids from application a where a.id = b.application_id)::text[])
              and (g.connector is null or lower(c.name) = lower(g.connector))
              and case when g.token ~ '#[0-9a-f]{64}' then t.fingerprint = any(
                    select decode(h, 'hex') from unnest(string_to_array(split_part(g.token, '#', 2), ',')) h)
                  else t.id = g.token or (t.revoked_at is null and lower(t.label) = lower(g.token)) end) k on true) t
        left join lateral (select m.id, m.token_id from mapping m
          where m.application_id = t.application_id and m.connector_id = t.connector_id and m.external_key = t.key and m.valid_to is null
          limit 1) p on true
        window same as (partition by t.application_id, t.connector_id, t.key)) x) y`;
}

import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { type CheckScope, cellOf, givenRows } from "./check.store";
import { ENDPOINT_KINDS, isNoSystem, isRemoval, SAY_ACTION } from "./check-words.store";

const { sql } = Prisma;

/**
 * Rows of endpoints judged: a connector by its name, the kind by the vendor's words. New is included, changed is taken off; `target_id`
 * is the connector, `basis` the endpoint that stands.
 */
export function checkedEndpoints(scope: CheckScope): Prisma.Sql {
  const cell = (name: string) => cellOf(scope, name);
  return sql`
    select y.*, coalesce(y.refused, y.ambiguous, case when y.verdict = 'changed' then 'Taken off ' || y.connector_name end) as says
    from (
      select x.*, case when x.refused is not null then 'refused' when x.ambiguous is not null then 'ambiguous'
        when x.is_removal = (x.basis = '') then 'same' when x.is_removal then 'changed' else 'new' end as verdict
      from (
        select t.row_no, t.is_removal, t.connector_id as target_id, t.connector_name, t.kind, t.name, coalesce(p.id, '') as basis,
          case
            when t.extra is not null then t.extra
            when t.is_removal is null then ${SAY_ACTION}
            when t.connector is null then 'The app connector is needed'
            when t.name is null then 'The endpoint is needed'
            when t.connectors = 0 and ${isNoSystem(sql`t.system`)} then 'No system is called ' || t.system
            when t.connectors = 0 then 'No app connector is called ' || t.connector || coalesce(' in ' || t.system, '')
            when t.connectors > 1 then null
            when t.kind is null and t.said_kind is null then 'Say the kind: ' || t.kind_labels
            when t.kind is null then t.system_name || ' has no such kind; choose ' || t.kind_labels
            when length(t.name) > 200 then 'The endpoint’s name may have 200 characters at most'
            when t.name ~ '[[:cntrl:]]' or t.name !~ t.regex then t.pattern_says
            when min(t.row_no) over same < t.row_no then 'Row ' || min(t.row_no) over same || ' is about the same endpoint'
          end as refused,
          case when t.connectors > 1 then t.connector || ' is an app connector of ' || t.connector_systems || ': say which system' end
            as ambiguous
        from (
          select g.*, b.connectors, b.connector_id, b.connector_name, b.connector_systems, b.system_name, k.kind, k.regex,
            k.says as pattern_says, l.kind_labels
          from (select r.row_no, r.extra, ${cell("system")} as system, ${cell("connector")} as connector, ${cell("kind")} as said_kind,
                  ${cell("endpoint")} as name, ${isRemoval(cell("action"))} as is_removal
                from ${givenRows(scope)} offset 0) g
          left join lateral (
            select count(*)::int as connectors, min(c.id) as connector_id, min(c.name) as connector_name,
              string_agg(s.name, ' and ' order by s.name) as connector_systems, min(s.name) as system_name, min(s.vendor) as vendor
            from system s join connector c on c.system_id = s.id and lower(c.name) = lower(g.connector) and c.retired_at is null
            where g.system is null or lower(s.name) = lower(g.system)) b on true
          left join lateral (select string_agg(z.label, ', ') as kind_labels from ${ENDPOINT_KINDS} z where z.vendor = b.vendor) l on true
          left join lateral (select z.kind, z.regex, z.says from ${ENDPOINT_KINDS} z
            where b.connectors = 1 and z.vendor = b.vendor
              and case when g.said_kind is null then z.is_only else position('|' || lower(g.said_kind) || '|' in z.words) > 0 end
            limit 1) k on true) t
        left join lateral (select e.id from endpoint e
          where e.connector_id = t.connector_id and e.kind = t.kind and lower(e.name) = lower(t.name) and e.valid_to is null limit 1) p on true
        window same as (partition by t.connector_id, t.kind, lower(t.name))) x) y`;
}

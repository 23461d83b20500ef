import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { type CheckScope, cellOf, givenRows } from "./check.store";
import { isNoSystem, isRemoval, ONE_GROUP_VENDORS, SAY_ACTION } from "./check-words.store";

const { sql } = Prisma;

/**
 * Rows of memberships judged: a group by its code, an account by its user code or by its person's e-mail address. New is put in, changed
 * is taken out; `target_id` is the account, `basis` its group and the membership that stands.
 */
export function checkedMemberships(scope: CheckScope): Prisma.Sql {
  const cell = (name: string) => cellOf(scope, name);
  return sql`
    select y.*, coalesce(y.refused, y.ambiguous, case when y.verdict = 'changed' then 'Taken out of ' || y.group_code end) as says
    from (
      select x.*, case when x.refused is not null then 'refused' when x.ambiguous is not null then 'ambiguous'
        when x.is_removal = (x.membership_id is null) then 'same' when x.is_removal then 'changed' else 'new' end as verdict
      from (
        select t.row_no, t.is_removal, t.group_id, t.group_code, t.account_id as target_id, m.id as membership_id,
          t.group_id || ':' || coalesce(m.id, '') as basis,
          case
            when t.extra is not null then t.extra
            when t.is_removal is null then ${SAY_ACTION}
            when t.group_name is null then 'The group is needed'
            when t.member is null then 'The user code or e-mail address is needed'
            when t.groups = 0 and ${isNoSystem(sql`t.system`)} then 'No system is called ' || t.system
            when t.groups = 0 then 'No group has the code ' || t.group_name || coalesce(' in ' || t.system, '')
            when t.groups > 1 then null
            when t.group_kind <> 'listed' then t.group_code || ' is a rule, not a list'
            when coalesce(t.accounts, 0) = 0 then 'Nobody in ' || t.system_name || ' has the user code or e-mail address ' || t.member
            when t.accounts > 1 then null
            when min(t.row_no) over pair < t.row_no then 'Row ' || min(t.row_no) over pair || ' is about the same user and group'
            when t.has_one_group and not t.is_removal and m.id is null and o.code is not null
              then 'Is in ' || o.code || ' already, and ' || t.system_name || ' gives an account one group'
            when t.has_one_group and not t.is_removal and m.id is null and min(t.row_no) over (partition by t.account_id, t.is_removal) < t.row_no
              then 'Row ' || min(t.row_no) over (partition by t.account_id, t.is_removal) || ' puts him into another group, and '
                || t.system_name || ' gives an account one'
          end as refused,
          case when t.groups > 1 then t.group_name || ' is a group of ' || t.group_systems || ': say which system'
               when t.accounts > 1 then t.accounts || ' accounts in ' || t.system_name || ' are of ' || t.member || ': give the user code'
          end as ambiguous
        from (
          select g.*, b.groups, b.group_id, b.group_code, b.group_kind, b.group_systems, b.system_id, b.system_name,
            b.vendor = any(${ONE_GROUP_VENDORS}::text[]) as has_one_group,
            case when c.id is not null then 1 else e.accounts end as accounts, coalesce(c.id, e.id) as account_id
          from (select r.row_no, r.extra, ${cell("system")} as system, ${cell("group")} as group_name, ${cell("member")} as member,
                  ${isRemoval(cell("action"))} as is_removal
                from ${givenRows(scope)} offset 0) g
          left join lateral (
            select count(*)::int as groups, min(x.id) as group_id, min(x.code) as group_code, min(x.kind) as group_kind,
              string_agg(s.name, ' and ' order by s.name) as group_systems, min(s.id) as system_id, min(s.name) as system_name,
              min(s.vendor) as vendor
            from system s join user_group x on x.system_id = s.id and lower(x.code) = lower(g.group_name) and x.archived_at is null
            where g.system is null or lower(s.name) = lower(g.system)) b on true
          left join lateral (select a.id from account a
            where b.groups = 1 and a.system_id = b.system_id and lower(a.remote_id) = lower(g.member) and a.valid_to is null limit 1) c on true
          left join lateral (select count(*)::int as accounts, min(a.id) as id from app_user u join account a on a.user_id = u.id
            where c.id is null and b.groups = 1 and u.left_at is null and lower(u.email) = lower(g.member) and a.system_id = b.system_id and a.valid_to is null
            ) e on true) t
        left join lateral (select m.id from membership m
          where t.groups = 1 and t.accounts = 1 and m.group_id = t.group_id and m.account_id = t.account_id and m.valid_to is null limit 1) m on true
        left join lateral (select h.code from membership n join user_group h on h.id = n.group_id
          where t.has_one_group and n.account_id = t.account_id and n.group_id <> t.group_id and n.valid_to is null limit 1) o on true
        window pair as (partition by t.group_id, t.account_id)) x) y`;
}

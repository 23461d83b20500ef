import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { FoundClass } from "./adopt-views.rules";

const { sql } = Prisma;

/** Narrows what was found by key: from a place on, or exactly these. */
export type FoundScope = { after?: string | null; keys?: readonly string[]; limit?: number };

export const foundWhere = (kind: string, systemId: string, { after, keys }: FoundScope): Prisma.Sql => sql`
  o.system_id = ${systemId} and o.kind = ${kind} and o.gone_at is null
  and ${after ? sql`o.key > ${after}` : sql`true`} and ${keys ? sql`o.key = any(${[...keys]}::text[])` : sql`true`}`;

export type FoundUser = {
  key: string;
  state: {
    remoteId: string;
    ref: string | null;
    name: string;
    email: string | null;
    isBlocked: boolean;
    attributes: Readonly<Record<string, string | boolean>>;
  };
  foundClass: FoundClass;
  /** How many accounts there share the e-mail address. */
  sharers: number;
  userId: string | null;
  userName: string | null;
  /** Everybody whom the address or the code points to. */
  candidates: { id: string; name: string; by: "email" | "code"; account: string | null }[];
};

/**
 * Accounts that were found, as a table `f` with what becomes of each. A person is recognised by his e-mail address, by his reference,
 * or by the same code in another environment of the vendor; where these point to two people, or one address to two accounts, a
 * person has to choose.
 */
export function foundUsers(systemId: string, scope: FoundScope): Prisma.Sql {
  return sql`(
    select x.*, case
        when x.user_id is not null then 'ours'
        when x.sharers > 1 or x.people > 1 or (x.people = 1 and x.candidates -> 0 ->> 'account' is not null) then 'ambiguous'
        when x.people = 1 then 'matched' else 'new' end as found_class
    from (
      select s.key, s.state, a.user_id, u.name as user_name, coalesce(t.n, 0) as sharers, coalesce(c.people, 0) as people,
        coalesce(c.candidates, '[]') as candidates
      from (select o.key, o.state, lower(nullif(o.state ->> 'email', '')) as email from observation o
            where ${foundWhere("user", systemId, scope)} order by o.key ${scope.limit ? sql`limit ${scope.limit}` : sql`offset 0`}) s
      left join lateral (select a.id, a.user_id from account a
        where a.system_id = ${systemId} and lower(a.remote_id) = s.key and a.valid_to is null limit 1) a on true
      left join lateral (select u.name from app_user u where u.id = a.user_id limit 1) u on true
      left join lateral (select count(*)::int as n from observation t where t.system_id = ${systemId} and t.kind = 'user'
                           and t.gone_at is null and lower(t.state ->> 'email') = s.email) t on a.id is null and s.email is not null
      left join lateral (
        select count(*)::int as people, jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'by', p.by, 'account',
            (select b.remote_id from account b where b.user_id = p.id and b.system_id = ${systemId} and b.valid_to is null limit 1))
            order by p.by desc, p.id) as candidates
        from (
          select q.id, min(q.name) as name, max(q.by) as by from (
            select v.id, v.name, 'email' as by from app_user v where lower(v.email) = s.email and v.left_at is null
            union all select v.id, v.name, 'code' from app_user v where lower(v.external_ref) = s.key and v.left_at is null
            union all select v.id, v.name, 'code' from system own join system other on other.vendor = own.vendor and other.id <> own.id
              join account b on b.system_id = other.id and lower(b.remote_id) = s.key and b.valid_to is null
              join app_user v on v.id = b.user_id where own.id = ${systemId}) q
          group by q.id) p) c on a.id is null) x) f`;
}

/** Accounts that were found, in the order of their keys. */
export function readFoundUsers(tx: Tx, systemId: string, scope: FoundScope): Promise<FoundUser[]> {
  return queryRows<FoundUser>(
    tx,
    sql`select f.key, f.state, f.found_class as "foundClass", f.sharers, f.user_id as "userId", f.user_name as "userName", f.candidates
        from ${foundUsers(systemId, scope)} order by f.key`,
  );
}

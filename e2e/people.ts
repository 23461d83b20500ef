import type { Database } from "./database";

export type HeldToken = {
  id: string;
  lastFour: string;
  label: string;
  userId: string;
  userName: string;
  userCode: string;
  email: string;
  connectorId: string;
  connectorName: string;
};

/** A working token of a member, whose text Gatehouse holds, whose owner has no other one and whose last four are his alone; `nth` picks another. */
export async function heldToken(db: Database, nth = 0): Promise<HeldToken> {
  return db.one<HeldToken>(
    `select t.id, t.last_four as "lastFour", t.label, u.id as "userId", u.name as "userName", a.remote_id as "userCode",
            u.email, c.id as "connectorId", c.name as "connectorName"
       from token t
       join account a on a.id = t.account_id and a.valid_to is null
       join app_user u on u.id = a.user_id and u.kind = 'person'
       join connector c on c.id = t.connector_id
       join connector_link l on l.connector_id = c.id and l.valid_to is null
       join user_group g on g.id = l.group_id
      where (g.kind = 'everybody' or exists (
              select 1 from membership m where m.group_id = g.id and m.account_id = a.id and m.valid_to is null))
        and t.secret_id is not null and t.revoked_at is null and t.issued_at is not null
        and t.expires_at > now() + interval '90 days' and u.email is not null
        and not exists (select 1 from block b where b.subject_id in (u.id, a.id, c.id) and b.valid_to is null)
        and not exists (select 1 from token o where o.last_four = t.last_four and o.id <> t.id)
        and not exists (select 1 from token o where o.account_id = t.account_id and o.id <> t.id)
        and not exists (select 1 from app_user o where o.id <> u.id and o.email ilike split_part(u.email, '@', 1) || '%')
      order by t.id offset $1 limit 1`,
    [nth],
  );
}

/** The part of an e-mail address before the sign: what somebody spells on the phone. */
export function localPart(email: string): string {
  return email.split("@")[0] ?? email;
}

import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { EMAIL_VENDORS } from "./identity.rules";

const { sql } = Prisma;

// Whatever is wrong with an address begins at an account with one of its own or with none, and those are few: everything here is found
// from them, once a statement, however many people there are.
const AT_JOINING = sql`a.valid_to is null and a.system_id in (select s.id from system s where s.vendor = any(${EMAIL_VENDORS}))`;

/** Accounts at vendors that join people by e-mail, whose own address is another than their person's. */
const APART = sql`(select a.id, a.user_id, lower(a.email) as e, u.email as person_email
  from account a join app_user u on u.id = a.user_id
  where ${AT_JOINING} and a.email is not null and (u.email is null or lower(a.email) <> lower(u.email)))`;

const SHARED = sql`select o.e from ${APART} o where exists (select 1 from app_user v where lower(v.email) = o.e and v.left_at is null)
  union select o.e from ${APART} o group by o.e having count(distinct o.user_id) > 1`;

const TORN = sql`select o.user_id from ${APART} o where o.person_email is not null
  union select o.user_id from ${APART} o group by o.user_id having count(distinct o.e) > 1`;

/** The ids of the accounts with each problem, as sub-selects that know nothing of the row they are asked for. */
export const DOUBTFUL_ACCOUNTS = {
  shared_email: sql`select a.id from account a where ${AT_JOINING} and a.email is not null and lower(a.email) in (${SHARED})
    union select a.id from app_user u join account a on a.user_id = u.id
    where a.email is null and lower(u.email) in (${SHARED}) and ${AT_JOINING}`,
  two_emails: sql`select a.id from account a where a.user_id in (${TORN}) and ${AT_JOINING}`,
  unmatched_email: sql`select o.id from ${APART} o where not exists (select 1 from app_user v where lower(v.email) = o.e and v.left_at is null)
    union all select a.id from account a join app_user u on u.id = a.user_id where ${AT_JOINING} and a.email is null and u.email is null`,
} as const;

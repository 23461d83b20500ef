import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { EMAIL_VENDORS } from "./identity.rules";
import { type IdentityProblem, type IdentityRow, type Problems, problemsIn } from "./identity-views.rules";

const { sql } = Prisma;

// Names are the same where they differ in letter case, blanks and punctuation only, as in isOtherName.
const plainName = (column: Prisma.Sql): Prisma.Sql => sql`regexp_replace(lower(${column}), '[^[:alnum:]]+', '', 'g')`;

const sibling = (more: Prisma.Sql): Prisma.Sql => sql`exists (
  select 1 from identity_link o where o.common_id = l.common_id and o.valid_to is null and o.id <> l.id and ${more})`;

/** Accounts bound to the common identity id of l, as a with its person u. */
const BOUND = sql`identity_link b
  join membership m on m.group_id = b.group_id and m.valid_to is null
  join account a on a.id = m.account_id and a.valid_to is null join app_user u on u.id = a.user_id
  where b.common_id = l.common_id and b.valid_to is null`;

const EFFECTIVE = sql`lower(coalesce(a.email, u.email))`;
const IS_JOINED = sql`(select s.vendor from system s where s.id = a.system_id) = any(${EMAIL_VENDORS})`;

/** What may be wrong with one account a of person u at a vendor that joins people by e-mail. */
export const ACCOUNT_FLAGS = {
  shared_email: sql`(${IS_JOINED} and (
    exists (select 1 from app_user v where lower(v.email) = ${EFFECTIVE} and v.id <> u.id)
    or exists (select 1 from account c join system s on s.id = c.system_id
               where c.valid_to is null and lower(c.email) = ${EFFECTIVE} and c.user_id <> u.id and s.vendor = any(${EMAIL_VENDORS}))))`,
  two_emails: sql`(${IS_JOINED} and exists (
    select 1 from account c join system s on s.id = c.system_id
    where c.user_id = u.id and c.valid_to is null and s.vendor = any(${EMAIL_VENDORS})
      and lower(coalesce(c.email, u.email)) <> lower(coalesce(u.email, a.email))))`,
  unmatched_email: sql`(${IS_JOINED} and not exists (select 1 from app_user v where lower(v.email) = ${EFFECTIVE}))`,
} as const;

const amongBound = (flag: Prisma.Sql): Prisma.Sql => sql`exists (select 1 from ${BOUND} and ${flag})`;

/** Each problem as a condition on an open link l. */
export const LINK_FLAGS: Readonly<Record<IdentityProblem, Prisma.Sql>> = {
  two_names: sibling(sql`${plainName(sql`o.name`)} <> ${plainName(sql`l.name`)}`),
  same_system: sibling(sql`o.system_id = l.system_id`),
  shared_email: amongBound(ACCOUNT_FLAGS.shared_email),
  two_emails: amongBound(ACCOUNT_FLAGS.two_emails),
  no_common_id: sql`l.common_id is null`,
  no_people: sql`(l.common_id is not null and not exists (select 1 from ${BOUND}))`,
  unmatched_email: amongBound(ACCOUNT_FLAGS.unmatched_email),
};

const FLAGS = Prisma.join(
  Object.entries(LINK_FLAGS).map(([name, flag]) => sql`${flag} as ${Prisma.raw(`"${name}"`)}`),
  ", ",
);

export const LINK_COLUMNS = sql`l.id, l.system_id as "systemId", s.name as "systemName", l.external_id as "externalId",
  l.common_id as "commonId", l.name, l.group_id as "groupId",
  (select count(distinct coalesce(${EFFECTIVE}, u.id))::int from ${BOUND}) as people, ${FLAGS}`;
export const LINK_FROM = sql`from identity_link l join system s on s.id = l.system_id`;

export type RawLink = Omit<IdentityRow, "problems"> & Problems;

/** An external id as a screen gets it. */
export function identityRowOf(raw: RawLink): IdentityRow {
  const { id, systemId, systemName, externalId, commonId, name, groupId, people } = raw;
  return { id, systemId, systemName, externalId, commonId, name, groupId, people, problems: problemsIn(raw) };
}

import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { DOUBTFUL_ACCOUNTS } from "./email-doubts.store";
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

const bindsOneOf = (accounts: Prisma.Sql): Prisma.Sql => sql`l.common_id in (
  select b.common_id from (${accounts}) x join membership m on m.account_id = x.id and m.valid_to is null
  join identity_link b on b.group_id = m.group_id and b.valid_to is null where b.common_id is not null)`;

const OF_PEOPLE = {
  shared_email: bindsOneOf(DOUBTFUL_ACCOUNTS.shared_email),
  two_emails: bindsOneOf(DOUBTFUL_ACCOUNTS.two_emails),
  unmatched_email: bindsOneOf(DOUBTFUL_ACCOUNTS.unmatched_email),
};

/** Each problem as a condition on an open link l, for a page of them. */
const ROW_FLAGS: Readonly<Record<IdentityProblem, Prisma.Sql>> = {
  two_names: sibling(sql`${plainName(sql`o.name`)} <> ${plainName(sql`l.name`)}`),
  same_system: sibling(sql`o.system_id = l.system_id`),
  no_common_id: sql`l.common_id is null`,
  no_people: sql`(l.common_id is not null and not exists (select 1 from ${BOUND}))`,
  ...OF_PEOPLE,
};

const STANDING = sql`from identity_link o where o.valid_to is null and o.common_id is not null`;

/** The same conditions as sets, for a filter and a count over all of them; a test holds the two together. */
export const LINK_FLAGS: Readonly<Record<IdentityProblem, Prisma.Sql>> = {
  two_names: sql`l.common_id in (select o.common_id ${STANDING} group by o.common_id having count(distinct ${plainName(sql`o.name`)}) > 1)`,
  same_system: sql`(l.system_id, l.common_id) in (select o.system_id, o.common_id ${STANDING} group by 1, 2 having count(*) > 1)`,
  no_common_id: ROW_FLAGS.no_common_id,
  no_people: sql`(l.common_id is not null and l.common_id not in (select o.common_id ${STANDING}
    and o.group_id in (select m.group_id from membership m where m.valid_to is null)))`,
  ...OF_PEOPLE,
};

const FLAGS = Prisma.join(
  Object.entries(ROW_FLAGS).map(([name, flag]) => sql`${flag} as ${Prisma.raw(`"${name}"`)}`),
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

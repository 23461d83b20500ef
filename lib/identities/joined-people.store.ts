import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { DOUBTFUL_ACCOUNTS } from "./email-doubts.store";
import { EMAIL_VENDORS } from "./identity.rules";
import { type IdentityProblem, type JoinedAccount, type JoinedPerson, problemsIn } from "./identity-views.rules";

const { sql } = Prisma;

const OWN = sql`account a join system s on s.id = a.system_id where a.user_id = u.id and a.valid_to is null`;
const hasOneOf = (accounts: Prisma.Sql): Prisma.Sql =>
  sql`u.id in (select x.user_id from account x where x.id in (${accounts}))`;

/** What may be wrong with a person u, as conditions on him. */
export const PERSON_FLAGS = {
  shared_email: hasOneOf(DOUBTFUL_ACCOUNTS.shared_email),
  two_emails: hasOneOf(DOUBTFUL_ACCOUNTS.two_emails),
  unmatched_email: hasOneOf(DOUBTFUL_ACCOUNTS.unmatched_email),
} as const satisfies Partial<Record<IdentityProblem, Prisma.Sql>>;

/** Whether a person has an account at a vendor that joins people by e-mail. */
export const IS_JOINED_PERSON = sql`exists (select 1 from ${OWN} and s.vendor = any(${EMAIL_VENDORS}))`;

const FLAGS = Prisma.join(
  Object.entries(PERSON_FLAGS).map(([name, flag]) => sql`${flag} as ${Prisma.raw(`"${name}"`)}`),
  ", ",
);

export const PERSON_COLUMNS = sql`u.id as "userId", u.name, u.email,
  coalesce((select json_agg(json_build_object('accountId', a.id, 'systemName', s.name, 'userCode', a.remote_id,
      'email', coalesce(a.email, u.email), 'isOwn', a.email is not null, 'isJoined', s.vendor = any(${EMAIL_VENDORS}))
      order by lower(s.name), a.remote_id)
    from ${OWN}), '[]') as accounts,
  (select count(distinct l.common_id)::int from account a
     join membership m on m.account_id = a.id and m.valid_to is null
     join identity_link l on l.group_id = m.group_id and l.valid_to is null
   where a.user_id = u.id and a.valid_to is null) as companies, ${FLAGS}`;

export type RawPerson = Omit<JoinedPerson, "problems"> &
  Record<keyof typeof PERSON_FLAGS, boolean> & { accounts: JoinedAccount[] };

const NONE = { two_names: false, same_system: false, no_common_id: false, no_people: false };

/** A person as a screen gets him. */
export function joinedPersonOf(raw: RawPerson): JoinedPerson {
  const { userId, name, email, accounts, companies } = raw;
  return { userId, name, email, accounts, companies, problems: problemsIn({ ...NONE, ...raw }) };
}

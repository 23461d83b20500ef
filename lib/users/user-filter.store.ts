import "server-only";
import { ASKS_FOR_APPLICATION, ASKS_FOR_EMAIL } from "@/lib/access/prerequisite.rules";
import { Prisma } from "@/lib/db/generated/client";
import type { UserFilter } from "./user-views.rules";

const { sql } = Prisma;

/** Whether a block of this subject holds now. */
export const isBlockedSql = (subjectId: Prisma.Sql): Prisma.Sql => sql`exists (
  select 1 from block b where b.subject_id = ${subjectId} and b.valid_to is null and (b.until is null or b.until > now()))`;

/** Open accounts of u, as a. */
export const OPEN_ACCOUNTS = sql`account a where a.user_id = u.id and a.valid_to is null`;
export const HAS_ACCOUNT = sql`exists (select 1 from ${OPEN_ACCOUNTS})`;
export const IS_ACCOUNT_BLOCKED = sql`exists (select 1 from ${OPEN_ACCOUNTS} and ${isBlockedSql(sql`a.id`)})`;

// The same rule as prerequisitesOf(), asked of many rows at once; a test holds the two together. What else a vendor may ask is not filtered by.
const ofVendors = (vendors: readonly string[]): Prisma.Sql =>
  sql`exists (select 1 from system s where s.id = a.system_id and s.vendor = any(${[...vendors]}::text[]))`;
const LACKS_EMAIL = sql`exists (select 1 from ${OPEN_ACCOUNTS}
  and btrim(coalesce(a.email, u.email, '')) = '' and ${ofVendors(ASKS_FOR_EMAIL)})`;
const LACKS_APPLICATION = sql`exists (select 1 from ${OPEN_ACCOUNTS}
  and not (a.windows or a.insite) and ${ofVendors(ASKS_FOR_APPLICATION)})`;

/** What is asked of the open accounts of u, as a list that `prerequisitesOf` can judge. */
export const ASKED_ACCOUNTS = sql`coalesce((
  select jsonb_agg(jsonb_build_object('vendor', s.vendor, 'email', coalesce(a.email, u.email), 'windows', a.windows,
    'insite', a.insite, 'attributes', a.attributes) order by a.remote_id)
  from account a join system s on s.id = a.system_id where a.user_id = u.id and a.valid_to is null), '[]')`;

/** A filter as one condition on app_user u; every word of `q` has to be in his name, address, department or codes. */
export function userWhere(filter: UserFilter): Prisma.Sql {
  const parts = wordsOf(filter.q).map((word) => sql`u.search_text like ${`%${word}%`}`);
  if (filter.department) parts.push(sql`u.department = ${filter.department}`);
  if (filter.kind) parts.push(sql`u.kind = ${filter.kind}`);
  if (filter.isNotReady) parts.push(sql`(${LACKS_EMAIL} or ${LACKS_APPLICATION})`);
  if (filter.isBlocked !== undefined) {
    const isBlocked = sql`(${isBlockedSql(sql`u.id`)} or ${IS_ACCOUNT_BLOCKED})`;
    parts.push(filter.isBlocked ? isBlocked : sql`not ${isBlocked}`);
  }
  if (filter.hasNoAccount) parts.push(sql`not ${HAS_ACCOUNT}`);
  return parts.length > 0 ? Prisma.join(parts, " and ") : sql`true`;
}

function wordsOf(q = ""): string[] {
  const words = q.toLowerCase().replaceAll("\0", "").split(/\s+/).filter(Boolean);
  return words.slice(0, 6).map((word) => word.replace(/[\\%_]/g, "\\$&"));
}

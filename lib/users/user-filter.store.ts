import "server-only";
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

// The same rule as prerequisites(), asked of many rows at once; a test holds the two together.
export const LACKS_EMAIL = sql`exists (
  select 1 from ${OPEN_ACCOUNTS} and btrim(coalesce(a.email, u.email, '')) = '')`;
export const LACKS_POCKET = sql`exists (select 1 from ${OPEN_ACCOUNTS} and not (a.windows or a.insite))`;

/** A filter as one condition on app_user u; every word of `q` has to be in his name, address, department or codes. */
export function userWhere(filter: UserFilter): Prisma.Sql {
  const parts = wordsOf(filter.q).map((word) => sql`u.search_text like ${`%${word}%`}`);
  if (filter.department) parts.push(sql`u.department = ${filter.department}`);
  if (filter.kind) parts.push(sql`u.kind = ${filter.kind}`);
  if (filter.isNotReady) parts.push(sql`(${LACKS_EMAIL} or ${LACKS_POCKET})`);
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

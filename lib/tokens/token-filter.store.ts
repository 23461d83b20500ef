import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { EXPIRING_DAYS, TOKEN_STATUSES, type TokenStatus } from "./token.rules";
import { IS_SUSPENDED } from "./token-rows.store";
import type { TokenFilter } from "./token-views.rules";

// The same rule as tokenStatus, asked of many rows at once; a test holds the two together.
const ISSUED = Prisma.sql`(t.revoked_at is null and t.issued_at is not null)`;
const RUNNING = Prisma.sql`(${ISSUED} and (t.expires_at is null or t.expires_at > now()))`;
const ENDS_SOON = Prisma.sql`coalesce(t.expires_at <= now() + make_interval(days => ${EXPIRING_DAYS}::int), false)`;
const REVOCATION_OPEN = Prisma.sql`coalesce((
  select case when x.effect_type = 'token.revoke.v1' then x.status not in ('verified', 'by_hand_done') end
  from delivery x where x.subject_id = t.id order by x.order_seq desc limit 1), false)`;

const STATUS_SQL: Readonly<Record<TokenStatus, Prisma.Sql>> = {
  requested: Prisma.sql`(t.revoked_at is null and t.issued_at is null and t.code_mailed_at is null)`,
  code_mailed: Prisma.sql`(t.revoked_at is null and t.issued_at is null and t.code_mailed_at is not null)`,
  active: Prisma.sql`(${RUNNING} and not ${ENDS_SOON} and not ${IS_SUSPENDED})`,
  expiring: Prisma.sql`(${RUNNING} and ${ENDS_SOON} and not ${IS_SUSPENDED})`,
  expired: Prisma.sql`(${ISSUED} and t.expires_at <= now())`,
  suspended: Prisma.sql`(${RUNNING} and ${IS_SUSPENDED})`,
  revoking: Prisma.sql`(t.revoked_at is not null and ${REVOCATION_OPEN})`,
  revoked: Prisma.sql`(t.revoked_at is not null and not ${REVOCATION_OPEN})`,
};

/** The tokens in one state, as a condition on t. */
export function isInStatus(status: TokenStatus): Prisma.Sql {
  return STATUS_SQL[status];
}

/** A filter as one condition on TOKEN_FROM; an unknown status narrows nothing. */
export function tokenWhere(filter: TokenFilter): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  const statuses = TOKEN_STATUSES.filter((status) => filter.status?.includes(status));
  if (statuses.length > 0) parts.push(Prisma.sql`(${Prisma.join(statuses.map(isInStatus), " or ")})`);
  if (filter.connectorId) parts.push(Prisma.sql`t.connector_id = ${filter.connectorId}`);
  if (filter.systemId) parts.push(Prisma.sql`c.system_id = ${filter.systemId}`);
  if (filter.userId) parts.push(Prisma.sql`a.user_id = ${filter.userId}`);
  if (filter.hasNoOwner) parts.push(Prisma.sql`t.owner is null`);
  if (filter.lastUsed === "never") parts.push(Prisma.sql`t.last_used_at is null`);
  if (filter.lastUsed === "over_90_days") parts.push(Prisma.sql`t.last_used_at < now() - interval '90 days'`);
  if (filter.q) {
    const q = filter.q.toLowerCase();
    parts.push(Prisma.sql`(position(${q} in u.search_text) > 0 or position(${q} in lower(t.label)) > 0
                           or lower(t.last_four) = ${q})`);
  }
  return Prisma.join(parts, " and ");
}

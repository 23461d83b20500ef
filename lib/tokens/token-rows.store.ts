import "server-only";
import { vendorSideOf } from "@/lib/connectors/vendor-side.rules";
import { Prisma } from "@/lib/db/generated/client";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";
import { hintOf, type TokenLife, tokenStatus } from "./token.rules";
import type { TokenRow } from "./token-views.rules";

/** Tokens with their neighbours; conditions may name t, a, u, c, s. */
export const TOKEN_FROM = Prisma.sql`
  from token t
  join account a on a.id = t.account_id
  join app_user u on u.id = a.user_id
  join connector c on c.id = t.connector_id
  join system s on s.id = c.system_id`;

/** The latest delivery about each token, as d, with the person who closed its hand task. */
export const TOKEN_DELIVERY = Prisma.sql`
  left join lateral (
    select x.status, x.effect_type, coalesce(x.proof_at, x.finished_at) as at, h.closed_by
    from delivery x left join hand_task h on h.delivery_id = x.id
    where x.subject_id = t.id order by x.order_seq desc limit 1) d on true`;

/** Whether somebody stopped the token for a while. */
export const IS_SUSPENDED = Prisma.sql`exists (
  select 1 from block b where b.subject_id = t.id and b.valid_to is null and (b.until is null or b.until > now()))`;

/** The columns of a row in a list; needs TOKEN_FROM and TOKEN_DELIVERY. */
export const TOKEN_COLUMNS = Prisma.sql`
  t.id, t.label, t.prefix, t.last_four as "lastFour", t.owner, t.source, t.requested_at as "requestedAt",
  t.code_mailed_at as "codeMailedAt", t.issued_at as "issuedAt", t.expires_at as "expiresAt",
  t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt", t.last_used_source as "lastUsedSource",
  t.secret_id is not null as "isHeld",
  u.id as "userId", u.name as "userName", u.kind = 'service' as "isService", a.id as "accountId",
  c.id as "connectorId", c.name as "connectorName", s.id as "systemId", s.name as "systemName",
  (select r.actor_name from change r where r.id = t.requested_in) as "requestedBy",
  d.status as "deliveryStatus", d.at as "deliveryAt", d.closed_by as "deliveryBy",
  case when d.effect_type = 'token.revoke.v1' then d.status end as revocation,
  ${IS_SUSPENDED} as "isSuspended"`;

export type RawTokenRow = Omit<TokenRow, "status" | "hint" | "vendor"> &
  TokenLife & {
    prefix: string | null;
    lastFour: string | null;
    deliveryStatus: DeliveryStatus | null;
    deliveryAt: Date | null;
    deliveryBy: string | null;
  };

/** A row as a screen gets it: its state told by the one rule, and nothing of it secret. */
export function tokenRowOf(raw: RawTokenRow, now: Date): TokenRow {
  const { id, label, owner, source, requestedAt, issuedAt, expiresAt, revokedAt, lastUsedAt, lastUsedSource } = raw;
  const { userId, userName, isService, accountId, connectorId, connectorName, systemId, systemName } = raw;
  return {
    id,
    hint: hintOf(raw),
    label,
    status: tokenStatus(raw, now),
    owner,
    source,
    requestedAt,
    requestedBy: raw.requestedBy,
    issuedAt: issuedAt as Date | null,
    expiresAt: expiresAt as Date | null,
    revokedAt: revokedAt as Date | null,
    lastUsedAt,
    lastUsedSource,
    isHeld: raw.isHeld,
    userId,
    userName,
    isService,
    accountId,
    connectorId,
    connectorName,
    systemId,
    systemName,
    vendor: vendorSideOf({ ...raw, since: (issuedAt as Date | null) ?? requestedAt }),
  };
}

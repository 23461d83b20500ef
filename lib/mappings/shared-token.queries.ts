import "server-only";
import { momentSql } from "@/lib/access/lights.store";
import { vendorName } from "@/lib/access/vendor-names.rules";
import { compactLights } from "@/lib/access/verdict.rules";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Page, type PageResult, readPage } from "@/lib/db/paging";
import { promisesOf, type RawToken, riddenOf, standingOf, TOKEN_COLUMNS } from "./mapping-rows.store";
import { isOrphan } from "./mapping-state.store";
import { readVerdicts } from "./mapping-verdict.store";
import type { MappedToken, RidingKey, SharedTokenRow } from "./mapping-views.rules";
import { MAPPING_USE, type Riding, ridingOn } from "./riding.store";

const { sql } = Prisma;

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

/** So many keys of a token are listed on its page; beyond it, the table finds the rest. */
export const SHOWN_KEYS = 250;

const TOKEN_FROM = sql`from token t join account a on a.id = t.account_id join app_user u on u.id = a.user_id
  join connector c on c.id = t.connector_id join system s on s.id = c.system_id`;
type RawShared = RawToken & { keys: bigint };

/** Tokens that answer more than one key, the most shared first; `connectorId` narrows them. */
export async function listSharedTokens(
  actor: Reader,
  filter: { connectorId?: string; applicationId?: string },
  page: Page,
): Promise<PageResult<SharedTokenRow>> {
  check(actor);
  const now = new Date();
  const at = momentSql(now);
  const { connectorId, applicationId } = filter;
  const where = sql`x.n > 1 and ${connectorId ? sql`t.connector_id = ${connectorId}` : sql`true`}
    and ${applicationId ? sql`exists (select 1 from mapping o where o.token_id = t.id and o.valid_to is null and o.application_id = ${applicationId})` : sql`true`}`;
  const from = sql`${TOKEN_FROM} join (select token_id, count(*) as n from mapping where valid_to is null group by token_id) x on x.token_id = t.id`;
  const found = await readPage<RawShared>(page, {
    order: [
      { column: sql`x.n`, as: "bigint", direction: "desc" },
      { column: sql`t.id`, as: "text", direction: "desc" },
    ],
    keysOf: (row) => [String(row.keys), row.tokenId],
    rows: (part) =>
      queryRows(
        db,
        sql`select ${TOKEN_COLUMNS}, ${isOrphan(at)} as "isOrphan", x.n as keys ${from}
            where ${where} and ${part.where} order by ${part.orderBy} limit ${part.limit}`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: bigint }>(
        db,
        sql`select count(*) as n from (select 1 ${from} where ${where} limit ${limit}) y`,
      );
      return Number(row?.n ?? 0);
    },
  });
  const [riding, verdicts] = await Promise.all([
    ridingOn(
      db,
      found.rows.map(({ tokenId }) => tokenId),
      now,
    ),
    readVerdicts(db, found.rows, now),
  ]);
  return {
    ...found,
    rows: found.rows.map((row) => ({
      ...riddenOf(row),
      ...shareOf(row, riding, Number(row.keys)),
      ...standingOf({ ...row, mayAsk: mayAnyAsk(riding, row.tokenId) }, verdicts.get(row.tokenId), now),
    })),
  };
}

const mayAnyAsk = (riding: readonly Riding[], tokenId: string) =>
  riding.length === 0 || riding.some((one) => one.tokenId === tokenId && one.mayAsk);

function shareOf({ tokenId }: RawToken, riding: readonly Riding[], keys: number) {
  const own = riding.filter((one) => one.tokenId === tokenId);
  const asked = own.map(({ lastAskedAt }) => lastAskedAt?.getTime() ?? 0);
  const latest = Math.max(0, ...asked);
  return {
    keys,
    applications: own.map(({ id, name, keys: n, lastAskedAt }) => ({ id, name, keys: n, lastAskedAt })),
    lastAskedAt: latest > 0 ? new Date(latest) : null,
  };
}

type RawMapped = RawToken & {
  vendor: string;
  systemId: string;
  issuedAt: Date | null;
  isRevoking: boolean;
};

/** One token with the first of the keys that ride on it, who asks for them, and whether it would answer; throws `not_found`. */
export async function getMappedToken(actor: Reader, tokenId: string): Promise<MappedToken> {
  check(actor);
  if (!isId("token", tokenId)) throw new DomainError("not_found");
  const now = new Date();
  const at = momentSql(now);
  const [[raw], applications, keys] = await Promise.all([
    queryRows<RawMapped>(
      db,
      sql`select ${TOKEN_COLUMNS}, ${isOrphan(at)} as "isOrphan", s.vendor, s.id as "systemId", t.issued_at as "issuedAt",
            exists (select 1 from delivery d where d.subject_id = t.id and d.effect_type = 'token.revoke.v1'
              and d.status not in ('verified', 'by_hand_done', 'superseded')) as "isRevoking"
          ${TOKEN_FROM} where t.id = ${tokenId}`,
    ),
    ridingOn(db, [tokenId], now),
    queryRows<Omit<RidingKey, "movesTo">>(
      db,
      sql`select m.id, m.external_key as "externalKey", p.id as "applicationId", p.name as "applicationName", use.last_asked_at as "lastAskedAt"
          from mapping m join application p on p.id = m.application_id ${MAPPING_USE}
          where m.token_id = ${tokenId} and m.valid_to is null order by m.external_key, m.id limit ${SHOWN_KEYS}`,
    ),
  ]);
  if (!raw) throw new DomainError("not_found");
  const [verdicts, promises] = await Promise.all([
    readVerdicts(db, [raw], now),
    promisesOf(
      db,
      keys.map(({ id }) => id),
    ),
  ]);
  const verdict = verdicts.get(tokenId);
  const count = applications.reduce((sum, one) => sum + one.keys, 0);
  const { label, accountId, userId, systemId, issuedAt, revokedAt, isRevoking, isKept } = raw;
  return {
    ...riddenOf(raw),
    ...shareOf(raw, applications, count),
    ...standingOf({ ...raw, mayAsk: mayAnyAsk(applications, tokenId) }, verdict, now),
    ...{ label, accountId, userId, systemId, issuedAt, revokedAt, isRevoking, isKept },
    vendorName: vendorName(raw.vendor),
    lights: verdict ? compactLights(verdict) : null,
    askedToday: applications.reduce((sum, one) => sum + one.askedToday, 0),
    riding: keys.map((key) => ({ ...key, movesTo: promises.get(key.id) ?? null })),
    moving: promises.size,
  };
}

/** The token that an open mapping leads to; null where there is no such mapping any more. */
export async function tokenIdOf(actor: Reader, mappingId: string): Promise<string | null> {
  check(actor);
  if (!isId("mapping", mappingId)) return null;
  const mapping = await db.mapping.findFirst({ where: { id: mappingId, validTo: null }, select: { tokenId: true } });
  return mapping?.tokenId ?? null;
}

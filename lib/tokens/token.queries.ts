import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type OrderColumn, type Page, type PageResult, readPage } from "@/lib/db/paging";
import { ridingOn } from "@/lib/mappings/riding.store";
import { hintOf } from "./token.rules";
import { isInStatus, tokenWhere } from "./token-filter.store";
import { type RawTokenRow, TOKEN_COLUMNS, TOKEN_DELIVERY, TOKEN_FROM, tokenRowOf } from "./token-rows.store";
import type {
  TokenCounts,
  TokenDelivery,
  TokenDetail,
  TokenFilter,
  TokenRow,
  TokenSort,
  Victims,
} from "./token-views.rules";

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

// What is absent sorts as if long ago, or for ever: a cursor needs a value in every row.
const SORTS: Readonly<Record<TokenSort["key"], { column: Prisma.Sql; as: "text" | "timestamptz" }>> = {
  lastUsed: { column: Prisma.sql`coalesce(t.last_used_at, timestamptz '1970-01-01Z')`, as: "timestamptz" },
  user: { column: Prisma.sql`lower(u.name) collate "C"`, as: "text" },
  connector: { column: Prisma.sql`lower(c.name) collate "C"`, as: "text" },
  expires: { column: Prisma.sql`coalesce(t.expires_at, timestamptz '9999-12-31Z')`, as: "timestamptz" },
};

type SortedRow = RawTokenRow & { sortKey: string | Date };

/** Tokens that match, one page of them; two queries whatever the number of rows. */
export async function listTokens(
  actor: Reader,
  filter: TokenFilter,
  page: Page,
  sort: TokenSort = { key: "lastUsed", descending: true },
): Promise<PageResult<TokenRow>> {
  check(actor);
  const where = tokenWhere(filter);
  const { column, as } = SORTS[sort.key];
  const direction = sort.descending ? "desc" : "asc";
  const order: readonly [OrderColumn, OrderColumn] = [
    { column, as, direction },
    { column: Prisma.sql`t.id`, as: "text", direction },
  ];
  const now = new Date();
  const found = await readPage<SortedRow>(page, {
    order,
    keysOf: (row) => [row.sortKey instanceof Date ? row.sortKey.toISOString() : row.sortKey, row.id],
    rows: (part) =>
      queryRows(
        db,
        Prisma.sql`select ${TOKEN_COLUMNS}, ${column} as "sortKey" ${TOKEN_FROM} ${TOKEN_DELIVERY}
                   where ${where} and ${part.where} order by ${part.orderBy} limit ${part.limit}`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: bigint }>(
        db,
        Prisma.sql`select count(*) as n from (select 1 ${TOKEN_FROM} where ${where} limit ${limit}) x`,
      );
      return Number(row?.n ?? 0);
    },
  });
  return { ...found, rows: found.rows.map((row) => tokenRowOf(row, now)) };
}

/** How many tokens work, how many of them end soon, and how many were never used, all in one query. */
export async function countTokens(actor: Reader, connectorId?: string): Promise<TokenCounts> {
  check(actor);
  const working = Prisma.sql`(${isInStatus("active")} or ${isInStatus("expiring")})`;
  const [row] = await queryRows<{ working: number; expiring: number; neverUsed: number }>(
    db,
    Prisma.sql`
      select count(*) filter (where ${working})::int as working,
             count(*) filter (where ${isInStatus("expiring")})::int as expiring,
             count(*) filter (where ${working} and t.last_used_at is null)::int as "neverUsed"
      from token t where ${connectorId ? Prisma.sql`t.connector_id = ${connectorId}` : Prisma.sql`true`}`,
  );
  return row ?? { working: 0, expiring: 0, neverUsed: 0 };
}

/** Up to ten tokens that end in these four characters, working ones first; anything but four characters finds none. */
export async function findTokens(actor: Reader, q: string): Promise<TokenRow[]> {
  check(actor);
  const lastFour = q.trim();
  if (lastFour.length !== 4) return [];
  const now = new Date();
  const rows = await queryRows<RawTokenRow>(
    db,
    Prisma.sql`select ${TOKEN_COLUMNS} ${TOKEN_FROM} ${TOKEN_DELIVERY}
               where t.last_four in (${lastFour}, ${lastFour.toUpperCase()}, ${lastFour.toLowerCase()})
               order by t.revoked_at is not null, t.issued_at desc, t.id limit 10`,
  );
  return rows.map((row) => tokenRowOf(row, now));
}

/** One token with its life and its deliveries; throws `not_found`. */
export async function getToken(actor: Reader, id: string): Promise<TokenDetail> {
  check(actor);
  if (!isId("token", id)) throw new DomainError("not_found");
  const [[row], deliveries] = await Promise.all([
    queryRows<RawTokenRow & Omit<TokenDetail, keyof TokenRow | "deliveries">>(
      db,
      Prisma.sql`
        select ${TOKEN_COLUMNS}, t.purpose, t.kind, t.revealed_at as "revealedAt", t.revoke_reason as "revokeReason",
               a.remote_id as "userCode", coalesce(a.email, u.email) as email, s.custody,
               exists (select 1 from block b where b.subject_id = c.id and b.valid_to is null
                       and (b.until is null or b.until > now())) as "isConnectorBlocked",
               (select v.actor_name from change v where v.id = t.revoked_in) as "revokedBy",
               (select v.actor_name from audit_event e join change v on v.id = e.change_id
                where e.subject_id = t.id and e.code = 'token.revealed' order by e.seq desc limit 1) as "revealedBy"
        ${TOKEN_FROM} ${TOKEN_DELIVERY} where t.id = ${id}`,
    ),
    listDeliveriesOf(id),
  ]);
  if (!row) throw new DomainError("not_found");
  const {
    purpose,
    kind,
    revealedAt,
    revokeReason,
    userCode,
    email,
    custody,
    isConnectorBlocked,
    revokedBy,
    revealedBy,
  } = row;
  return {
    ...tokenRowOf(row, new Date()),
    ...{ purpose, kind, revealedAt, revokeReason, userCode, email, custody, isConnectorBlocked, revokedBy, revealedBy },
    codeMailedAt: row.codeMailedAt,
    deliveries,
  };
}

function listDeliveriesOf(tokenId: string): Promise<TokenDelivery[]> {
  return queryRows<TokenDelivery>(
    db,
    Prisma.sql`
      select d.id, d.change_id as "changeId", d.sentence, d.effect_type as "effectType", d.status, d.how, d.attempts,
             d.created_at as "createdAt", d.run_at as "runAt", d.finished_at as "finishedAt",
             d.proof_note as "proofNote", d.error ->> 'says' as problem, h.id as "handTaskId"
      from delivery d left join hand_task h on h.delivery_id = d.id
      where d.subject_id = ${tokenId} order by d.order_seq desc limit 20`,
  );
}

/** Who and what is hit when this token stops, named before anybody revokes it; throws `not_found`. */
export async function victims(actor: Reader, tokenId: string): Promise<Victims> {
  check(actor);
  const [row] = isId("token", tokenId)
    ? await queryRows<Omit<Victims, "hint" | "riding"> & { prefix: string | null; lastFour: string | null }>(
        db,
        Prisma.sql`
          select t.id as "tokenId", t.label, t.prefix, t.last_four as "lastFour", t.owner, t.last_used_at as "lastUsedAt",
                 u.name as "userName", u.kind = 'service' as "isService", c.name as "connectorName", s.name as "systemName",
                 array(select e.name from endpoint e where e.connector_id = c.id and e.can_write and e.valid_to is null
                       order by lower(e.name)) as writing,
                 (select count(*)::int from token o where o.connector_id = t.connector_id and o.account_id = t.account_id
                  and o.id <> t.id and o.issued_at is not null and o.revoked_at is null
                  and (o.expires_at is null or o.expires_at > now())) as "otherTokens"
          ${TOKEN_FROM} where t.id = ${tokenId}`,
      )
    : [];
  if (!row) throw new DomainError("not_found");
  const { prefix, lastFour, ...rest } = row;
  const riding = (await ridingOn(db, [tokenId], new Date())).map(({ id, name, keys, lastAskedAt }) => ({
    ...{ id, name, keys, lastAskedAt },
  }));
  return { ...rest, riding, hint: hintOf({ prefix, lastFour, label: row.label }) };
}

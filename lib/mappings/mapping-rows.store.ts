import "server-only";
import type { Verdict } from "@/lib/access/verdict.rules";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { hintOf } from "@/lib/tokens/token.rules";
import { mappingState } from "./mapping-state.rules";
import { isOrphan, MAY_ASK } from "./mapping-state.store";
import type { TokenPair } from "./mapping-verdict.store";
import type { MappingRow, RiddenToken } from "./mapping-views.rules";
import { MAPPING_USE } from "./riding.store";

const { sql } = Prisma;

/** The neighbours of mappings `m`: application p, token t with its account a and user u, connector c, system s, and its use. */
export const NEIGHBOURS = sql`
  join application p on p.id = m.application_id
  join token t on t.id = m.token_id
  join account a on a.id = t.account_id
  join app_user u on u.id = a.user_id
  join connector c on c.id = m.connector_id
  join system s on s.id = c.system_id
  ${MAPPING_USE}`;

/** The columns of the token behind a key; needs t, a, u, c and s. */
export const TOKEN_COLUMNS = sql`
  t.id as "tokenId", t.prefix, t.last_four as "lastFour", t.label, t.expires_at as "expiresAt", t.revoked_at as "revokedAt",
  t.secret_id is not null as "isKept", a.id as "accountId", u.id as "userId", u.name as "userName",
  u.kind = 'service' as "isService", c.id as "connectorId", c.name as "connectorName", s.name as "systemName"`;

/** The columns of a row in a list; needs NEIGHBOURS. */
export const rowColumns = (at: Prisma.Sql): Prisma.Sql => sql`
  m.id, m.external_key as "externalKey", p.id as "applicationId", p.name as "applicationName", ${TOKEN_COLUMNS},
  ${MAY_ASK} as "mayAsk", ${isOrphan(at)} as "isOrphan", use.last_asked_at as "lastAskedAt"`;

export type RawToken = Omit<RiddenToken, "hint"> &
  TokenPair & {
    prefix: string | null;
    lastFour: string | null;
    label: string;
    revokedAt: Date | null;
    isKept: boolean;
    isOrphan: boolean;
  };

export type RawMappingRow = RawToken &
  Pick<MappingRow, "id" | "externalKey" | "applicationId" | "applicationName" | "lastAskedAt"> & { mayAsk: boolean };

/** What lists say of a token, and nothing of it secret. */
export function riddenOf(raw: RawToken): RiddenToken {
  const { tokenId, userName, isService, connectorId, connectorName, systemName, expiresAt } = raw;
  return { tokenId, hint: hintOf(raw), userName, isService, connectorId, connectorName, systemName, expiresAt };
}

/** State and reason of a token, as the one rule tells them; a token whose verdict can't be read is unknown. */
export function standingOf(raw: RawToken & { mayAsk: boolean }, verdict: Verdict | undefined, at: Date) {
  const state = mappingState({ ...raw, verdict: verdict?.state ?? "unknown" }, at);
  const isJudged = state === "no_access" || state === "unknown";
  return { state, why: isJudged ? (verdict?.short ?? "") : "" };
}

/** How many keys ride on each of the tokens. */
export async function countKeys(tx: Tx, tokenIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await queryRows<{ id: string; n: number }>(
    tx,
    sql`select token_id as id, count(*)::int as n from mapping
        where token_id = any(${[...new Set(tokenIds)]}) and valid_to is null group by token_id`,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Where those of the mappings move that were promised to a token not issued yet, by the mapping's id. */
export async function promisesOf(tx: Tx, mappingIds: readonly string[]) {
  const rows = await queryRows<{ mappingId: string; tokenId: string; label: string }>(
    tx,
    sql`select r.mapping_id as "mappingId", t.id as "tokenId", t.label from mapping_promise r join token t on t.id = r.token_id
        where r.mapping_id = any(${[...mappingIds]}) and t.issued_at is null and t.revoked_at is null`,
  );
  return new Map(rows.map(({ mappingId, tokenId, label }) => [mappingId, { tokenId, label }]));
}

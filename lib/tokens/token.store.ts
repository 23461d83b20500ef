import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ConnectorRef, PersonRef } from "@/lib/upstreams/effects";
import { destroySecret, fingerprint, fingerprints, sealSecret } from "@/lib/vault/vault";
import { expiryOf, hintOf } from "./token.rules";
import { canonicalToken, endsOf } from "./token-text.rules";

export type TokenFacts = {
  id: string;
  label: string;
  kind: string;
  source: string;
  purpose: string | null;
  owner: string | null;
  prefix: string | null;
  lastFour: string | null;
  secretId: string | null;
  requestedAt: Date;
  codeMailedAt: Date | null;
  issuedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  revealedAt: Date | null;
  validFrom: Date | null;
  /** The vendor's own id of the token, where it gave one. */
  remoteRef: string | null;
  replacesId: string | null;
  lastUsedAt: Date | null;
  accountId: string;
  userCode: string;
  email: string | null;
  userId: string;
  userName: string;
  connectorId: string;
  connectorName: string;
  tokenValidityDays: number | null;
  systemId: string;
  systemName: string;
  /** The key of the vendor, for its profile. */
  vendor: string;
  custody: string;
  /** The group that its connector is linked to now. */
  groupId: string | null;
};

/** The token with its account, connector and system, its row locked until the transaction ends; throws `not_found`. */
export async function lockToken(tx: Tx, tokenId: string): Promise<TokenFacts> {
  const [token] = isId("token", tokenId) ? await lockTokens(tx, [tokenId]) : [];
  if (!token) throw new DomainError("not_found");
  return token;
}

/** Those of the tokens that exist, in the order of their ids, their rows locked until the transaction ends. */
export async function lockTokens(tx: Tx, tokenIds: readonly string[]): Promise<TokenFacts[]> {
  return queryRows<TokenFacts>(
    tx,
    Prisma.sql`
      select t.id, t.label, t.kind, t.source, t.purpose, t.owner, t.prefix, t.last_four as "lastFour",
             t.secret_id as "secretId", t.requested_at as "requestedAt", t.code_mailed_at as "codeMailedAt",
             t.issued_at as "issuedAt", t.expires_at as "expiresAt", t.revoked_at as "revokedAt",
             t.revealed_at as "revealedAt", t.last_used_at as "lastUsedAt",
             a.id as "accountId", a.remote_id as "userCode", coalesce(a.email, u.email) as email,
             u.id as "userId", u.name as "userName", c.id as "connectorId", c.name as "connectorName",
             c.token_validity_days as "tokenValidityDays", s.id as "systemId", s.name as "systemName", s.vendor, s.custody,
             t.valid_from as "validFrom", t.remote_ref as "remoteRef", t.replaces_id as "replacesId",
             (select l.group_id from connector_link l where l.connector_id = c.id and l.valid_to is null limit 1) as "groupId"
      from token t
      join account a on a.id = t.account_id
      join app_user u on u.id = a.user_id
      join connector c on c.id = t.connector_id
      join system s on s.id = c.system_id
      where t.id in (${Prisma.join(tokenIds.length > 0 ? [...tokenIds] : [""])})
      order by t.id
      for update of t`,
  );
}

export type TokenRefs = { token: Ref<"token">; account: Ref<"account">; connector: Ref<"connector"> };

/** The token and its neighbours with their names now, as audit events carry them. */
export function refsOf(token: TokenFacts): TokenRefs {
  return {
    token: { kind: "token", id: token.id, name: hintOf(token) },
    account: { kind: "account", id: token.accountId, name: token.userName },
    connector: { kind: "connector", id: token.connectorId, name: token.connectorName },
  };
}

/** The person and the connector as orders to the vendor carry them. */
export function vendorRefsOf(token: TokenFacts): { person: PersonRef; connector: ConnectorRef } {
  return {
    person: { remoteId: token.userCode, name: token.userName, email: token.email },
    connector: { name: token.connectorName },
  };
}

/** A token that stands, as orders about it carry it; the vendor's own id only where it gave one. */
export function standingRefsOf(token: TokenFacts) {
  const { id: tokenId, label, secretId, remoteRef: ref } = token;
  return {
    ...vendorRefsOf(token),
    tokenId,
    label,
    hint: hintOf(token),
    isHeld: secretId !== null,
    ...(ref ? { ref } : {}),
  };
}

/** Records that the vendor mailed the one-time password; the first time counts. */
export async function markCodeMailed(tx: Tx, tokenId: string, now: Date): Promise<TokenRefs> {
  const token = await lockToken(tx, tokenId);
  if (token.codeMailedAt === null) await tx.token.update({ where: { id: token.id }, data: { codeMailedAt: now } });
  return refsOf(token);
}

/** Seals a token's full text and makes it findable by its fingerprint; the row then carries its two ends, life and secret. */
export async function keepTokenText(
  tx: Tx,
  token: TokenFacts,
  text: string,
  issuedAt: Date,
): Promise<{ prefix: string; lastFour: string; expiresAt: Date | null }> {
  const { prefix, lastFour } = endsOf(text);
  const { tokenValidityDays: validityDays, kind, expiresAt: askedUntil } = token;
  const expiresAt = expiryOf({ issuedAt, askedUntil, validityDays, kind });
  const secretId = await sealSecret(tx, { table: "token", rowId: token.id, field: "text" }, text);
  const print = fingerprint(canonicalToken(text));
  const data = { prefix, lastFour, fingerprint: print, secretId, issuedAt, expiresAt };
  await tx.token.update({ where: { id: token.id }, data });
  return { prefix, lastFour, expiresAt };
}

/**
 * Records that the vendor issued the token: seals its text, keeps its fingerprint and ends, sets its expiry, destroys the used
 * one-time password. A second call changes nothing. A token revoked meanwhile is kept too, so that the vendor can be told its text.
 */
export async function markIssued(
  tx: Tx,
  tokenId: string,
  issued: { text: string; now: Date },
): Promise<TokenRefs & { wasRevoked: boolean }> {
  const token = await lockToken(tx, tokenId);
  const wasRevoked = token.revokedAt !== null;
  if (token.issuedAt !== null) return { ...refsOf(token), wasRevoked };
  const { prefix, lastFour } = await keepTokenText(tx, token, issued.text, issued.now);
  await destroyFieldSecrets(tx, token.id, ["otp"]);
  return { ...refsOf({ ...token, prefix, lastFour }), wasRevoked };
}

/** Records that the vendor no longer accepts the token: nothing secret of it is kept any longer. */
export async function markRevocationConfirmed(tx: Tx, tokenId: string, _now: Date): Promise<TokenRefs> {
  const token = await lockToken(tx, tokenId);
  await destroyTokenText(tx, token.id);
  await destroyFieldSecrets(tx, token.id, ["otp"]);
  return refsOf(token);
}

/** Destroys what is sealed for these fields of a token. */
export async function destroyFieldSecrets(tx: Tx, tokenId: string, fields: readonly ("text" | "otp")[]): Promise<void> {
  const secrets = await tx.secret.findMany({
    where: { tableName: "token", rowId: tokenId, field: { in: [...fields] } },
    select: { id: true },
  });
  for (const secret of secrets) await destroySecret(tx, secret.id);
}

/** Destroys the text that is kept of a token; its fingerprint and its two ends stay. */
export async function destroyTokenText(tx: Tx, tokenId: string): Promise<void> {
  await destroyFieldSecrets(tx, tokenId, ["text"]);
  await tx.token.update({ where: { id: tokenId }, data: { secretId: null } });
}

/** The token that this text belongs to, in whatever form it was pasted, its row locked; null when it is unknown. */
export async function findByText(tx: Tx, text: string): Promise<TokenFacts | null> {
  const row = await tx.token.findFirst({
    where: { fingerprint: { in: fingerprints(canonicalToken(text)) } },
    select: { id: true },
  });
  return row ? lockToken(tx, row.id) : null;
}

/** Who was shown the token, by the name of that time; null where the audit log has no such event. */
export async function whoRevealed(tx: Tx, tokenId: string): Promise<string | null> {
  const [row] = await queryRows<{ name: string }>(
    tx,
    Prisma.sql`
      select c.actor_name as name from audit_event e join change c on c.id = e.change_id
      where e.subject_id = ${tokenId} and e.code = 'token.revealed' order by e.seq desc limit 1`,
  );
  return row?.name ?? null;
}

/** Those of the tokens that the vendor may be making at this moment: it was asked, and no refusal has come back. */
export async function findBeingIssued(tx: Tx, tokenIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await queryRows<{ id: string }>(
    tx,
    Prisma.sql`
      select distinct subject_id as id from delivery
      where subject_id in (${Prisma.join([...tokenIds])})
        and status not in ('failed', 'superseded')
        and (effect_type = 'token.redeem_code.v1'
          or effect_type = 'token.issue.v1' and not (status = 'queued' and attempts = 0))`,
  );
  return new Set(rows.map(({ id }) => id));
}

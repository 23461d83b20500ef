import "server-only";
import { isId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { needsVendor, type RevocableToken } from "./revocation.rules";
import { destroyFieldSecrets, findBeingIssued, lockTokens, type TokenFacts } from "./token.store";

export type LockedToken = TokenFacts & Pick<RevocableToken, "isBeingIssued">;

/** Those of the tokens that exist, locked, each with whether the vendor may be making it at this moment. */
export async function lockRevocable(tx: Tx, tokenIds: readonly string[]): Promise<LockedToken[]> {
  const tokens = await lockTokens(
    tx,
    tokenIds.filter((id) => isId("token", id)),
  );
  if (tokens.length === 0) return [];
  const beingIssued = await findBeingIssued(
    tx,
    tokens.map(({ id }) => id),
  );
  return tokens.map((token) => ({ ...token, isBeingIssued: token.issuedAt === null && beingIssued.has(token.id) }));
}

/** Marks the tokens as revoked from this moment on; what was asked for and never issued keeps nothing secret. */
export async function markRevoked(
  tx: Tx,
  tokens: readonly LockedToken[],
  revoked: { now: Date; reason: string; changeId: string },
): Promise<void> {
  await tx.token.updateMany({
    where: { id: { in: tokens.map(({ id }) => id) }, revokedAt: null },
    data: { revokedAt: revoked.now, revokeReason: revoked.reason, revokedIn: revoked.changeId },
  });
  for (const token of tokens) if (!needsVendor(token)) await destroyFieldSecrets(tx, token.id, ["otp"]);
}

import "server-only";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { lockToken, refsOf, standingRefsOf, type TokenFacts } from "./token.store";

/** A token that stands: issued and not revoked, its row locked; throws `not_found`, or `rule_broken` for one that doesn't. */
export async function lockStanding(tx: Tx, tokenId: string): Promise<TokenFacts> {
  const token = await lockToken(tx, tokenId);
  if (token.issuedAt !== null && token.revokedAt === null) return token;
  const why = token.revokedAt ? "was revoked" : "is not issued yet";
  throw new DomainError("rule_broken", `Token ${refsOf(token).token.name} ${why}. Nothing was changed.`);
}

/** An order about the life of a token that stands; its text goes along where it is held, because some vendors find it by that alone. */
export function lifeOrder(
  token: TokenFacts,
  type: "token.set_expiry.v1" | "token.suspend.v1" | "token.resume.v1",
  expiresAt: Date | null,
): EffectDraft {
  const { id, systemId, secretId } = token;
  return {
    systemId,
    effect: { type, ...standingRefsOf(token), expiresAt: expiresAt?.toISOString() ?? null },
    subject: { kind: "token", id },
    ...(type === "token.suspend.v1" ? { isUrgent: true } : {}),
    ...(secretId ? { secretId } : {}),
  };
}

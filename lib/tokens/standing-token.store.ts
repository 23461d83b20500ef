import "server-only";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import type { EffectOf } from "@/lib/upstreams/effects";
import { lockToken, refsOf, standingRefsOf, type TokenFacts } from "./token.store";

/** A token that stands: issued and not revoked, its row locked; throws `not_found`, or `rule_broken` for one that doesn't. */
export async function lockStanding(tx: Tx, tokenId: string): Promise<TokenFacts> {
  const token = await lockToken(tx, tokenId);
  if (token.issuedAt !== null && token.revokedAt === null) return token;
  const why = token.revokedAt ? "was revoked" : "is not issued yet";
  throw new DomainError("rule_broken", `Token ${refsOf(token).token.name} ${why}. Nothing was changed.`);
}

type LifeEffect = EffectOf<"token.set_expiry.v1" | "token.suspend.v1" | "token.resume.v1">;

/** What an order about the life of a token that stands carries, whatever it asks; the end is the one that it is to have. */
export function lifeRefsOf(token: TokenFacts, expiresAt: Date | null): Omit<LifeEffect, "type"> {
  return { ...standingRefsOf(token), expiresAt: expiresAt?.toISOString() ?? null };
}

/** An order about the life of a token that stands; its text goes along where it is held, because some vendors find it by that alone. */
export function lifeOrder({ id, systemId, secretId }: TokenFacts, effect: LifeEffect): EffectDraft {
  return {
    systemId,
    effect,
    subject: { kind: "token", id },
    ...(effect.type === "token.suspend.v1" ? { isUrgent: true } : {}),
    ...(secretId ? { secretId } : {}),
  };
}

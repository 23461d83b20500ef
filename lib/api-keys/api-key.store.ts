import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { OwnKey } from "@/lib/vault/own-keys";

export type ApiKeyFacts = { id: string; name: string; role: Role; revokedAt: Date | null };

/** Writes a key by its hash; its text is nowhere in it. */
export async function insertApiKey(
  tx: Tx,
  key: OwnKey,
  given: { name: string; role: Role; expiresAt: Date | null },
  now: Date,
): Promise<ApiKeyFacts> {
  const id = newId("apiKey");
  const { hash, prefix, lastFour } = key;
  await tx.apiKey.create({ data: { id, ...given, hash, prefix, lastFour, createdAt: now } });
  return { id, name: given.name, role: given.role, revokedAt: null };
}

/** The key, locked until the transaction ends; throws `not_found`. */
export async function lockApiKey(tx: Tx, apiKeyId: string): Promise<ApiKeyFacts> {
  const [key] = isId("apiKey", apiKeyId)
    ? await queryRows<ApiKeyFacts>(
        tx,
        Prisma.sql`select id, name, role, revoked_at as "revokedAt" from api_key where id = ${apiKeyId} for update`,
      )
    : [];
  if (!key) throw new DomainError("not_found");
  return key;
}

export async function markApiKeyRevoked(tx: Tx, apiKeyId: string, now: Date): Promise<void> {
  await tx.apiKey.update({ where: { id: apiKeyId }, data: { revokedAt: now } });
}

export function apiKeyRef(key: { id: string; name: string }): Ref<"api_key"> {
  return { kind: "api_key", id: key.id, name: key.name };
}

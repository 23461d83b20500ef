import "server-only";
import type { Db } from "@/lib/db/client";
import type { System } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import type { Claim } from "@/lib/outbox/claim.store";
import type { Connection, EffectSecrets } from "@/lib/upstreams/driver";
import type { Effect } from "@/lib/upstreams/effects";
import type { HttpLimits } from "@/lib/upstreams/http";
import { openSecret } from "@/lib/vault/vault";

/** When a call is to be given up: at once by the signal, otherwise by these limits. */
export type Patience = { signal: AbortSignal; limits?: Partial<HttpLimits> };

/** Everything a driver needs for one call to a system, its secrets opened for just this call. */
export async function openConnection(
  db: Db,
  system: System,
  effect: Effect | null,
  patience: Patience,
): Promise<Connection> {
  const secrets: Record<string, string> = {};
  const own = await db.secret.findMany({ where: { tableName: "system", rowId: system.id } });
  for (const { id, field } of own) {
    secrets[field] = await openSecret(db, id, { table: "system", rowId: system.id, field });
  }
  if (effect && "connector" in effect)
    Object.assign(secrets, await openConnectorKeys(db, system.id, effect.connector.name));
  return {
    restUrl: system.restUrl,
    soapUrl: system.soapUrl,
    settings: system.settings as Record<string, string>,
    secrets,
    allow: env().GATEHOUSE_UPSTREAM_ALLOW,
    ...patience,
  };
}

async function openConnectorKeys(db: Db, systemId: string, name: string): Promise<Record<string, string>> {
  const connector = await db.connector.findFirst({ where: { systemId, name, retiredAt: null }, select: { id: true } });
  if (!connector) return {};
  const keys = await db.secret.findMany({ where: { tableName: "connector", rowId: connector.id, field: "api_key" } });
  const opened: Record<string, string> = {};
  for (const { id, field } of keys) {
    opened[`api_key:${name}`] = await openSecret(db, id, { table: "connector", rowId: connector.id, field });
  }
  return opened;
}

/** The secrets that belong to one effect: the text of a token to revoke, or a one-time password. */
export async function openEffectSecrets(
  db: Db,
  claim: Pick<Claim, "effect" | "secretId" | "subjectId">,
): Promise<EffectSecrets> {
  if (!claim.secretId) return {};
  const field = claim.effect.type === "token.redeem_code.v1" ? "otp" : "text";
  const text = await openSecret(db, claim.secretId, { table: "token", rowId: claim.subjectId, field });
  return field === "otp" ? { otp: text } : { token_text: text };
}

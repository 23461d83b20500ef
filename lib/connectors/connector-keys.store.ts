import "server-only";
import type { Tx } from "@/lib/db/client";
import { destroySecret, sealSecret } from "@/lib/vault/vault";

/** Where a connector's API key is sealed; the worker opens it at the same place. */
export const apiKeyPlace = (connectorId: string) => ({ table: "connector", rowId: connectorId, field: "api_key" });

/** Where the environment key is sealed: it belongs to the vendor's environment, so all connectors of a system share it. */
export const environmentKeyPlace = (systemId: string) => ({
  table: "system",
  rowId: systemId,
  field: "environment_key",
});

/** The secret that holds the API key of the open connector with this name; null where none was set. */
export async function connectorApiKeySecretId(
  tx: Tx,
  systemId: string,
  connectorName: string,
): Promise<{ connectorId: string; secretId: string } | null> {
  const found = await tx.connector.findFirst({
    where: { systemId, name: { equals: connectorName, mode: "insensitive" }, retiredAt: null },
    select: { id: true, apiKeySecretId: true },
  });
  return found?.apiKeySecretId ? { connectorId: found.id, secretId: found.apiKeySecretId } : null;
}

/** The secret that holds the environment key of a system; null where none was set. */
export async function environmentKeySecretId(tx: Tx, systemId: string): Promise<string | null> {
  const { table: tableName, rowId, field } = environmentKeyPlace(systemId);
  const found = await tx.secret.findFirst({
    where: { tableName, rowId, field },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** Seals a new API key in place of the old one, which is destroyed. */
export async function replaceApiKey(tx: Tx, connector: { id: string; apiKeySecretId: string | null }, key: string) {
  const apiKeySecretId = await sealSecret(tx, apiKeyPlace(connector.id), key);
  await tx.connector.update({ where: { id: connector.id }, data: { apiKeySecretId } });
  if (connector.apiKeySecretId) await destroySecret(tx, connector.apiKeySecretId);
}

/** Seals a new environment key in place of the old one, which is destroyed. */
export async function replaceEnvironmentKey(tx: Tx, systemId: string, key: string): Promise<void> {
  const old = await environmentKeySecretId(tx, systemId);
  await sealSecret(tx, environmentKeyPlace(systemId), key);
  if (old) await destroySecret(tx, old);
}

import "server-only";
import type { Tx } from "@/lib/db/client";
import { destroySecret, sealSecret } from "@/lib/vault/vault";

/** Seals a new API key of a connector in place of the old one, which is destroyed; the worker opens it at the same place. */
export async function replaceApiKey(
  tx: Tx,
  connector: { id: string; apiKeySecretId: string | null },
  key: string,
): Promise<void> {
  const place = { table: "connector", rowId: connector.id, field: "api_key" };
  const apiKeySecretId = await sealSecret(tx, place, key);
  await tx.connector.update({ where: { id: connector.id }, data: { apiKeySecretId } });
  if (connector.apiKeySecretId) await destroySecret(tx, connector.apiKeySecretId);
}

import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import type { System } from "@/lib/db/generated/client";
import { destroySecret, sealSecret } from "@/lib/vault/vault";
import { secretFieldsOf } from "./secret-fields.rules";

/** The system, its row locked until the transaction ends; throws `not_found`. */
export async function lockSystem(tx: Tx, id: string): Promise<System> {
  if (!isId("system", id)) throw new DomainError("not_found");
  await tx.$queryRaw`select id from system where id = ${id} for update`;
  const system = await tx.system.findUnique({ where: { id } });
  if (!system) throw new DomainError("not_found");
  return system;
}

/** A system as the subject of an event. */
export function systemRef(system: Pick<System, "id" | "name">): Ref<"system"> {
  return { kind: "system", id: system.id, name: system.name };
}

/** Seals a system's secret in place of the one before, which is destroyed; its fields are those of the vendor's profile. */
export async function keepSystemSecret(tx: Tx, systemId: string, field: string, text: string): Promise<void> {
  const earlier = await tx.secret.findMany({
    where: { tableName: "system", rowId: systemId, field },
    select: { id: true },
  });
  for (const { id } of earlier) await destroySecret(tx, id);
  const secretId = await sealSecret(tx, { table: "system", rowId: systemId, field }, text);
  const { vendor } = await tx.system.findUniqueOrThrow({ where: { id: systemId }, select: { vendor: true } });
  const isOwn = secretFieldsOf(vendor)[0]?.name === field;
  if (isOwn) await tx.system.update({ where: { id: systemId }, data: { credentialSecretId: secretId } });
}

import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import type { System } from "@/lib/db/generated/client";

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

import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Delivery } from "@/lib/db/generated/client";

/** The delivery, locked until the transaction ends; throws `not_found`. */
export async function lockDelivery(tx: Tx, id: string): Promise<Delivery> {
  await tx.$queryRaw`select id from delivery where id = ${id} for update`;
  const delivery = await tx.delivery.findUnique({ where: { id } });
  if (!delivery) throw new DomainError("not_found");
  return delivery;
}

/** A delivery as the subject of an event. */
export function deliveryRef(delivery: Pick<Delivery, "id" | "sentence">): Ref<"delivery"> {
  return { kind: "delivery", id: delivery.id, name: delivery.sentence };
}

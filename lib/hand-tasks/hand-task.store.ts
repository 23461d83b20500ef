import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Delivery, HandTask, Prisma } from "@/lib/db/generated/client";

export type OpenTask = { task: HandTask; delivery: Delivery };

/** An open hand task with its delivery, locked until the transaction ends; throws `not_found`, or `already_done` when it was closed. */
export async function lockOpenTask(tx: Tx, taskId: string): Promise<OpenTask> {
  await tx.$queryRaw`select id from hand_task where id = ${taskId} for update`;
  const task = await tx.handTask.findUnique({ where: { id: taskId } });
  if (!task) throw new DomainError("not_found");
  const delivery = await tx.delivery.findUniqueOrThrow({ where: { id: task.deliveryId } });
  if (task.closedAt)
    throw new DomainError("already_done", `This task was closed by ${task.closedBy ?? "somebody"} already.`);
  return { task, delivery };
}

/** Closes an open task in the words of the person who does so, and ends its delivery with it. */
export async function closeTask(
  tx: Tx,
  { task, delivery }: OpenTask,
  by: { name: string; at: Date; result: "done" | "cannot"; note: string },
  delivered: Prisma.DeliveryUpdateInput,
): Promise<void> {
  const closed = { closedAt: by.at, closedBy: by.name, result: by.result, note: by.note };
  await tx.handTask.update({ where: { id: task.id }, data: closed });
  await tx.delivery.update({ where: { id: delivery.id }, data: { ...delivered, finishedAt: by.at } });
}

/** A hand task as the subject of an event. */
export function taskRef({ task, delivery }: OpenTask): Ref<"hand_task"> {
  return { kind: "hand_task", id: task.id, name: delivery.sentence };
}

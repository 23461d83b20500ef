import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { OptionalReason } from "@/lib/core/reason.schema";
import { defineOperation } from "@/lib/gate/operation";
import { deliveryRef, lockDelivery } from "./delivery.store";

const RetryDeliveryInput = z.strictObject({ deliveryId: z.string(), ...OptionalReason.shape });

/** Sends a parked or waiting delivery again now; refused when it is not parked (`already_done`). */
export const retryDelivery = defineOperation({
  id: "delivery.retry",
  title: "Send a delivery again",
  roles: ["owner", "admin", "support"],
  input: RetryDeliveryInput,
  output: ids("deliveryId"),
  locks: (input) => [input.deliveryId],
  async change(tx, ctx, input) {
    const delivery = await lockDelivery(tx, input.deliveryId);
    const isHand = delivery.how === "hand";
    if (!(isHand ? ["failed"] : ["failed", "waiting"]).includes(delivery.status)) {
      throw new DomainError("already_done", "This delivery is not waiting to be sent again.");
    }
    const status = isHand ? "by_hand" : "queued";
    await tx.delivery.update({
      where: { id: delivery.id },
      data: { status, runAt: ctx.now, attempts: 0, finishedAt: null },
    });
    const reopened = { closedAt: null, closedBy: null, result: null };
    if (isHand) await tx.handTask.updateMany({ where: { deliveryId: delivery.id }, data: reopened });
    return {
      value: { deliveryId: delivery.id },
      sentence: `Send again: ${delivery.sentence}`,
      audit: [
        {
          code: "delivery.retried",
          subject: deliveryRef(delivery),
          before: { status: delivery.status, attempts: delivery.attempts },
          after: { status },
        },
      ] as const,
      belongsTo: delivery.changeId,
    };
  },
});

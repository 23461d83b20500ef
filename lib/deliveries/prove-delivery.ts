import "server-only";
import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { deliveryRef, lockDelivery } from "./delivery.store";
import { closeDoubt } from "./doubt.store";

const ProveDeliveryInput = z.strictObject({
  deliveryId: z.string(),
  state: z.enum(["so", "not_so"]),
  note: z.string().max(2000),
});

/**
 * Records what a read said about work done by hand: so makes it verified (closing the task if it is still open), not so opens the
 * task again, because a removal isn't done until it is proven. Refused when the delivery has moved on.
 */
export const proveDelivery = defineOperation({
  id: "delivery.prove",
  title: "Prove work done by hand",
  roles: "system",
  input: ProveDeliveryInput,
  locks: (input) => [input.deliveryId],
  async change(tx, ctx, input) {
    const delivery = await lockDelivery(tx, input.deliveryId);
    if (delivery.how !== "hand" || !["by_hand", "by_hand_done"].includes(delivery.status))
      throw new DomainError("already_done");
    const proof = { proofState: input.state, proofNote: input.note, proofAt: ctx.now };
    const subject = deliveryRef(delivery);
    const head = { value: { deliveryId: delivery.id }, sentence: delivery.sentence, belongsTo: delivery.changeId };
    if (input.state === "so") {
      await tx.delivery.update({
        where: { id: delivery.id },
        data: { status: "verified", finishedAt: ctx.now, ...proof },
      });
      await tx.handTask.updateMany({
        where: { deliveryId: delivery.id, closedAt: null },
        data: { closedAt: ctx.now, closedBy: "Gatehouse", result: "done", note: input.note },
      });
      await closeDoubt(tx, delivery.subjectId, { now: ctx.now, changeId: delivery.changeId });
      return { ...head, audit: [{ code: "delivery.verified", subject, after: { note: input.note } }] as const };
    }
    await tx.delivery.update({ where: { id: delivery.id }, data: { status: "by_hand", finishedAt: null, ...proof } });
    await tx.handTask.updateMany({
      where: { deliveryId: delivery.id },
      data: { closedAt: null, closedBy: null, result: null },
    });
    return {
      ...head,
      audit: [{ code: "delivery.failed", subject, after: { status: "by_hand", note: input.note } }] as const,
    };
  },
});

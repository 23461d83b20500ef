import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { noteOf } from "@/lib/core/note.schema";
import { OptionalReason } from "@/lib/core/reason.schema";
import { Prisma } from "@/lib/db/generated/client";
import { defineOperation } from "@/lib/gate/operation";
import { DELIVERY_STATUSES } from "@/lib/outbox/status.rules";
import { deliveryRef, lockDelivery } from "./delivery.store";
import { closeDoubt } from "./doubt.store";
import { settleAsSaid } from "./said-done.store";

const ResolveDeliveryInput = z.strictObject({
  deliveryId: z.string(),
  answer: z.enum(["done", "not_done", "send_again"], "Say whether it was done"),
  saw: noteOf("Say what you saw at the vendor"),
  ...OptionalReason.shape,
});

const BECOMES = { done: "by_hand_done", not_done: "failed", send_again: "queued" } as const;

/** Settles a delivery of which it can't be told whether the vendor did it, by what a person saw; refused when nothing is open. */
export const resolveDelivery = defineOperation({
  id: "delivery.resolve",
  title: "Settle a delivery that needs confirmation",
  roles: ["owner", "admin"],
  input: ResolveDeliveryInput,
  output: ids("deliveryId").extend({ status: z.enum(DELIVERY_STATUSES) }),
  locks: (input) => [input.deliveryId],
  async change(tx, ctx, input) {
    const delivery = await lockDelivery(tx, input.deliveryId);
    if (delivery.status !== "needs_confirmation") throw new DomainError("already_done", "This was settled already.");
    const status = BECOMES[input.answer];
    await tx.delivery.update({
      where: { id: delivery.id },
      data: {
        status,
        proofState: input.answer === "done" ? "so" : "not_so",
        proofNote: `${ctx.actor.name} saw: ${input.saw}`,
        proofAt: ctx.now,
        // What a person saw ends the doubt: otherwise a later try would ask for him again instead of sending.
        error: Prisma.DbNull,
        ...(status === "queued" ? { runAt: ctx.now, attempts: 0, finishedAt: null } : { finishedAt: ctx.now }),
      },
    });
    await closeDoubt(tx, delivery.subjectId, { now: ctx.now, changeId: delivery.changeId });
    const consequences = input.answer === "done" ? await settleAsSaid(tx, delivery, ctx) : [];
    return {
      value: { deliveryId: delivery.id, status },
      sentence: `Settle: ${delivery.sentence}`,
      audit: [
        {
          code: "delivery.resolved",
          subject: deliveryRef(delivery),
          before: { status: delivery.status },
          after: { status, "what was seen": input.saw },
        },
        ...consequences,
      ] as const,
      belongsTo: delivery.changeId,
    };
  },
});

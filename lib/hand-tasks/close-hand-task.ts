import "server-only";
import { z } from "zod";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { ids } from "@/lib/core/answer.schema";
import { isId } from "@/lib/core/ids";
import { closeDoubt } from "@/lib/deliveries/doubt.store";
import { defineOperation } from "@/lib/gate/operation";
import { markRevocationConfirmed } from "@/lib/tokens/token.store";
import { closeTask, lockOpenTask, taskRef } from "./hand-task.store";

const CloseHandTaskInput = z.strictObject({
  taskId: z.string(),
  saw: z.string("Say what you saw").trim().min(3, "Say what you saw").max(1000, "Keep the note under 1,000 characters"),
});

/**
 * Records that a person did a hand task, in his own words. Where the vendor can be read, the worker reads it at once: the delivery
 * becomes verified, or the task opens again when the vendor still shows otherwise.
 */
export const closeHandTask = defineOperation({
  id: "hand_task.close",
  title: "Say that a hand task is done",
  roles: ["owner", "admin", "support"],
  input: CloseHandTaskInput,
  output: ids("taskId"),
  locks: (input) => [input.taskId],
  async change(tx, ctx, input) {
    const open = await lockOpenTask(tx, input.taskId);
    const { task, delivery } = open;
    const by = { name: ctx.actor.name, at: ctx.now, result: "done" as const, note: input.saw };
    const unproven = { proofState: null, proofNote: null, proofAt: null };
    await closeTask(tx, open, by, { status: "by_hand_done", runAt: ctx.now, ...unproven });
    await closeDoubt(tx, delivery.subjectId, { now: ctx.now, changeId: delivery.changeId });
    const consequences: AuditDraft[] = [];
    // A token that only the vendor knew has no row here.
    if (delivery.effectType === "token.revoke.v1" && isId("token", delivery.subjectId)) {
      const { token, account, connector } = await markRevocationConfirmed(tx, delivery.subjectId, ctx.now);
      consequences.push({
        code: "token.revocation_confirmed",
        subject: token,
        related: { account, connector },
        after: { "said by": ctx.actor.name },
      });
    }
    return {
      value: { taskId: task.id },
      sentence: `Done by hand: ${delivery.sentence}`,
      audit: [
        { code: "hand_task.done", subject: taskRef(open), after: { "what was seen": input.saw } },
        ...consequences,
      ] as const,
      belongsTo: delivery.changeId,
    };
  },
});

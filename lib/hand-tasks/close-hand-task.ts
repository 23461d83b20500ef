import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { noteOf } from "@/lib/core/note.schema";
import { closeDoubt } from "@/lib/deliveries/doubt.store";
import { settleAsSaid } from "@/lib/deliveries/said-done.store";
import { defineOperation } from "@/lib/gate/operation";
import { closeTask, lockOpenTask, taskRef } from "./hand-task.store";

const CloseHandTaskInput = z.strictObject({
  taskId: z.string(),
  saw: noteOf("Say what you saw"),
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
    const consequences = await settleAsSaid(tx, delivery, ctx);
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

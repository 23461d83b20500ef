import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { lockOpenTask, taskRef } from "./hand-task.store";

const TakeHandTaskInput = z.strictObject({ taskId: z.string() });

/** Puts the actor's name on an open hand task, also when a colleague had it; refused once it is closed. */
export const takeHandTask = defineOperation({
  id: "hand_task.take",
  title: "Take a hand task",
  roles: ["owner", "admin", "support"],
  input: TakeHandTaskInput,
  output: ids("taskId"),
  locks: (input) => [input.taskId],
  async change(tx, ctx, input) {
    const open = await lockOpenTask(tx, input.taskId);
    await tx.handTask.update({
      where: { id: open.task.id },
      data: { assigneeId: ctx.actor.id, assigneeName: ctx.actor.name },
    });
    return {
      value: { taskId: open.task.id },
      sentence: `Take the hand task: ${open.delivery.sentence}`,
      audit: [
        {
          code: "hand_task.taken",
          subject: taskRef(open),
          before: { assignee: open.task.assigneeName },
          after: { assignee: ctx.actor.name },
        },
      ] as const,
      belongsTo: open.delivery.changeId,
    };
  },
});

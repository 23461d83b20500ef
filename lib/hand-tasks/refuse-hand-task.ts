import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { noteOf } from "@/lib/core/note.schema";
import { defineOperation } from "@/lib/gate/operation";
import { closeTask, lockOpenTask, taskRef } from "./hand-task.store";

const RefuseHandTaskInput = z.strictObject({
  taskId: z.string(),
  why: noteOf("Say why it can't be done"),
});

/** Records that a hand task can't be done and why; its delivery is parked as failed for somebody to look at. */
export const refuseHandTask = defineOperation({
  id: "hand_task.refuse",
  title: "Say that a hand task can't be done",
  roles: ["owner", "admin", "support"],
  input: RefuseHandTaskInput,
  output: ids("taskId"),
  locks: (input) => [input.taskId],
  async change(tx, ctx, input) {
    const open = await lockOpenTask(tx, input.taskId);
    const { task, delivery } = open;
    const by = { name: ctx.actor.name, at: ctx.now, result: "cannot" as const, note: input.why };
    const error = { says: input.why, theirWords: null, status: null, ambiguous: false };
    await closeTask(tx, open, by, { status: "failed", error });
    return {
      value: { taskId: task.id },
      sentence: `Can't be done by hand: ${delivery.sentence}`,
      audit: [{ code: "hand_task.refused", subject: taskRef(open), after: { why: input.why } }] as const,
      belongsTo: delivery.changeId,
    };
  },
});

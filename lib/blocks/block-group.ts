import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { BLOCK_BRAKE, blockFields, checkCanBlock } from "./block.rules";
import { BlockGroupInput } from "./block.schema";
import { findOpenBlock, openBlock } from "./block.store";
import { loadGroup } from "./blocked-subject.store";

/** Stops everybody who gets in through a group; a person ticks Blocked at the vendor. Refused while it is blocked. */
export const blockGroup = defineOperation({
  id: "group.block",
  title: "Block a group",
  roles: ["owner", "admin", "support"],
  input: BlockGroupInput,
  output: ids("groupId"),
  locks: (input) => [input.groupId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { groupId, reason, until }) {
    const { id, systemId, order } = await loadGroup(tx, groupId);
    const { code } = order;
    checkCanBlock(code, await findOpenBlock(tx, id), until, ctx.now);
    await openBlock(tx, { kind: "group", id }, { reason, until }, ctx);
    return {
      value: { groupId: id },
      sentence: `Block group ${code}`,
      audit: [
        {
          code: "group.blocked",
          subject: { kind: "group", id, name: code },
          before: { blocked: false },
          after: blockFields({ reason, until }),
        },
      ],
      effects: [
        {
          systemId,
          effect: { type: "group.block.v1", group: order },
          subject: { kind: "group", id },
          isUrgent: true,
        },
      ],
      touches: { groups: [id] },
    };
  },
});

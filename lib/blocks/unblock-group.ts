import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { BLOCK_BRAKE, blockFields, checkCanUnblock } from "./block.rules";
import { UnblockGroupInput } from "./block.schema";
import { closeBlock, findOpenBlock } from "./block.store";
import { loadGroup } from "./blocked-subject.store";

/** Opens a blocked group again for its members; refused while it is not blocked. */
export const unblockGroup = defineOperation({
  id: "group.unblock",
  title: "Unblock a group",
  roles: ["owner", "admin"],
  input: UnblockGroupInput,
  output: ids("groupId"),
  locks: (input) => [input.groupId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { groupId }) {
    const { id, systemId, order } = await loadGroup(tx, groupId);
    const { code } = order;
    const current = await findOpenBlock(tx, id);
    checkCanUnblock(code, current);
    await closeBlock(tx, id, ctx);
    return {
      value: { groupId: id },
      sentence: `Unblock group ${code}`,
      audit: [
        {
          code: "group.unblocked",
          subject: { kind: "group", id, name: code },
          before: blockFields(current),
          after: { blocked: false },
        },
      ],
      effects: [
        {
          systemId,
          effect: { type: "group.unblock.v1", group: order },
          subject: { kind: "group", id },
        },
      ],
      touches: { groups: [id] },
    };
  },
});

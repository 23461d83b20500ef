import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { BLOCK_BRAKE, blockFields, checkCanUnblock } from "./block.rules";
import { ReopenSystemInput } from "./block.schema";
import { closeBlock, findOpenBlock } from "./block.store";
import { loadSystem } from "./blocked-subject.store";

/** Ends the suspension of a system; refused while it is not suspended. */
export const reopenSystem = defineOperation({
  id: "system.reopen",
  title: "Reopen a system",
  roles: ["owner", "admin"],
  input: ReopenSystemInput,
  output: ids("systemId"),
  locks: (input) => [input.systemId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { systemId }) {
    const { id, name } = await loadSystem(tx, systemId);
    const current = await findOpenBlock(tx, id);
    checkCanUnblock(name, current);
    await closeBlock(tx, id, ctx);
    return {
      value: { systemId: id },
      sentence: `Reopen ${name}`,
      audit: [
        {
          code: "system.reopened",
          subject: { kind: "system", id, name },
          before: blockFields(current),
          after: { blocked: false },
        },
      ],
      touches: { systems: [id] },
    };
  },
});

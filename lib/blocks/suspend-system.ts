import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { BLOCK_BRAKE, blockFields, checkCanBlock } from "./block.rules";
import { SuspendSystemInput } from "./block.schema";
import { findOpenBlock, openBlock } from "./block.store";
import { loadSystem } from "./blocked-subject.store";

/** Turns the last light of every connector of a system to no. The vendor is told nothing: host applications that ask us are. */
export const suspendSystem = defineOperation({
  id: "system.suspend",
  title: "Suspend a system",
  roles: ["owner", "admin"],
  input: SuspendSystemInput,
  output: ids("systemId"),
  locks: (input) => [input.systemId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { systemId, reason, until }) {
    const { id, name } = await loadSystem(tx, systemId);
    checkCanBlock(name, await findOpenBlock(tx, id), until, ctx.now);
    await openBlock(tx, { kind: "system", id }, { reason, until }, ctx);
    return {
      value: { systemId: id },
      sentence: `Suspend ${name}`,
      audit: [
        {
          code: "system.suspended",
          subject: { kind: "system", id, name },
          before: { blocked: false },
          after: blockFields({ reason, until }),
        },
      ],
      touches: { systems: [id] },
      warnings: [`${name} itself is told nothing: an application that holds a token still gets in there.`],
    };
  },
});

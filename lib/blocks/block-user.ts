import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { BLOCK_BRAKE, blockFields, checkCanBlock } from "./block.rules";
import { BlockUserInput } from "./block.schema";
import { findOpenBlock, openBlock } from "./block.store";
import { loadUser } from "./blocked-subject.store";

/**
 * Stops a person for every connector, and each of his accounts at its vendor; refused while he is blocked. A block without an end takes
 * the place of the one that his directory set, so that the directory can't lift it.
 */
export const blockUser = defineOperation({
  id: "user.block",
  title: "Block a user",
  roles: ["owner", "admin", "support"],
  input: BlockUserInput,
  output: ids("userId"),
  locks: (input) => [input.userId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { userId, reason, until }) {
    const { id, name, accounts } = await loadUser(tx, userId);
    const current = await findOpenBlock(tx, id);
    checkCanBlock(name, current?.byDirectory && until === null ? null : current, until, ctx.now);
    await openBlock(tx, { kind: "user", id }, { reason, until }, ctx);
    return {
      value: { userId: id },
      sentence: `Block ${name}`,
      audit: [
        {
          code: "user.blocked",
          subject: { kind: "user", id, name },
          before: { blocked: false },
          after: blockFields({ reason, until }),
        },
      ],
      effects: accounts.map((account) => ({
        systemId: account.systemId,
        effect: { type: "user.block.v1", person: account.person },
        subject: { kind: "account", id: account.id },
        isUrgent: true,
      })),
      touches: { users: [id] },
    };
  },
});

import "server-only";
import { defineOperation } from "@/lib/gate/operation";
import { BLOCK_BRAKE, blockFields, checkCanUnblock } from "./block.rules";
import { UnblockUserInput } from "./block.schema";
import { closeBlock, findOpenBlock } from "./block.store";
import { loadUser } from "./blocked-subject.store";

/** Lets a blocked person in again, and puts each account back into the groups it stands in here; refused while he is not blocked. */
export const unblockUser = defineOperation({
  id: "user.unblock",
  title: "Unblock a user",
  roles: ["owner", "admin"],
  input: UnblockUserInput,
  locks: (input) => [input.userId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { userId }) {
    const { id, name, accounts } = await loadUser(tx, userId);
    const current = await findOpenBlock(tx, id);
    checkCanUnblock(name, current);
    await closeBlock(tx, id, ctx);
    return {
      value: { userId: id },
      sentence: `Unblock ${name}`,
      audit: [
        {
          code: "user.unblocked",
          subject: { kind: "user", id, name },
          before: blockFields(current),
          after: { blocked: false },
        },
      ],
      // The vendor takes a blocked user out of his groups, so unblocking has to say which ones he is to be in.
      effects: accounts.map((account) => ({
        systemId: account.systemId,
        effect: { type: "user.unblock.v1", person: account.person, groups: account.groups },
        subject: { kind: "account", id: account.id },
      })),
      touches: { users: [id] },
    };
  },
});

import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { BLOCK_BRAKE, blockFields, checkCanUnblock, DISABLED_BY_DIRECTORY } from "./block.rules";
import { UnblockUserInput } from "./block.schema";
import { closeBlock, findOpenBlock, openBlock } from "./block.store";
import { loadUser, markDisabled } from "./blocked-subject.store";

/**
 * Lets a blocked person in again, and puts each account back into the groups it stands in here; refused while he is not blocked. Whom his
 * directory disabled meanwhile stays blocked for that; lifting the directory's own block overrules it.
 */
export const unblockUser = defineOperation({
  id: "user.unblock",
  title: "Unblock a user",
  roles: ["owner", "admin"],
  input: UnblockUserInput,
  output: ids("userId"),
  locks: (input) => [input.userId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { userId }) {
    const { id, name, disabledAt, accounts } = await loadUser(tx, userId);
    const current = await findOpenBlock(tx, id);
    checkCanUnblock(name, current);
    const staysDisabled = disabledAt !== null && !current.byDirectory;
    if (staysDisabled) {
      const block = { reason: DISABLED_BY_DIRECTORY, until: null, byDirectory: true };
      await openBlock(tx, { kind: "user", id }, block, ctx);
    } else {
      await closeBlock(tx, id, ctx);
      if (disabledAt) await markDisabled(tx, id, null);
    }
    return {
      value: { userId: id },
      sentence: staysDisabled ? `Lift the block of ${name}, whom the directory keeps disabled` : `Unblock ${name}`,
      audit: [
        {
          code: "user.unblocked",
          subject: { kind: "user", id, name },
          before: blockFields(current),
          after: staysDisabled ? { blocked: true, reason: DISABLED_BY_DIRECTORY } : { blocked: false },
        },
      ],
      // The vendor takes a blocked user out of his groups, so unblocking has to say which ones he is to be in.
      effects: (staysDisabled ? [] : accounts).map((account) => ({
        systemId: account.systemId,
        effect: { type: "user.unblock.v1", person: account.person, groups: account.groups },
        subject: { kind: "account", id: account.id },
      })),
      touches: { users: [id] },
      warnings: staysDisabled ? [`${name} stays blocked: the directory says that this person is disabled.`] : [],
    };
  },
});

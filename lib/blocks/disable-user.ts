import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { countCutOff } from "@/lib/users/cut-off.store";
import { CUT_OFF_BRAKE, DISABLED_BY_DIRECTORY, isInForce } from "./block.rules";
import { DisableUserInput } from "./block.schema";
import { findOpenBlock, openBlock } from "./block.store";
import { loadUser, markDisabled } from "./blocked-subject.store";

/**
 * Stops a person whom his directory disabled, for every connector and each of his accounts at its vendor; what an operator blocked stays
 * as it is. Throws `already_done` for who is disabled, and asks for a confirmation where many were cut off within the hour.
 */
export const disableUser = defineOperation({
  id: "user.disable",
  title: "Disable a user as the directory says",
  roles: ["owner", "admin"],
  input: DisableUserInput,
  output: ids("userId"),
  locks: (input) => [input.userId],
  brake: CUT_OFF_BRAKE,
  async change(tx, ctx, { userId }) {
    const { id, name, disabledAt, accounts } = await loadUser(tx, userId);
    if (disabledAt) throw new DomainError("already_done", `${name} is disabled already.`);
    const current = await findOpenBlock(tx, id);
    const isBlocked = isInForce(current, ctx.now);
    // A block with an end is put aside, because the directory's has none; whoever enables the person finds it again.
    if (!isBlocked || current?.until) {
      const block = { reason: DISABLED_BY_DIRECTORY, until: null, byDirectory: true };
      await openBlock(tx, { kind: "user", id }, block, ctx);
    }
    await markDisabled(tx, id, ctx.now);
    return {
      value: { userId: id },
      sentence: `Disable ${name}`,
      audit: [
        {
          code: "user.disabled",
          subject: { kind: "user", id, name },
          before: { disabled: false, blocked: isBlocked },
          after: { disabled: true, blocked: true },
        },
      ],
      effects: (isBlocked ? [] : accounts).map((account) => ({
        systemId: account.systemId,
        effect: { type: "user.block.v1", person: account.person },
        subject: { kind: "account", id: account.id },
        isUrgent: true,
      })),
      touches: { users: [id] },
      hits: await countCutOff(tx, ctx.now),
    };
  },
});

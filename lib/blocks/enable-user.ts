import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { BLOCK_BRAKE, isInForce } from "./block.rules";
import { EnableUserInput } from "./block.schema";
import { closeBlock, findDisplacedBlock, findOpenBlock, openBlock } from "./block.store";
import { loadUser, markDisabled } from "./blocked-subject.store";

/**
 * Takes back that a directory disabled a person: the block that it set is lifted, and no other. Throws `already_done` for who is not
 * disabled.
 */
export const enableUser = defineOperation({
  id: "user.enable",
  title: "Enable a user as the directory says",
  roles: ["owner", "admin"],
  input: EnableUserInput,
  output: ids("userId"),
  locks: (input) => [input.userId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { userId }) {
    const { id, name, disabledAt, accounts } = await loadUser(tx, userId);
    if (!disabledAt) throw new DomainError("already_done", `${name} is not disabled.`);
    const current = await findOpenBlock(tx, id);
    const displaced = current?.byDirectory ? await findDisplacedBlock(tx, id, current, ctx.now) : null;
    if (displaced) await openBlock(tx, { kind: "user", id }, displaced, ctx);
    else if (current?.byDirectory) await closeBlock(tx, id, ctx);
    await markDisabled(tx, id, null);
    const staysBlocked =
      displaced !== null || (current !== null && !current.byDirectory && isInForce(current, ctx.now));
    return {
      value: { userId: id },
      sentence: `Enable ${name}`,
      audit: [
        {
          code: "user.enabled",
          subject: { kind: "user", id, name },
          before: { disabled: true, blocked: isInForce(current, ctx.now) },
          after: { disabled: false, blocked: staysBlocked },
        },
      ],
      // The vendor takes a blocked user out of his groups, so it has to be told which ones he is to be in.
      effects: (staysBlocked ? [] : accounts).map((account) => ({
        systemId: account.systemId,
        effect: { type: "user.unblock.v1", person: account.person, groups: account.groups },
        subject: { kind: "account", id: account.id },
      })),
      touches: { users: [id] },
      warnings: staysBlocked
        ? [`${name} stays blocked: an operator set that block, and it ends only by an operator.`]
        : [],
    };
  },
});

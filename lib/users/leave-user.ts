import "server-only";
import { CUT_OFF_BRAKE } from "@/lib/blocks/block.rules";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { countCutOff } from "./cut-off.store";
import { type EndedAccount, endAccount } from "./end-account.store";
import { LeaveUserInput } from "./user.schema";
import { lockAccount, lockUser, openAccounts } from "./user.store";

/**
 * Lets a person leave: every account of his ends with its tokens and memberships, and nobody finds him by his names any more, so that
 * whoever comes with the same name is a new person without his grants. Throws `already_done` for who left; asks for a confirmation where
 * many were cut off within the hour.
 */
export const leaveUser = defineOperation({
  id: "user.leave",
  title: "Let a user leave",
  roles: ["owner", "admin"],
  input: LeaveUserInput,
  output: ids("userId"),
  locks: (input) => [input.userId],
  brake: CUT_OFF_BRAKE,
  async change(tx, ctx, { userId, reason }) {
    const { id, name, email, userName, externalRef } = await lockUser(tx, userId);
    const left = await tx.appUser.updateMany({ where: { id, leftAt: null }, data: { leftAt: ctx.now } });
    if (left.count === 0) throw new DomainError("already_done", `${name} left already. Nothing was changed.`);
    const ended: EndedAccount[] = [];
    for (const account of await openAccounts(tx, id)) {
      ended.push(await endAccount(tx, await lockAccount(tx, account.id), reason, ctx));
    }
    return {
      value: { userId: id },
      sentence: `Let ${name} leave`,
      audit: [
        {
          code: "user.left",
          subject: { kind: "user", id, name },
          before: { left: false, email, userName, externalRef },
          after: { left: true, reason },
        },
        ...ended.flatMap(({ audit }) => audit),
      ],
      effects: ended.flatMap(({ effects }) => effects),
      touches: { users: [id] },
      hits: await countCutOff(tx, ctx.now),
      warnings: ended.flatMap(({ warnings }) => warnings),
    };
  },
});

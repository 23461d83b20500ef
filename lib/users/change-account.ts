import "server-only";
import { defineOperation } from "@/lib/gate/operation";
import { applicationWarnings, checkSeen, differingFields, seenAccount } from "./user.rules";
import { ChangeAccountInput } from "./user.schema";
import { lockAccount } from "./user.store";

/**
 * Sets the e-mail address, Profit Windows and InSite of an account, here and at the vendor. Throws `already_done` where nothing
 * differs, and `conflict` where the form's `seen` isn't so any more.
 */
export const changeAccount = defineOperation({
  id: "account.change",
  title: "Change an account",
  roles: ["owner", "admin"],
  input: ChangeAccountInput,
  locks: (input) => [input.accountId],
  async change(tx, _ctx, { accountId, seen, ...after }) {
    const account = await lockAccount(tx, accountId);
    const { id, systemId, userId, userCode, userName, userEmail, email, windows, insite } = account;
    const before = { email, windows, insite };
    checkSeen(seen, seenAccount(before), userCode, before);
    const changed = differingFields(before, after, userCode);
    await tx.account.update({ where: { id }, data: after });
    const effective = { ...after, email: after.email ?? userEmail };
    return {
      value: { accountId: id, userId },
      sentence: `Change account ${userCode} of ${userName}`,
      audit: [
        {
          code: "account.changed",
          subject: { kind: "account", id, name: userCode },
          related: { user: { kind: "user", id: userId, name: userName } },
          ...changed,
        },
      ],
      effects: [
        {
          systemId,
          effect: {
            type: "user.update.v1",
            person: {
              remoteId: userCode,
              name: userName,
              email: effective.email,
              attributes: { windows: after.windows, insite: after.insite },
            },
          },
          subject: { kind: "account", id },
        },
      ],
      warnings: applicationWarnings(userName, { ...before, email: email ?? userEmail }, effective),
    };
  },
});

import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { checkSeen, differingFields, given, seenUser } from "./user.rules";
import { ChangeUserInput } from "./user.schema";
import { checkEmailIsFree, checkUserNameIsFree, emailLock, lockUser, openAccounts } from "./user.store";

/**
 * Changes what is known of a user; each vendor that shows his name or his address is told. Throws `rule_broken` where another user
 * has the address, and `conflict` where the form's `seen` isn't so any more.
 */
export const changeUser = defineOperation({
  id: "user.change",
  title: "Change a user",
  roles: ["owner", "admin"],
  input: ChangeUserInput,
  output: ids("userId"),
  locks: ({ userId, email, directory }) => [userId, ...emailLock(email), ...emailLock(directory?.userName ?? null)],
  async change(tx, _ctx, { userId, seen, directory, ...after }) {
    const { id, kind: _kind, ...before } = await lockUser(tx, userId);
    const { name, email, company, department, userName } = before;
    checkSeen(seen, seenUser(before), name, { name, email, company, department });
    const wanted = { ...before, ...after, ...given(directory) };
    const changed = differingFields(before, wanted, name);
    await checkEmailIsFree(tx, after.email, id);
    if (wanted.userName !== userName || after.email !== email) {
      await checkUserNameIsFree(tx, wanted.userName ?? wanted.email, id);
    }
    await tx.appUser.update({ where: { id }, data: wanted });
    const accounts = await openAccounts(tx, id);
    // An account with an address of its own doesn't follow the user's.
    const told = accounts.filter((account) => after.name !== name || (account.email === null && after.email !== email));
    return {
      value: { userId: id },
      sentence: `Change user ${after.name}`,
      audit: [{ code: "user.changed", subject: { kind: "user", id, name: after.name }, ...changed }],
      effects: told.map(({ id: accountId, systemId, userCode, email: own, attributes }) => ({
        systemId,
        effect: {
          type: "user.update.v1",
          person: { remoteId: userCode, name: after.name, email: own ?? after.email, attributes },
        },
        subject: { kind: "account", id: accountId },
        needs: [accountId],
      })),
    };
  },
});

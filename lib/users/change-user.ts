import "server-only";
import { defineOperation } from "@/lib/gate/operation";
import { checkSeen, differingFields, seenUser } from "./user.rules";
import { ChangeUserInput } from "./user.schema";
import { checkEmailIsFree, emailLock, lockUser, openAccounts } from "./user.store";

/**
 * Changes what is known of a user; each vendor that shows his name or his address is told. Throws `rule_broken` where another user
 * has the address, and `conflict` where the form's `seen` isn't so any more.
 */
export const changeUser = defineOperation({
  id: "user.change",
  title: "Change a user",
  roles: ["owner", "admin"],
  input: ChangeUserInput,
  locks: ({ userId, email }) => [userId, ...emailLock(email)],
  async change(tx, _ctx, { userId, seen, ...after }) {
    const { id, name, email, company, department } = await lockUser(tx, userId);
    const before = { name, email, company, department };
    checkSeen(seen, seenUser(before), name, before);
    const changed = differingFields(before, after, name);
    await checkEmailIsFree(tx, after.email, id);
    await tx.appUser.update({ where: { id }, data: after });
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

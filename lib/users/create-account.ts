import "server-only";
import { defineOperation } from "@/lib/gate/operation";
import { CreateAccountInput } from "./user.schema";
import { codeLock, lockUser, recordAccount } from "./user.store";

/** Records the user code that a user has in a system already; nothing is sent. Throws `rule_broken` where it is recorded already. */
export const createAccount = defineOperation({
  id: "account.create",
  title: "Record an account",
  roles: ["owner", "admin"],
  input: CreateAccountInput,
  locks: ({ userId, systemId, userCode }) => [userId, codeLock(systemId, userCode)],
  async change(tx, ctx, { userId, ...given }) {
    const user = await lockUser(tx, userId);
    const { accountId, systemName, event } = await recordAccount(tx, user, given, ctx);
    return {
      value: { accountId, userId },
      sentence: `Record account ${given.userCode} of ${user.name} in ${systemName}`,
      audit: [event],
      touches: { accounts: [accountId] },
    };
  },
});

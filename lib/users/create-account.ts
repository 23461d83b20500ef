import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { CreateAccountInput } from "./user.schema";
import { codeLock, lockUser, recordAccount } from "./user.store";

/**
 * Records who a user is in a system: at a vendor whose accounts are made from here it is made there too, at another it has to exist
 * already and nothing is sent. Throws `rule_broken` where it is recorded already.
 */
export const createAccount = defineOperation({
  id: "account.create",
  title: "Record an account",
  roles: ["owner", "admin"],
  input: CreateAccountInput,
  output: ids("accountId", "userId"),
  locks: ({ userId, systemId, userCode, groupId }) => [
    userId,
    codeLock(systemId, userCode),
    ...(groupId ? [groupId] : []),
  ],
  async change(tx, ctx, { userId, ...given }) {
    const user = await lockUser(tx, userId);
    const { accountId, systemName, isCreated, audit, effects, warnings } = await recordAccount(tx, user, given, ctx);
    return {
      value: { accountId, userId },
      sentence: `${isCreated ? "Create" : "Record"} account ${given.userCode} of ${user.name} in ${systemName}`,
      audit,
      effects,
      warnings,
      touches: { accounts: [accountId] },
      // Who is put into a group by it counts like anybody who is put into one.
      hits: given.groupId ? 1 : 0,
    };
  },
});

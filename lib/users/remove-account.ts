import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { endAccount } from "./end-account.store";
import { RemoveAccountInput } from "./user.schema";
import { lockAccount } from "./user.store";

/**
 * Ends who a user is in a system: his tokens there are revoked, his memberships close, the account is removed at the vendor. Where the
 * vendor keeps the account, he is taken out of each group instead. Throws `not_found`, also for one that has ended.
 */
export const removeAccount = defineOperation({
  id: "account.remove",
  title: "Remove an account",
  roles: ["owner", "admin"],
  input: RemoveAccountInput,
  output: ids("accountId", "userId"),
  locks: (input) => [input.accountId],
  async change(tx, ctx, { accountId, reason }) {
    const account = await lockAccount(tx, accountId);
    const { id, userId, userCode, userName, systemName } = account;
    const { audit, effects, tokens, warnings } = await endAccount(tx, account, reason, ctx);
    return {
      value: { accountId: id, userId },
      sentence: `Remove account ${userCode} of ${userName} from ${systemName}`,
      audit,
      effects,
      touches: { accounts: [id] },
      hits: tokens,
      warnings,
    };
  },
});

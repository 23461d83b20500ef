import "server-only";
import { storedOf } from "@/lib/access/account-attributes.rules";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import {
  accountAudit,
  accountWarnings,
  accountWords,
  checkAttributes,
  checkSeen,
  differingFields,
  seenAccount,
} from "./user.rules";
import { ChangeAccountInput } from "./user.schema";
import { lockAccount } from "./user.store";

/**
 * Sets the e-mail address and the properties of an account as its vendor's profile knows them, here and at the vendor. Throws
 * `already_done` where nothing differs, and `conflict` where the form's `seen` isn't so any more.
 */
export const changeAccount = defineOperation({
  id: "account.change",
  title: "Change an account",
  roles: ["owner", "admin"],
  input: ChangeAccountInput,
  output: ids("accountId", "userId"),
  locks: (input) => [input.accountId],
  async change(tx, _ctx, { accountId, seen, email, attributes: typed }) {
    const account = await lockAccount(tx, accountId);
    const { id, systemId, vendor, userId, userCode, userName, userEmail } = account;
    checkSeen(seen, seenAccount(account), userCode, accountWords(vendor, account));
    const after = { email, attributes: checkAttributes(vendor, typed) };
    const changed = differingFields(accountAudit(account), accountAudit(after), userCode);
    await tx.account.update({ where: { id }, data: { email, ...storedOf(after.attributes) } });
    const effective = { ...after, email: email ?? userEmail };
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
          effect: { type: "user.update.v1", person: { remoteId: userCode, name: userName, ...effective } },
          subject: { kind: "account", id },
          needs: [id],
        },
      ],
      warnings: accountWarnings(vendor, userName, effective),
    };
  },
});

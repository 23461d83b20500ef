import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { checkEmailIsFree, emailLock, lockUser, openAccounts } from "@/lib/users/user.store";
import { emailWarnings } from "./email.rules";
import { othersWithEmail } from "./email.store";
import { emailKey } from "./identity.rules";
import { ChangeEmailInput } from "./identity.schema";

/**
 * Gives a person another e-mail address, as one and the same person everywhere: accounts that went by his earlier address follow him, and
 * with `everywhere` those with another one too. Throws `rule_broken` where another user has the address.
 */
export const changeEmail = defineOperation({
  id: "identity.change_email",
  title: "Change a person’s e-mail address everywhere",
  roles: ["owner", "admin"],
  input: ChangeEmailInput,
  output: ids("userId").extend({ told: z.int() }),
  locks: ({ userId, email }) => [userId, ...emailLock(email)],
  async change(tx, _ctx, { userId, email, everywhere }) {
    const user = await lockUser(tx, userId);
    await checkEmailIsFree(tx, email, user.id);
    const accounts = await openAccounts(tx, user.id);
    const [before, after] = [emailKey(user.email), emailKey(email)];
    const goesBy = new Set([before, after]);
    const following = accounts.filter((one) => one.email !== null && (everywhere || goesBy.has(emailKey(one.email))));
    if (user.email === email && following.length === 0) {
      throw new DomainError("already_done", `${user.name} has this address everywhere already.`);
    }
    const isOwn = (id: string) => following.some((one) => one.id === id);
    const staying = accounts.filter((one) => one.email !== null && !isOwn(one.id));
    const told = accounts.filter((one) => !staying.includes(one) && (one.email ?? user.email) !== email);
    await tx.appUser.update({ where: { id: user.id }, data: { email } });
    // An account without an address of its own goes by its person's, so the address is kept once.
    await tx.account.updateMany({ where: { id: { in: following.map(({ id }) => id) } }, data: { email: null } });
    const subject = { kind: "user" as const, id: user.id, name: user.name };
    return {
      value: { userId: user.id, told: told.length },
      sentence: `Change the e-mail address of ${user.name} to ${email}`,
      audit: [
        { code: "user.changed", subject, before: { email: user.email }, after: { email } },
        ...following.map((one) => ({
          code: "account.changed" as const,
          subject: { kind: "account" as const, id: one.id, name: one.userCode },
          related: { user: subject },
          before: { email: one.email },
          after: { email: null },
        })),
      ],
      effects: told.map(({ id, systemId, userCode, attributes }) => ({
        systemId,
        effect: { type: "user.update.v1", person: { remoteId: userCode, name: user.name, email, attributes } },
        subject: { kind: "account", id },
        needs: [id],
      })),
      warnings: emailWarnings({
        name: user.name,
        email,
        told: told.map((one) => ({ ...one, email: one.email ?? user.email })),
        staying,
        others: await othersWithEmail(tx, user.id, email),
      }),
    };
  },
});

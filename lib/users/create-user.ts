import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { newId } from "@/lib/core/ids";
import { defineOperation } from "@/lib/gate/operation";
import { given } from "./user.rules";
import { CreateUserInput } from "./user.schema";
import { checkEmailIsFree, checkUserNameIsFree, codeLock, emailLock, recordAccount } from "./user.store";

/**
 * Adds a person or a service user and records his account if one is given, which a vendor whose accounts are made from here is told.
 * Throws `rule_broken` where another user has the e-mail address or the user code.
 */
export const createUser = defineOperation({
  id: "user.create",
  title: "Add a user",
  roles: ["owner", "admin"],
  input: CreateUserInput,
  output: ids("userId").extend({ accountId: z.string().nullable() }),
  locks: ({ email, directory, systemId, userCode, groupId }) => [
    ...(groupId ? [groupId] : []),
    ...emailLock(email),
    ...emailLock(directory?.userName ?? null),
    ...(systemId && userCode ? [codeLock(systemId, userCode)] : []),
  ],
  async change(tx, ctx, { systemId, userCode, attributes, groupId, directory, ...rest }) {
    const described = { ...rest, ...given(directory) };
    await checkEmailIsFree(tx, described.email);
    await checkUserNameIsFree(tx, described.userName ?? described.email);
    const user = { id: newId("user"), ...described };
    await tx.appUser.create({ data: { ...user, createdAt: ctx.now } });
    const wanted = systemId && userCode ? { systemId, userCode, email: described.email, attributes, groupId } : null;
    const account = wanted ? await recordAccount(tx, user, wanted, ctx) : null;
    const who = `${user.kind === "service" ? "service user" : "user"} ${user.name}`;
    return {
      value: { userId: user.id, accountId: account?.accountId ?? null },
      sentence: account ? `Add ${who} with account ${userCode} in ${account.systemName}` : `Add ${who}`,
      audit: [
        { code: "user.created", subject: { kind: "user", id: user.id, name: user.name }, after: described },
        ...(account ? account.audit : []),
      ],
      ...(account ? { effects: account.effects, warnings: account.warnings } : {}),
      ...(account ? { touches: { accounts: [account.accountId] } } : {}),
    };
  },
});

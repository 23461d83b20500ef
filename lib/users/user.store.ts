import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { AccountFields, UserFields } from "./user.rules";

export type StoredUser = UserFields & { id: string; kind: string };
export type StoredAccount = AccountFields & { id: string; systemId: string; userId: string; userCode: string };

/** The user, his row locked until the transaction ends; throws `not_found`. */
export async function lockUser(tx: Tx, userId: string): Promise<StoredUser> {
  const [user] = isId("user", userId)
    ? await queryRows<StoredUser>(
        tx,
        Prisma.sql`select id, name, email, company, department, kind from app_user where id = ${userId} for update`,
      )
    : [];
  if (!user) throw new DomainError("not_found");
  return user;
}

/** Every open account of a user. */
export async function openAccounts(tx: Tx, userId: string): Promise<StoredAccount[]> {
  return queryRows<StoredAccount>(
    tx,
    Prisma.sql`select id, system_id as "systemId", user_id as "userId", remote_id as "userCode", email, windows, insite
               from account where user_id = ${userId} and valid_to is null order by id`,
  );
}

/** The open account with its person, both rows locked so that neither changes until the transaction ends; throws `not_found`. */
export async function lockAccount(
  tx: Tx,
  accountId: string,
): Promise<StoredAccount & { userName: string; userEmail: string | null }> {
  const [account] = isId("account", accountId)
    ? await queryRows<StoredAccount & { userName: string; userEmail: string | null }>(
        tx,
        Prisma.sql`
          select a.id, a.system_id as "systemId", a.user_id as "userId", a.remote_id as "userCode", a.email, a.windows,
                 a.insite, u.name as "userName", u.email as "userEmail"
          from account a join app_user u on u.id = a.user_id
          where a.id = ${accountId} and a.valid_to is null for update of a, u`,
      )
    : [];
  if (!account) throw new DomainError("not_found");
  return account;
}

/** Throws `rule_broken` under the field `email` where another user has this address. */
export async function checkEmailIsFree(tx: Tx, email: string | null, exceptId?: string): Promise<void> {
  if (email === null) return;
  const [taken] = await queryRows<{ name: string }>(
    tx,
    Prisma.sql`select name from app_user where lower(email) = lower(${email}) and id <> ${exceptId ?? ""}`,
  );
  if (!taken) return;
  const message = `${taken.name} has this e-mail address already. Nothing was changed.`;
  throw new DomainError("rule_broken", message, { fields: { email: `${taken.name} has this address; write another` } });
}

type NewAccount = AccountFields & { systemId: string; userCode: string };

/**
 * Records an account that its system has already and returns its id and event; throws `not_found` for an unknown system and
 * `rule_broken` under the field `userCode` where the code is recorded already.
 */
export async function recordAccount(
  tx: Tx,
  user: { id: string; name: string },
  { systemId, userCode, ...given }: NewAccount,
  { now, changeId }: { now: Date; changeId: string },
): Promise<{ accountId: string; systemName: string; event: AuditDraft }> {
  const system = isId("system", systemId) ? await tx.system.findUnique({ where: { id: systemId } }) : null;
  if (!system) throw new DomainError("not_found");
  await checkCodeIsFree(tx, system, userCode);
  const id = newId("account");
  const period = { validFrom: now, openedIn: changeId };
  await tx.account.create({
    data: { id, systemId, userId: user.id, remoteId: userCode, ...given, source: "by_hand", ...period },
  });
  const event: AuditDraft = {
    code: "account.created",
    subject: { kind: "account", id, name: userCode },
    related: { user: { kind: "user", id: user.id, name: user.name } },
    after: { system: system.name, ...given },
  };
  return { accountId: id, systemName: system.name, event };
}

async function checkCodeIsFree(tx: Tx, system: { id: string; name: string }, userCode: string): Promise<void> {
  const [taken] = await queryRows<{ name: string }>(
    tx,
    Prisma.sql`select u.name from account a join app_user u on u.id = a.user_id
               where a.system_id = ${system.id} and lower(a.remote_id) = lower(${userCode}) and a.valid_to is null`,
  );
  if (!taken) return;
  const message = `${userCode} of ${system.name} is recorded for ${taken.name} already. Nothing was changed.`;
  throw new DomainError("rule_broken", message, { fields: { userCode: `Recorded for ${taken.name} already` } });
}

/** The key under which two acts on one e-mail address wait for each other. */
export const emailLock = (email: string | null): string[] => (email ? [`email:${email.toLowerCase()}`] : []);

/** The key under which two acts on one user code of a system wait for each other. */
export const codeLock = (systemId: string, userCode: string): string => `account:${systemId}:${userCode.toLowerCase()}`;

import "server-only";
import { attributesOf, type StoredAttributes, storedOf } from "@/lib/access/account-attributes.rules";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { profileOf } from "@/lib/upstreams/profiles";
import type { Typed } from "@/lib/upstreams/typed-fields.rules";
import { joinFirstGroup } from "./first-group.store";
import {
  type AccountFields,
  accountAudit,
  accountWarnings,
  checkAttributes,
  checkUserCode,
  type DirectoryFields,
  type UserFields,
} from "./user.rules";

export type StoredUser = UserFields & DirectoryFields & { id: string; kind: string };
export type StoredAccount = AccountFields & {
  id: string;
  systemId: string;
  systemName: string;
  /** The key of the vendor whose system it is in. */
  vendor: string;
  userId: string;
  userCode: string;
};
type RawAccount = Omit<StoredAccount, "attributes"> & StoredAttributes;
export type OwnedAccount = StoredAccount & { userName: string; userEmail: string | null };

const ACCOUNT = Prisma.sql`a.id, a.system_id as "systemId", s.name as "systemName", s.vendor, a.user_id as "userId",
  a.remote_id as "userCode", a.email, a.windows, a.insite, a.attributes`;

const accountOf = <T extends RawAccount>({ windows, insite, attributes = {}, ...row }: T) => ({
  ...row,
  attributes: attributesOf(row.vendor, { windows, insite, attributes }),
});

/** The user, his row locked until the transaction ends; throws `not_found`. */
export async function lockUser(tx: Tx, userId: string): Promise<StoredUser> {
  const [user] = isId("user", userId)
    ? await queryRows<StoredUser>(
        tx,
        Prisma.sql`select id, name, email, company, department, kind, user_name as "userName", external_ref as "externalRef",
                     given_name as "givenName", family_name as "familyName" from app_user where id = ${userId} for update`,
      )
    : [];
  if (!user) throw new DomainError("not_found");
  return user;
}

/** Every open account of a user. */
export async function openAccounts(tx: Tx, userId: string): Promise<StoredAccount[]> {
  const rows = await queryRows<RawAccount>(
    tx,
    Prisma.sql`select ${ACCOUNT} from account a join system s on s.id = a.system_id
               where a.user_id = ${userId} and a.valid_to is null order by a.id`,
  );
  return rows.map(accountOf);
}

/** The open account with its person, both rows locked so that neither changes until the transaction ends; throws `not_found`. */
export async function lockAccount(tx: Tx, accountId: string): Promise<OwnedAccount> {
  const [account] = isId("account", accountId)
    ? await queryRows<RawAccount & Pick<OwnedAccount, "userName" | "userEmail">>(
        tx,
        Prisma.sql`
          select ${ACCOUNT}, u.name as "userName", u.email as "userEmail"
          from account a join app_user u on u.id = a.user_id join system s on s.id = a.system_id
          where a.id = ${accountId} and a.valid_to is null for update of a, u`,
      )
    : [];
  if (!account) throw new DomainError("not_found");
  return accountOf(account);
}

/** By what a directory looks a user of `u` up: the name that it gave, else the address, else our id; as its index has it. */
export const DIRECTORY_NAME = Prisma.sql`coalesce(u.user_name, u.email, u.id collate "default")`;

/** Throws `rule_broken` under the field `userName` where a directory would find another user by this name. */
export async function checkUserNameIsFree(tx: Tx, userName: string | null, exceptId = ""): Promise<void> {
  if (userName === null) return;
  const [taken] = await queryRows<{ name: string }>(
    tx,
    Prisma.sql`select u.name from app_user u
               where lower(${DIRECTORY_NAME}) = lower(${userName}) and u.left_at is null and u.id <> ${exceptId}`,
  );
  if (!taken) return;
  const message = `${taken.name} has the user name ${userName} already. Nothing was changed.`;
  throw new DomainError("rule_broken", message, { fields: { userName: `${taken.name} has this user name` } });
}

/** Throws `rule_broken` under the field `email` where another user, who didn't leave, has this address. */
export async function checkEmailIsFree(tx: Tx, email: string | null, exceptId?: string): Promise<void> {
  if (email === null) return;
  const [taken] = await queryRows<{ name: string }>(
    tx,
    Prisma.sql`select name from app_user where lower(email) = lower(${email}) and left_at is null and id <> ${exceptId ?? ""}`,
  );
  if (!taken) return;
  const message = `${taken.name} has this e-mail address already. Nothing was changed.`;
  throw new DomainError("rule_broken", message, { fields: { email: `${taken.name} has this address; write another` } });
}

type NewAccount = {
  systemId: string;
  userCode: string;
  email: string | null;
  attributes: Typed;
  groupId: string | null;
};
export type MadeAccount = {
  accountId: string;
  systemName: string;
  /** True where recording it makes it at the vendor; otherwise it exists there already. */
  isCreated: boolean;
  audit: readonly [AuditDraft, ...AuditDraft[]];
  effects: EffectDraft[];
  warnings: string[];
};

/**
 * Records an account, and orders it at the vendor where the vendor's accounts are made from here. Throws `not_found` for an unknown
 * system, `rule_broken` under the field `userCode` where the code is recorded already, `invalid_input` for what the vendor doesn't take.
 */
export async function recordAccount(
  tx: Tx,
  user: { id: string; name: string; email: string | null },
  { systemId, userCode, email, attributes: typed, groupId }: NewAccount,
  { now, changeId }: { now: Date; changeId: string },
): Promise<MadeAccount> {
  const system = isId("system", systemId) ? await tx.system.findUnique({ where: { id: systemId } }) : null;
  if (!system) throw new DomainError("not_found");
  checkUserCode(system.vendor, userCode);
  const attributes = checkAttributes(system.vendor, typed);
  await checkCodeIsFree(tx, system, userCode);
  const id = newId("account");
  const isCreated = profileOf(system.vendor).accounts === "created";
  const period = { source: isCreated ? "decided" : "by_hand", validFrom: now, openedIn: changeId };
  await tx.account.create({
    data: { id, systemId, userId: user.id, remoteId: userCode, email, ...storedOf(attributes), ...period },
  });
  const person = { remoteId: userCode, name: user.name, email: email ?? user.email, attributes };
  const who = { id, systemId, userId: user.id, userCode, name: user.name, email: email ?? user.email };
  const first = await joinFirstGroup(tx, who, groupId, { vendor: system.vendor, now, changeId });
  const order: EffectDraft = {
    systemId,
    effect: { type: "user.create.v1", person },
    subject: { kind: "account", id },
    ...(groupId ? { needs: [groupId] } : {}),
  };
  const event: AuditDraft = {
    code: "account.created",
    subject: { kind: "account", id, name: userCode },
    related: { user: { kind: "user", id: user.id, name: user.name } },
    after: { system: system.name, ...accountAudit({ email, attributes }) },
  };
  return {
    ...{ accountId: id, systemName: system.name, isCreated },
    audit: [event, ...first.audit],
    effects: [...(isCreated ? [order] : []), ...first.effects],
    warnings: accountWarnings(system.vendor, user.name, { email: person.email, attributes }),
  };
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

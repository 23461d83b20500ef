import "server-only";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { groupOrderRef } from "@/lib/groups/group.rules";
import type { Attributes, GroupRef, PersonRef } from "@/lib/upstreams/effects";

/** The connector to block, with its system; throws `not_found`, also for one that is retired. */
export async function loadConnector(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; systemId: string; systemName: string; vendor: string }> {
  const where = { id, retiredAt: null };
  const found = isId("connector", id)
    ? await tx.connector.findFirst({ where, select: { id: true, name: true, systemId: true } })
    : null;
  if (!found) throw new DomainError("not_found");
  const { name: systemName, vendor } = await tx.system.findUniqueOrThrow({ where: { id: found.systemId } });
  return { ...found, systemName, vendor };
}

/** The group to block; throws `not_found`, also for one that is archived. */
export async function loadGroup(
  tx: Tx,
  id: string,
): Promise<{ id: string; systemId: string; kind: string; order: GroupRef }> {
  const where = { id, archivedAt: null };
  const select = { id: true, code: true, description: true, attributes: true, systemId: true, kind: true };
  const found = isId("group", id) ? await tx.userGroup.findFirst({ where, select }) : null;
  if (!found) throw new DomainError("not_found");
  const { systemId, kind, attributes, ...names } = found;
  return { id, systemId, kind, order: groupOrderRef({ ...names, attributes: attributes as Attributes }) };
}

/** The system to suspend; throws `not_found`. */
export async function loadSystem(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  const found = isId("system", id)
    ? await tx.system.findUnique({ where: { id }, select: { id: true, name: true } })
    : null;
  if (!found) throw new DomainError("not_found");
  return found;
}

export type BlockedAccount = { id: string; systemId: string; person: PersonRef; groups: GroupRef[] };
export type BlockedUser = { id: string; name: string; disabledAt: Date | null; accounts: BlockedAccount[] };

/** The person to block, with every open account and the listed groups each is in; throws `not_found`. */
export async function loadUser(tx: Tx, id: string): Promise<BlockedUser> {
  const user = isId("user", id)
    ? await tx.appUser.findUnique({ where: { id }, select: { id: true, name: true, email: true, disabledAt: true } })
    : null;
  if (!user) throw new DomainError("not_found");
  const accounts = await tx.account.findMany({ where: { userId: id, validTo: null }, orderBy: { id: "asc" } });
  const memberships = await tx.membership.findMany({
    where: { accountId: { in: accounts.map((account) => account.id) }, validTo: null },
    select: { accountId: true, groupId: true },
  });
  const groups = await tx.userGroup.findMany({
    where: { id: { in: memberships.map(({ groupId }) => groupId) }, archivedAt: null },
    select: { id: true, code: true, description: true },
    orderBy: { code: "asc" },
  });
  return {
    id: user.id,
    name: user.name,
    disabledAt: user.disabledAt,
    accounts: accounts.map((account) => ({
      id: account.id,
      systemId: account.systemId,
      person: { remoteId: account.remoteId, name: user.name, email: account.email ?? user.email },
      groups: groups
        .filter((group) => memberships.some((m) => m.accountId === account.id && m.groupId === group.id))
        .map(({ code, description }) => ({ code, description })),
    })),
  };
}

/** Marks since when a directory says that a person is disabled, or with null that it doesn't. */
export async function markDisabled(tx: Tx, userId: string, disabledAt: Date | null): Promise<void> {
  await tx.appUser.update({ where: { id: userId }, data: { disabledAt } });
}

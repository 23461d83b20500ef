import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export type HeldGroup = { membershipId: string; groupId: string; code: string; description: string };

/** The groups that an account is in by list, by code. */
export function heldGroups(tx: Tx, accountId: string): Promise<HeldGroup[]> {
  return queryRows<HeldGroup>(
    tx,
    Prisma.sql`select m.id as "membershipId", g.id as "groupId", g.code, g.description
               from membership m join user_group g on g.id = m.group_id
               where m.account_id = ${accountId} and m.valid_to is null order by g.code`,
  );
}

/** The tokens of an account that were not revoked. */
export async function standingTokenIds(tx: Tx, accountId: string): Promise<string[]> {
  const rows = await tx.token.findMany({ where: { accountId, revokedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Closes an account with its memberships and its block at this moment; the groups it leaves are marked as changed. */
export async function closeAccount(
  tx: Tx,
  accountId: string,
  { now, changeId }: { now: Date; changeId: string },
): Promise<void> {
  const end = { validTo: now, closedIn: changeId };
  const left = await tx.membership.findMany({ where: { accountId, validTo: null }, select: { groupId: true } });
  await tx.membership.updateMany({ where: { accountId, validTo: null }, data: end });
  const groups = left.map(({ groupId }) => groupId);
  await tx.userGroup.updateMany({ where: { id: { in: groups } }, data: { version: { increment: 1 } } });
  await tx.block.updateMany({ where: { subjectId: accountId, validTo: null }, data: end });
  await tx.account.update({ where: { id: accountId }, data: end });
}

import "server-only";
import { newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Attributes } from "@/lib/upstreams/effects";

export type Member = {
  accountId: string;
  userId: string;
  systemId: string;
  name: string;
  userCode: string;
  email: string | null;
  vendor: string;
  windows: boolean;
  insite: boolean;
  attributes: Attributes;
};
export type OpenMember = Member & { membershipId: string | null };
type Moment = { now: Date; changeId: string };

const MEMBER = Prisma.sql`a.id as "accountId", a.user_id as "userId", a.system_id as "systemId", u.name,
  a.remote_id as "userCode", coalesce(a.email, u.email) as email, s.vendor, a.windows, a.insite, a.attributes`;

/** The open accounts among these ids, each with its open membership of the group; ids that are none are left out. */
export async function readPairs(tx: Tx, groupId: string, accountIds: readonly string[]): Promise<OpenMember[]> {
  return queryRows<OpenMember>(
    tx,
    Prisma.sql`
      select ${MEMBER}, m.id as "membershipId"
      from unnest(${[...accountIds]}::text[]) with ordinality wanted (id, place)
      join account a on a.id = wanted.id and a.valid_to is null
      join app_user u on u.id = a.user_id
      join system s on s.id = a.system_id
      left join membership m on m.group_id = ${groupId} and m.account_id = a.id and m.valid_to is null
      order by wanted.place`,
  );
}

/** The other listed groups of its system that these accounts are in now, by name; the group itself is left out. */
export function otherGroupsOf(
  tx: Tx,
  groupId: string,
  accountIds: readonly string[],
): Promise<{ name: string; code: string }[]> {
  return queryRows(
    tx,
    Prisma.sql`select u.name, g.code from membership m
               join user_group g on g.id = m.group_id and g.id <> ${groupId}
               join account a on a.id = m.account_id join app_user u on u.id = a.user_id
               where m.account_id = any(${[...accountIds]}::text[]) and m.valid_to is null order by u.name, g.code`,
  );
}

/** Opens a membership for each account from this moment, in one statement; returns their ids by account. */
export async function openMemberships(
  tx: Tx,
  groupId: string,
  accountIds: readonly string[],
  { now, changeId }: Moment,
): Promise<Map<string, string>> {
  const ids = accountIds.map(() => newId("membership"));
  if (ids.length > 0) {
    await tx.$executeRaw`
      insert into membership (id, group_id, account_id, valid_from, opened_in)
      select id, ${groupId}, account_id, ${now}, ${changeId}
      from unnest(${ids}::text[], ${[...accountIds]}::text[]) row (id, account_id)`;
  }
  return new Map(accountIds.map((accountId, index) => [accountId, ids[index] ?? ""]));
}

/** Closes these memberships at this moment, in one statement. */
export async function closeMemberships(tx: Tx, ids: readonly string[], { now, changeId }: Moment): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    update membership set valid_to = ${now}, closed_in = ${changeId}
    where id = any(${[...ids]}::text[]) and valid_to is null`;
}

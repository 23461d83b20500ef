import "server-only";
import { attributesOf, type StoredAttributes } from "@/lib/access/account-attributes.rules";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { groupOrderRef } from "@/lib/groups/group.rules";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import type { Attributes } from "@/lib/upstreams/effects";

type Account = StoredAttributes & {
  id: string;
  remoteId: string;
  name: string;
  email: string | null;
  isBlocked: boolean;
};
type Group = {
  id: string;
  systemId: string;
  code: string;
  description: string;
  attributes: Attributes;
  membershipId: string | null;
  memberId: string | null;
};

export type DecidedOrders = { orders: EffectDraft[]; accounts: number; groups: number; withoutEmail: number };

/**
 * Everything that was decided for a system as orders that come to the same however often they are carried out: its accounts, its
 * groups, and one order a group that sends its whole list. Accounts without an e-mail address are left out and counted.
 */
export async function ordersOfAllDecided(tx: Tx, system: { id: string; vendor: string }): Promise<DecidedOrders> {
  const accounts = await queryRows<Account>(
    tx,
    Prisma.sql`
      select a.id, a.remote_id as "remoteId", u.name, coalesce(a.email, u.email) as email, a.windows, a.insite, a.attributes,
        exists (select 1 from block b where b.subject_id in (a.id, a.user_id) and b.valid_to is null
                and (b.until is null or b.until > now())) as "isBlocked"
      from account a join app_user u on u.id = a.user_id
      where a.system_id = ${system.id} and a.valid_to is null order by a.id`,
  );
  const groups = await queryRows<Group>(
    tx,
    Prisma.sql`
      select g.id, g.system_id as "systemId", g.code, g.description, g.attributes, m.id as "membershipId", m.account_id as "memberId"
      from user_group g
      left join lateral (select m.id, m.account_id from membership m join account a on a.id = m.account_id
        where m.group_id = g.id and m.valid_to is null and a.valid_to is null order by m.id limit 1) m on true
      where g.system_id = ${system.id} and g.kind = 'listed' and g.archived_at is null order by g.id`,
  );
  const sendable = accounts.filter(({ email }) => email?.trim());
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const person = (account: Account) => {
    const { remoteId, name, email } = account;
    return { remoteId, name, email, attributes: attributesOf(system.vendor, account) };
  };
  const orders: EffectDraft[] = [
    ...sendable.map((account) => ({
      systemId: system.id,
      effect: {
        type: account.isBlocked ? ("user.block.v1" as const) : ("user.create.v1" as const),
        person: person(account),
      },
      subject: { kind: "account" as const, id: account.id },
    })),
    ...groups.map((group) => ({
      systemId: system.id,
      effect: { type: "group.create.v1" as const, group: groupOrderRef(group) },
      subject: { kind: "group" as const, id: group.id },
    })),
    ...groups.flatMap((group) => {
      const member = byId.get(group.memberId ?? "");
      if (!member || !group.membershipId) return [];
      const effect = { type: "membership.add.v1" as const, group: groupOrderRef(group), person: person(member) };
      return [
        {
          systemId: system.id,
          effect: { ...effect, mayCreateGroup: false },
          subject: { kind: "membership" as const, id: group.membershipId },
          needs: [group.id],
        },
      ];
    }),
  ];
  return {
    orders,
    accounts: sendable.length,
    groups: groups.length,
    withoutEmail: accounts.length - sendable.length,
  };
}

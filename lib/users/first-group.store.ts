import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import { checkIsListed } from "@/lib/groups/group.rules";
import { bumpVersion, isMadeByMember, lockGroup } from "@/lib/groups/group.store";
import { openMemberships } from "@/lib/groups/membership.store";
import { addition, memberEvent } from "@/lib/groups/membership-drafts.rules";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { profileOf } from "@/lib/upstreams/profiles";

type NewAccount = {
  id: string;
  systemId: string;
  userId: string;
  userCode: string;
  name: string;
  email: string | null;
};

/**
 * Puts a new account into the group that it begins in, where one is given. Throws `invalid_input` under `groupId` where the vendor makes
 * no account without, `not_found` for a group of another system.
 */
export async function joinFirstGroup(
  tx: Tx,
  account: NewAccount,
  groupId: string | null,
  { vendor, now, changeId }: { vendor: string; now: Date; changeId: string },
): Promise<{ audit: AuditDraft[]; effects: EffectDraft[] }> {
  const { name, words, accounts, groupsPerAccount } = profileOf(vendor);
  if (groupId === null) {
    if (accounts !== "created" || groupsPerAccount !== 1) return { audit: [], effects: [] };
    const says = `${name} makes a ${words.account} only with a ${words.group}: choose one`;
    throw new DomainError("invalid_input", undefined, { fields: { groupId: says } });
  }
  const group = await lockGroup(tx, groupId);
  if (group.systemId !== account.systemId) throw new DomainError("not_found");
  checkIsListed(group);
  const mayCreateGroup = await isMadeByMember(tx, group);
  const opened = await openMemberships(tx, group.id, [account.id], { now, changeId });
  await bumpVersion(tx, group.id);
  const { id: accountId, ...person } = account;
  const pair = { accountId, ...person, membershipId: null };
  return {
    audit: [memberEvent("membership.added", group, pair)],
    effects: [addition(group, pair, opened.get(accountId) ?? "", mayCreateGroup)],
  };
}

import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import type { Tx } from "@/lib/db/client";
import { memberEvent, removal } from "@/lib/groups/membership-drafts.rules";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { planRevocation } from "@/lib/tokens/revocation.rules";
import { lockRevocable, markRevoked } from "@/lib/tokens/revocation.store";
import { profileOf } from "@/lib/upstreams/profiles";
import { closeAccount, heldGroups, standingTokenIds } from "./account-end.store";
import type { OwnedAccount } from "./user.store";

export type EndedAccount = {
  audit: readonly [AuditDraft, ...AuditDraft[]];
  effects: EffectDraft[];
  /** How many tokens were revoked by it. */
  tokens: number;
  warnings: string[];
};

/**
 * Ends a locked account at this moment: its tokens are revoked, its memberships close, it is removed at the vendor. Where the vendor keeps
 * the account, it is taken out of each group there instead.
 */
export async function endAccount(
  tx: Tx,
  account: OwnedAccount,
  reason: string,
  moment: { now: Date; changeId: string },
): Promise<EndedAccount> {
  const { id, systemId, systemName, vendor, userId, userCode, userName: name, attributes } = account;
  const email = account.email ?? account.userEmail;
  const groups = await heldGroups(tx, id);
  const [first, ...rest] = await lockRevocable(tx, await standingTokenIds(tx, id));
  const revocation = first ? planRevocation([first, ...rest], reason) : null;
  if (first) await markRevoked(tx, [first, ...rest], { ...moment, reason });
  await closeAccount(tx, id, moment);

  const stays = profileOf(vendor).accounts === "recorded";
  const pairs = groups.map(({ groupId, code, description, membershipId }) => ({
    group: { id: groupId, systemId, code, description },
    pair: { accountId: id, userId, name, userCode, email, membershipId },
  }));
  const removed: AuditDraft = {
    code: "account.removed",
    subject: { kind: "account", id, name: userCode },
    related: { user: { kind: "user", id: userId, name } },
    before: { system: systemName, removed: false },
    after: { removed: true, reason },
  };
  const order: EffectDraft = {
    systemId,
    effect: { type: "user.remove.v1", person: { remoteId: userCode, name, email, attributes } },
    subject: { kind: "account", id },
  };
  return {
    audit: [
      removed,
      ...pairs.map(({ group, pair }) => memberEvent("membership.removed", group, pair)),
      ...(revocation?.audit ?? []),
    ],
    effects: [
      ...(revocation?.effects ?? []),
      ...(stays ? pairs.map(({ group, pair }) => removal(group, pair)) : []),
      order,
    ],
    tokens: first ? 1 + rest.length : 0,
    warnings: stays
      ? [`${userCode} stays in ${systemName}: Gatehouse forgets it, and takes it out of its groups there.`]
      : [],
  };
}

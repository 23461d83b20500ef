import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { defineOperation } from "@/lib/gate/operation";
import { memberEvent, removal } from "@/lib/groups/membership-drafts.rules";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { planRevocation } from "@/lib/tokens/revocation.rules";
import { lockRevocable, markRevoked } from "@/lib/tokens/revocation.store";
import { profileOf } from "@/lib/upstreams/profiles";
import { closeAccount, heldGroups, standingTokenIds } from "./account-end.store";
import { RemoveAccountInput } from "./user.schema";
import { lockAccount } from "./user.store";

/**
 * Ends who a user is in a system: his tokens there are revoked, his memberships close, the account is removed at the vendor. Where the
 * vendor keeps the account, he is taken out of each group instead. Throws `not_found`, also for one that has ended.
 */
export const removeAccount = defineOperation({
  id: "account.remove",
  title: "Remove an account",
  roles: ["owner", "admin"],
  input: RemoveAccountInput,
  locks: (input) => [input.accountId],
  async change(tx, ctx, { accountId, reason }) {
    const account = await lockAccount(tx, accountId);
    const { id, systemId, systemName, vendor, userId, userCode, userName: name, attributes } = account;
    const email = account.email ?? account.userEmail;
    const groups = await heldGroups(tx, id);
    const [first, ...rest] = await lockRevocable(tx, await standingTokenIds(tx, id));
    const revocation = first ? planRevocation([first, ...rest], reason) : null;
    if (first) await markRevoked(tx, [first, ...rest], { ...ctx, reason });
    await closeAccount(tx, id, ctx);

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
      value: { accountId: id, userId },
      sentence: `Remove account ${userCode} of ${name} from ${systemName}`,
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
      touches: { accounts: [id] },
      hits: first ? 1 + rest.length : 0,
      warnings: stays
        ? [`${userCode} stays in ${systemName}: Gatehouse forgets it, and takes it out of its groups there.`]
        : [],
    };
  },
});

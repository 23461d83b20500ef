import "server-only";
import { z } from "zod";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import type { Touches } from "@/lib/gate/operation";
import { defineOperation } from "@/lib/gate/operation";
import { dropMembershipDraft } from "./draft.store";
import { checkGroupsPerAccount, checkIsListed, type GroupFacts, MEMBERSHIP_BRAKE } from "./group.rules";
import { ChangeMembershipInput } from "./group.schema";
import { bumpVersion, isMadeByMember, lockGroup } from "./group.store";
import { applyDelta, membershipWarnings, nameSome } from "./membership.rules";
import { closeMemberships, type OpenMember, openMemberships, otherGroupsOf, readPairs } from "./membership.store";
import { addition, memberEvent, removal } from "./membership-drafts.rules";

/**
 * Adds and takes out the named accounts and nobody else, so that what others changed meanwhile stays. A pair that is already as
 * wished is left alone and reported; throws `already_done` when all are, `not_found` for an account of another system.
 */
export const changeMembership = defineOperation({
  id: "membership.change",
  title: "Change who is in a group",
  roles: ["owner", "admin"],
  input: ChangeMembershipInput,
  output: ids("groupId").extend({
    version: z.int(),
    added: z.int(),
    removed: z.int(),
    skipped: z.array(ids("accountId", "name")),
  }),
  locks: (input) => [input.groupId],
  brake: MEMBERSHIP_BRAKE,
  async change(tx, ctx, input) {
    const group = await lockGroup(tx, input.groupId);
    checkIsListed(group);
    const wanted = [...input.add, ...input.remove];
    const pairs = new Map((await readPairs(tx, group.id, wanted)).map((pair) => [pair.accountId, pair]));
    const named = wanted.map((id) => pairs.get(id));
    if (named.some((pair) => pair?.systemId !== group.systemId)) throw new DomainError("not_found");

    const members = new Set([...pairs.values()].filter((pair) => pair.membershipId).map((pair) => pair.accountId));
    const outcome = applyDelta(members, input);
    const pick = (ids: readonly string[]): OpenMember[] => ids.flatMap((id) => pairs.get(id) ?? []);
    const [added, removed, skipped] = [pick(outcome.added), pick(outcome.removed), pick(outcome.skipped)];
    if (added.length + removed.length === 0) {
      throw new DomainError("already_done", `${group.code} is already as you want it. Nothing was changed.`);
    }
    checkGroupsPerAccount(group, await otherGroupsOf(tx, group.id, outcome.added));
    const mayCreateGroup = added.length > 0 && (await isMadeByMember(tx, group));
    const opened = await openMemberships(tx, group.id, outcome.added, ctx);
    const closed = removed.flatMap(({ membershipId }) => membershipId ?? []);
    await closeMemberships(tx, closed, ctx);
    const version = await bumpVersion(tx, group.id);
    await dropMembershipDraft(tx, ctx.actor.id, group.id);

    const { riders, code } = group;
    const isRebased = input.baseVersion !== group.version;
    return {
      value: {
        groupId: group.id,
        version,
        added: added.length,
        removed: removed.length,
        skipped: skipped.map(({ accountId, name }) => ({ accountId, name })),
      },
      sentence: sentenceOf(group, added, removed),
      audit: auditOf(group, added, removed),
      effects: [
        ...removed.map((pair) => removal(group, pair)),
        ...added.map((pair) => addition(group, pair, opened.get(pair.accountId) ?? "", mayCreateGroup)),
      ],
      touches: touchedBy(group.id, [...added, ...removed]),
      hits: added.length + removed.length,
      warnings: membershipWarnings({ code, riders, added, removed, skipped, isRebased }),
    };
  },
});

// Few accounts hold few tokens; for many it is less to look at what the group opens.
function touchedBy(groupId: string, pairs: readonly OpenMember[]): Touches {
  return pairs.length <= 500 ? { accounts: pairs.map(({ accountId }) => accountId) } : { groups: [groupId] };
}

function auditOf(
  group: GroupFacts,
  added: readonly OpenMember[],
  removed: readonly OpenMember[],
): readonly [AuditDraft, ...AuditDraft[]] {
  const [first, ...rest] = [
    ...removed.map((pair) => memberEvent("membership.removed", group, pair)),
    ...added.map((pair) => memberEvent("membership.added", group, pair)),
  ];
  if (!first) throw new DomainError("already_done");
  return [first, ...rest];
}

function sentenceOf(group: GroupFacts, added: readonly OpenMember[], removed: readonly OpenMember[]): string {
  const names = (pairs: readonly OpenMember[]) => nameSome(pairs.map(({ name }) => name));
  const parts = [
    ...(added.length > 0 ? [`add ${names(added)} to ${group.code}`] : []),
    ...(removed.length > 0 ? [`take ${names(removed)} out of ${group.code}`] : []),
  ].join(", ");
  return parts.charAt(0).toUpperCase() + parts.slice(1);
}

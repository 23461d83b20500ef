import "server-only";
import { newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { lockGroup } from "@/lib/groups/group.store";
import { readPairs } from "@/lib/groups/membership.store";
import { addition, removal } from "@/lib/groups/membership-drafts.rules";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import type { GroupRef } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import type { DriftFact } from "./drift.store";
import { unknownSubjectOf } from "./drift-parts.store";
import { renamedThere } from "./renamed-group.store";

/** The orders that make a group at the vendor what was decided here; one that is gone is made again with its members. */
export async function restoreGroup(tx: Tx, fact: DriftFact): Promise<EffectDraft[]> {
  const { systemId, kind, vendor } = fact;
  const renamed = kind === "group.unknown" || kind === "group.missing" ? await renamedThere(tx, fact) : null;
  if (kind === "group.unknown" && !renamed) return removeUnknown(tx, fact);
  const group = await lockGroup(tx, renamed?.groupId ?? fact.groupId ?? "");
  const ours = await refOfGroup(tx, group);
  const subject = { kind: "group" as const, id: group.id };
  if (renamed) return [{ systemId, effect: { type: "group.rename.v1", group: ours, from: renamed.theirs }, subject }];
  if (kind !== "group.missing") {
    const description = String(fact.theirs?.description ?? group.description);
    const from = { ...ours, description, attributes: { ...ours.attributes, ...attributesOf(fact) } };
    return [{ systemId, effect: { type: "group.rename.v1", group: ours, from }, subject }];
  }
  // The one that goes by this id is gone; the new one gets another.
  await tx.userGroup.update({ where: { id: group.id }, data: { remoteRef: null } });
  const isMadeByMember = profileOf(vendor).groups === "with_member";
  const members = await tx.membership.findMany({ where: { groupId: group.id, validTo: null } });
  const pairs = await readPairs(
    tx,
    group.id,
    members.map(({ accountId }) => accountId),
  );
  return [
    ...(isMadeByMember
      ? []
      : [{ systemId, effect: { type: "group.create.v1" as const, group: { ...ours, ref: null } }, subject }]),
    ...pairs.map((pair) => addition(group, pair, pair.membershipId ?? "", isMadeByMember)),
  ];
}

/** The orders that take those we know out of a group that nobody here knows, and then remove it. */
async function removeUnknown(tx: Tx, fact: DriftFact): Promise<EffectDraft[]> {
  const { systemId, key } = fact;
  const group = fact.theirs as GroupRef;
  const members = await queryRows<{ id: string }>(
    tx,
    Prisma.sql`select a.id from observation o
               join account a on a.system_id = o.system_id and lower(a.remote_id) = o.account_key and a.valid_to is null
               where o.system_id = ${systemId} and o.kind = 'membership' and o.group_key = ${key} and o.gone_at is null`,
  );
  const pairs = await readPairs(
    tx,
    "",
    members.map(({ id }) => id),
  );
  const id = unknownSubjectOf(fact);
  const subject = { kind: "group" as const, id };
  return [
    ...pairs.map((pair) => removal({ id: "", systemId, ...group }, { ...pair, membershipId: id })),
    // A role at a place is none of its own: it ends with its last user.
    { systemId, effect: { type: "group.archive.v1", group }, subject, mustBeSent: pairs.length === 0 },
  ];
}

const attributesOf = ({ kind, theirs }: DriftFact) =>
  kind === "group.attributes" ? (theirs as Record<string, string | boolean>) : {};

async function refOfGroup(tx: Tx, group: { id: string; code: string; description: string }): Promise<GroupRef> {
  const { remoteRef, attributes } = await tx.userGroup.findUniqueOrThrow({ where: { id: group.id } });
  const { code, description } = group;
  return { code, description, ref: remoteRef, attributes: attributes as Record<string, string | boolean> };
}

/** The order that puts somebody back into a group, or takes him out of one that he isn't in here. */
export async function restoreMembership(tx: Tx, fact: DriftFact): Promise<EffectDraft[]> {
  const group = await lockGroup(tx, fact.groupId ?? "");
  const [pair] = await readPairs(tx, group.id, [fact.accountId ?? ""]);
  if (!pair) return [];
  if (fact.kind === "membership.extra") return [removal(group, { ...pair, membershipId: newId("membership") })];
  const key = group.code.toLowerCase();
  const shown = await tx.observation.count({ where: { systemId: fact.systemId, kind: "group", key, goneAt: null } });
  const mayCreateGroup = shown === 0 && profileOf(fact.vendor).groups === "with_member";
  return [addition(group, pair, pair.membershipId ?? "", mayCreateGroup)];
}

import "server-only";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { lockGroup } from "@/lib/groups/group.store";
import { readPairs } from "@/lib/groups/membership.store";
import { addition, removal } from "@/lib/groups/membership-drafts.rules";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import type { GroupRef } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import type { DriftFact } from "./drift.store";
import { unknownSubjectOf } from "./drift-parts.store";

/** The orders that make a group at the vendor what was decided here; one that is gone is made again with its members. */
export async function restoreGroup(tx: Tx, fact: DriftFact): Promise<EffectDraft[]> {
  const { systemId, kind, vendor } = fact;
  if (kind === "group.unknown") {
    const group = fact.theirs as GroupRef;
    return [
      {
        systemId,
        effect: { type: "group.archive.v1", group },
        subject: { kind: "group", id: unknownSubjectOf(fact) },
      },
    ];
  }
  const group = await lockGroup(tx, fact.groupId ?? "");
  const ours = await refOfGroup(tx, group);
  const subject = { kind: "group" as const, id: group.id };
  if (kind !== "group.missing") {
    const description = String(fact.theirs?.description ?? group.description);
    const from = { ...ours, description, attributes: { ...ours.attributes, ...attributesOf(fact) } };
    return [{ systemId, effect: { type: "group.rename.v1", group: ours, from }, subject }];
  }
  const isMadeByMember = profileOf(vendor).groups === "with_member";
  const members = await tx.membership.findMany({ where: { groupId: group.id, validTo: null } });
  const pairs = await readPairs(
    tx,
    group.id,
    members.map(({ accountId }) => accountId),
  );
  return [
    ...(isMadeByMember ? [] : [{ systemId, effect: { type: "group.create.v1" as const, group: ours }, subject }]),
    ...pairs.map((pair) => addition(group, pair, pair.membershipId ?? "", isMadeByMember)),
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

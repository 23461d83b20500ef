import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { bumpVersion, groupRef, lockGroup } from "@/lib/groups/group.store";
import { closeMemberships, type OpenMember, readPairs } from "@/lib/groups/membership.store";
import { memberEvent } from "@/lib/groups/membership-drafts.rules";
import type { GroupRef } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import { heldGroups } from "@/lib/users/account-end.store";
import type { DriftFact } from "./drift.store";
import { renamedThere } from "./renamed-group.store";
import type { Settled, SettleMoment } from "./settle.rules";

type Group = Awaited<ReturnType<typeof lockGroup>>;

/** Makes what the vendor shows of one group what was decided here; throws `rule_broken` where a connector still rides on a group that is gone. */
export async function acceptGroup(tx: Tx, fact: DriftFact, at: SettleMoment): Promise<Settled> {
  if (fact.kind === "group.unknown" || fact.kind === "group.missing") {
    const renamed = await renamedThere(tx, fact);
    if (renamed) return takeName(tx, renamed);
  }
  if (fact.kind === "group.unknown") return recordGroup(tx, fact, at);
  const group = await lockGroup(tx, fact.groupId ?? "");
  if (fact.kind === "group.missing") return archive(tx, group, at);
  await bumpVersion(tx, group.id);
  if (fact.kind === "group.description") {
    const description = String(fact.theirs?.description ?? "");
    await tx.userGroup.update({ where: { id: group.id }, data: { description } });
    return { audit: [renamed(group, { description: group.description }, { description })] };
  }
  const { attributes } = await tx.userGroup.findUniqueOrThrow({
    where: { id: group.id },
    select: { attributes: true },
  });
  const merged = { ...(attributes as object), ...fact.theirs } as Prisma.InputJsonValue;
  await tx.userGroup.update({ where: { id: group.id }, data: { attributes: merged } });
  const [before, after] = [fact.ours, fact.theirs] as Record<string, string | boolean>[];
  return { audit: [renamed(group, before ?? {}, after ?? {})] };
}

const renamed = (
  group: Group,
  before: Record<string, string | boolean>,
  after: Record<string, string | boolean>,
): AuditDraft => ({ code: "group.renamed", subject: groupRef(group), before, after });

// It is the same group by the vendor's own id, so its members and connectors stay.
async function takeName(tx: Tx, { groupId, theirs }: { groupId: string; theirs: GroupRef }): Promise<Settled> {
  const group = await lockGroup(tx, groupId);
  const { code } = theirs;
  const description = group.description === group.code ? code : group.description;
  await tx.userGroup.update({ where: { id: group.id }, data: { code, description } });
  await bumpVersion(tx, group.id);
  return { audit: [renamed(group, { code: group.code }, { code })], groups: [group.id] };
}

async function recordGroup(tx: Tx, { systemId, theirs }: DriftFact, at: SettleMoment): Promise<Settled> {
  const id = newId("group");
  const { code, description, attributes, ref } = theirs as {
    code: string;
    description: string;
    attributes: Prisma.InputJsonObject;
    ref: string | null;
  };
  await tx.userGroup.create({
    data: {
      ...{ id, systemId, code, description: description || code, attributes, remoteRef: ref, source: "observed" },
      createdIn: at.changeId,
      createdAt: at.now,
    },
  });
  const after = { description, source: "observed" };
  return { audit: [{ code: "group.created", subject: groupRef({ id, code }), after }], groups: [id] };
}

async function archive(tx: Tx, group: Group, at: SettleMoment): Promise<Settled> {
  if (group.riders.length > 0) {
    const message = `${group.riders.join(", ")} is linked to ${group.code}, so it can’t go here.`;
    throw new DomainError("rule_broken", message, {
      next: "Link the app connector to another group first, or restore.",
    });
  }
  const members = await tx.membership.findMany({
    where: { groupId: group.id, validTo: null },
    select: { accountId: true },
  });
  const pairs = await readPairs(
    tx,
    group.id,
    members.map(({ accountId }) => accountId),
  );
  await tx.membership.updateMany({
    where: { groupId: group.id, validTo: null },
    data: { validTo: at.now, closedIn: at.changeId },
  });
  await tx.userGroup.update({ where: { id: group.id }, data: { archivedAt: at.now } });
  const archived: AuditDraft = { code: "group.archived", subject: groupRef(group), after: { archived: true } };
  return {
    audit: [archived, ...pairs.map((pair) => memberEvent("membership.removed", group, pair))],
    groups: [group.id],
  };
}

/** Makes a membership what the vendor shows it to be. */
export async function acceptMembership(tx: Tx, fact: DriftFact, at: SettleMoment): Promise<Settled> {
  const group = await lockGroup(tx, fact.groupId ?? "");
  const [pair] = await readPairs(tx, group.id, [fact.accountId ?? ""]);
  if (!pair) throw new DomainError("not_found");
  const isExtra = fact.kind === "membership.extra";
  const left = isExtra && profileOf(fact.vendor).groupsPerAccount === 1 ? await leaveAll(tx, pair, at) : [];
  if (isExtra) {
    const period = { source: "observed", validFrom: at.now, openedIn: at.changeId };
    const { accountId } = pair;
    await tx.membership.create({ data: { id: newId("membership"), groupId: group.id, accountId, ...period } });
  } else await closeMemberships(tx, [pair.membershipId ?? ""], at);
  await bumpVersion(tx, group.id);
  return {
    audit: [...left, memberEvent(isExtra ? "membership.added" : "membership.removed", group, pair)],
    accounts: [pair.accountId],
  };
}

// Where an account has one group, the one that the vendor shows is in place of the one it had.
async function leaveAll(tx: Tx, pair: OpenMember, at: SettleMoment): Promise<AuditDraft[]> {
  const audit: AuditDraft[] = [];
  for (const { groupId, membershipId } of await heldGroups(tx, pair.accountId)) {
    const group = await lockGroup(tx, groupId);
    await closeMemberships(tx, [membershipId], at);
    await bumpVersion(tx, group.id);
    audit.push(memberEvent("membership.removed", group, pair));
  }
  return audit;
}

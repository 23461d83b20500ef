import "server-only";
import { z } from "zod";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { canWrite, linkWarnings } from "@/lib/connectors/connector.rules";
import { lockConnector, moveLink, openEndpoints, refOf } from "@/lib/connectors/connector.store";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { defineOperation, type OperationContext } from "@/lib/gate/operation";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import type { Attributes } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import { attributeWords } from "@/lib/upstreams/typed-fields.rules";
import { dropNewGroup } from "./draft.store";
import {
  checkGroupAttributes,
  checkGroupNames,
  checkGroupsPerAccount,
  groupOrderRef,
  MEMBERSHIP_BRAKE,
} from "./group.rules";
import { CreateGroupInput } from "./group.schema";
import { checkCodeIsFree, groupRef } from "./group.store";
import { membershipWarnings } from "./membership.rules";
import { type OpenMember, openMemberships, otherGroupsOf, readPairs } from "./membership.store";
import { addition, memberEvent } from "./membership-drafts.rules";

type NewGroup = {
  id: string;
  systemId: string;
  systemName: string;
  vendor: string;
  code: string;
  description: string;
  attributes: Attributes;
};
type Part = { audit: AuditDraft[]; effects: EffectDraft[]; warnings: string[] };

/**
 * Makes one group in each ticked system, puts the accounts of that system into it and links its connectors to it. Throws
 * `rule_broken` where the code is taken, `not_found` for an account or connector of a system that isn't ticked.
 */
export const createGroup = defineOperation({
  id: "group.create",
  title: "Create a group",
  roles: ["owner", "admin"],
  input: CreateGroupInput,
  output: ids("groupId").extend({ groupIds: z.array(z.string()) }),
  locks: (input) => [...input.systemIds, ...input.connectorIds],
  brake: MEMBERSHIP_BRAKE,
  async change(tx, ctx, input) {
    const { code, description, systemIds, accountIds, connectorIds } = input;
    const systems = await tx.system.findMany({ where: { id: { in: systemIds } }, orderBy: { name: "asc" } });
    if (systems.length !== systemIds.length) throw new DomainError("not_found");
    await checkCodeIsFree(tx, systemIds, code);
    const groups = systems.map(({ id: systemId, name: systemName, vendor }): NewGroup => {
      checkGroupNames(vendor, input);
      const attributes = checkGroupAttributes(vendor, input.attributes[systemId] ?? {}, `attributes.${systemId}`);
      return { id: newId("group"), systemId, systemName, vendor, code, description, attributes };
    });
    const accounts = await readPairs(tx, groups[0]?.id ?? "", accountIds);
    if (accounts.length !== accountIds.length || accounts.some((one) => !systemIds.includes(one.systemId))) {
      throw new DomainError("not_found");
    }
    await tx.userGroup.createMany({
      data: groups.map(({ id, systemId, attributes }) => ({
        ...{ id, systemId, code, description, attributes, externalRef: input.externalRef ?? null },
        createdIn: ctx.changeId,
        createdAt: ctx.now,
      })),
    });
    const parts: Part[] = [];
    for (const group of groups) {
      parts.push(
        await fill(
          tx,
          ctx,
          group,
          accounts.filter((one) => one.systemId === group.systemId),
        ),
      );
    }
    for (const connectorId of connectorIds) parts.push(await linkTo(tx, ctx, connectorId, groups, accounts));
    await dropNewGroup(tx, ctx.actor.id);
    const created = groups.map(
      (group): AuditDraft => ({
        code: "group.created",
        subject: groupRef(group),
        after: {
          ...{ code, description, system: group.systemName },
          ...(input.externalRef ? { externalRef: input.externalRef } : {}),
          ...attributeWords(profileOf(group.vendor).groupFields, group.attributes),
        },
      }),
    );
    const [first, ...rest] = [...created, ...parts.flatMap(({ audit }) => audit)];
    if (!first) throw new DomainError("invalid_input");
    return {
      value: { groupId: groups[0]?.id ?? "", groupIds: groups.map(({ id }) => id) },
      sentence: `Create group ${code} in ${systems.map(({ name }) => name).join(" and ")}`,
      audit: [first, ...rest],
      effects: parts.flatMap(({ effects }) => effects),
      touches: { groups: groups.map(({ id }) => id), ...(connectorIds.length > 0 ? { connectors: connectorIds } : {}) },
      hits: accounts.length,
      warnings: [...new Set(parts.flatMap(({ warnings }) => warnings))],
    };
  },
});

// A group is made by an order of its own, or, where the vendor makes it with its first member, by each of theirs, whichever arrives
// first; without a member that falls to the order of its own again.
async function fill(tx: Tx, ctx: OperationContext, group: NewGroup, accounts: readonly OpenMember[]): Promise<Part> {
  const { id, systemId, code } = group;
  const ids = accounts.map(({ accountId }) => accountId);
  checkGroupsPerAccount(group, await otherGroupsOf(tx, id, ids));
  const opened = await openMemberships(tx, id, ids, ctx);
  const alone: EffectDraft = {
    systemId,
    effect: { type: "group.create.v1", group: groupOrderRef(group) },
    subject: { kind: "group", id },
  };
  const isMadeByMember = profileOf(group.vendor).groups === "with_member";
  const additions = accounts.map((one) => addition(group, one, opened.get(one.accountId) ?? "", isMadeByMember));
  return {
    audit: accounts.map((one) => memberEvent("membership.added", group, one)),
    effects: isMadeByMember && additions.length > 0 ? additions : [alone, ...additions],
    warnings: membershipWarnings({ code, riders: [], added: accounts, removed: [], skipped: [], isRebased: false }),
  };
}

async function linkTo(
  tx: Tx,
  ctx: OperationContext,
  connectorId: string,
  groups: readonly NewGroup[],
  accounts: readonly OpenMember[],
): Promise<Part> {
  if (!isId("connector", connectorId)) throw new DomainError("not_found");
  const connector = await lockConnector(tx, connectorId);
  const group = groups.find(({ systemId }) => systemId === connector.systemId);
  if (!group) throw new DomainError("not_found");
  await moveLink(tx, connector.id, group.id, ctx);
  const writing = (await openEndpoints(tx, connector.id))
    .filter(({ kind }) => canWrite(group.vendor, kind))
    .map(({ name }) => name);
  const { id, systemId, systemName, code } = group;
  const headCount = accounts.filter((one) => one.systemId === systemId).length;
  const target = { code, isEverybody: false, headCount };
  const moved = connector.groupCode ? [`${connector.name} leaves group ${connector.groupCode} for ${code}.`] : [];
  return {
    audit: [
      {
        code: "connector.linked",
        subject: refOf(connector),
        related: { group: { kind: "group", id, name: code } },
        before: { group: connector.groupCode },
        after: { group: code },
      },
    ],
    effects: [
      {
        systemId,
        effect: { type: "connector.link.v1", connector: { name: connector.name }, group: groupOrderRef(group) },
        subject: { kind: "connector", id: connector.id },
        needs: [id],
      },
    ],
    warnings: [
      ...moved,
      ...linkWarnings({ connectorName: connector.name, systemName, group: target, writing, riders: [] }),
    ],
  };
}

import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { canWrite, linkWarnings } from "@/lib/connectors/connector.rules";
import { lockConnector, moveLink, openEndpoints, refOf } from "@/lib/connectors/connector.store";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { defineOperation, type OperationContext } from "@/lib/gate/operation";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { dropNewGroup } from "./draft.store";
import { MEMBERSHIP_BRAKE } from "./group.rules";
import { CreateGroupInput } from "./group.schema";
import { checkCodeIsFree, groupRef } from "./group.store";
import { membershipWarnings } from "./membership.rules";
import { type OpenMember, openMemberships, readPairs } from "./membership.store";
import { addition, memberEvent } from "./membership-drafts.rules";

type NewGroup = { id: string; systemId: string; systemName: string; code: string; description: string };
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
  locks: (input) => [...input.systemIds, ...input.connectorIds],
  brake: MEMBERSHIP_BRAKE,
  async change(tx, ctx, input) {
    const { code, description, systemIds, accountIds, connectorIds } = input;
    const systems = await tx.system.findMany({ where: { id: { in: systemIds } }, orderBy: { name: "asc" } });
    if (systems.length !== systemIds.length) throw new DomainError("not_found");
    await checkCodeIsFree(tx, systemIds, code);
    const groups = systems.map(
      ({ id, name }): NewGroup => ({ id: newId("group"), systemId: id, systemName: name, code, description }),
    );
    const accounts = await readPairs(tx, groups[0]?.id ?? "", accountIds);
    if (accounts.length !== accountIds.length || accounts.some((one) => !systemIds.includes(one.systemId))) {
      throw new DomainError("not_found");
    }
    await tx.userGroup.createMany({
      data: groups.map(({ id, systemId }) => ({
        ...{ id, systemId, code, description },
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
        after: { code, description, system: group.systemName },
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

// Without a member nothing of AFAS can make the group but a person; with some, each order may make it, whichever arrives first.
async function fill(tx: Tx, ctx: OperationContext, group: NewGroup, accounts: readonly OpenMember[]): Promise<Part> {
  const { id, systemId, code, description } = group;
  const ids = accounts.map(({ accountId }) => accountId);
  const opened = await openMemberships(tx, id, ids, ctx);
  const byHand: EffectDraft = {
    systemId,
    effect: { type: "group.create.v1", group: { code, description } },
    subject: { kind: "group", id },
  };
  return {
    audit: accounts.map((one) => memberEvent("membership.added", group, one)),
    effects:
      accounts.length > 0
        ? accounts.map((one) => addition(group, one, opened.get(one.accountId) ?? "", true))
        : [byHand],
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
  const writing = (await openEndpoints(tx, connector.id)).filter(({ kind }) => canWrite(kind)).map(({ name }) => name);
  const { id, systemId, systemName, code, description } = group;
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
        effect: { type: "connector.link.v1", connector: { name: connector.name }, group: { code, description } },
        subject: { kind: "connector", id: connector.id },
      },
    ],
    warnings: [
      ...moved,
      ...linkWarnings({ connectorName: connector.name, systemName, group: target, writing, riders: [] }),
    ],
  };
}

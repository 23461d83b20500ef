import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { STARTS_BLOCKED } from "@/lib/blocks/block.rules";
import { openBlock } from "@/lib/blocks/block.store";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { defineOperation } from "@/lib/gate/operation";
import { canWrite, checkEndpoints, endpointDelta, linkWarnings } from "./connector.rules";
import { CreateConnectorInput } from "./connector.schema";
import { checkNameIsFree, includeEndpoints, moveLink, refOf } from "./connector.store";
import { loadLinkTarget } from "./link-target.store";

/** Makes an app connector, blocked as every new one is, with its group and endpoints if they are given; the vendor's half is by hand. */
export const createConnector = defineOperation({
  id: "connector.create",
  title: "Create an app connector",
  roles: ["owner", "admin"],
  input: CreateConnectorInput,
  output: ids("connectorId"),
  locks: (input) => [input.systemId],
  async change(tx, ctx, input) {
    const { systemId, groupId, endpoints: wished, ...described } = input;
    const where = { id: systemId };
    const system = isId("system", systemId) ? await tx.system.findUnique({ where }) : null;
    if (!system) throw new DomainError("not_found");
    const { vendor } = system;
    checkEndpoints(vendor, wished);
    await checkNameIsFree(tx, systemId, input.name);
    const connector = { id: newId("connector"), systemId, name: input.name };
    const group = groupId ? await loadLinkTarget(tx, connector, groupId) : null;
    const endpoints = endpointDelta([], { include: wished, exclude: [] }).added;

    await tx.connector.create({ data: { ...connector, ...described, createdIn: ctx.changeId, createdAt: ctx.now } });
    await openBlock(tx, { kind: "connector", id: connector.id }, { reason: STARTS_BLOCKED, until: null }, ctx);
    if (group) await moveLink(tx, connector.id, group.id, ctx);
    const endpointIds = await includeEndpoints(tx, { id: connector.id, vendor }, endpoints, ctx);

    const subject = refOf(connector);
    const included = endpoints.map(({ kind, name }, index): AuditDraft => {
      const endpoint = { kind: "endpoint" as const, id: endpointIds[index] ?? "", name };
      return {
        code: "endpoint.included",
        subject,
        related: { endpoint },
        after: { kind, can_write: canWrite(vendor, kind) },
      };
    });
    const linked: AuditDraft[] = group
      ? [{ code: "connector.linked", subject, related: { group: { kind: "group", id: group.id, name: group.code } } }]
      : [];
    const writing = endpoints.filter(({ kind }) => canWrite(vendor, kind)).map(({ name }) => name);
    const warnings = group
      ? linkWarnings({ connectorName: input.name, systemName: system.name, group, writing, riders: group.riders })
      : [];
    const groupRef = group ? { code: group.code, description: group.description } : null;
    return {
      value: { connectorId: connector.id },
      sentence: `Create app connector ${input.name}`,
      audit: [
        { code: "connector.created", subject, after: { ...described, system: system.name } },
        { code: "connector.blocked", subject, after: { blocked: true, reason: STARTS_BLOCKED } },
        ...linked,
        ...included,
      ],
      effects: [
        {
          systemId,
          effect: { type: "connector.create.v1", connector: { name: input.name }, group: groupRef, endpoints },
          subject: { kind: "connector", id: connector.id },
          ...(group ? { needs: [group.id] } : {}),
        },
      ],
      touches: { connectors: [connector.id] },
      warnings,
    };
  },
});

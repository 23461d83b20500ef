import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { canWrite, linkWarnings } from "./connector.rules";
import { LinkConnectorInput } from "./connector.schema";
import { lockConnector, moveLink, openEndpoints, refOf } from "./connector.store";
import { loadLinkTarget } from "./link-target.store";

/** Links a connector to one group instead of the one before; refused where it is that group already. */
export const linkConnector = defineOperation({
  id: "connector.link",
  title: "Link an app connector to a group",
  roles: ["owner", "admin"],
  input: LinkConnectorInput,
  output: ids("connectorId"),
  locks: (input) => [input.connectorId, input.groupId],
  async change(tx, ctx, input) {
    const connector = await lockConnector(tx, input.connectorId);
    const group = await loadLinkTarget(tx, connector, input.groupId);
    const { id, name, systemId, systemName } = connector;
    if (connector.groupId === group.id) {
      throw new DomainError("already_done", `${name} is linked to ${group.code} already.`);
    }
    await moveLink(tx, id, group.id, ctx);
    const endpoints = await openEndpoints(tx, id);
    const writing = endpoints.filter(({ kind }) => canWrite(connector.vendor, kind)).map((endpoint) => endpoint.name);
    return {
      value: { connectorId: id },
      sentence: `Link ${name} to group ${group.code}`,
      audit: [
        {
          code: "connector.linked",
          subject: refOf(connector),
          related: { group: { kind: "group", id: group.id, name: group.code } },
          before: { group: connector.groupCode },
          after: { group: group.code },
        },
      ],
      effects: [
        {
          systemId,
          effect: {
            type: "connector.link.v1",
            connector: { name },
            group: { code: group.code, description: group.description },
          },
          subject: { kind: "connector", id },
          needs: [group.id],
        },
      ],
      touches: { connectors: [id] },
      warnings: linkWarnings({ connectorName: name, systemName, group, writing, riders: group.riders }),
    };
  },
});

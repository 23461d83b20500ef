import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { wayOf } from "@/lib/upstreams/ways";
import { RetireConnectorInput } from "./connector.schema";
import { lockConnector, moveLink, refOf } from "./connector.store";

/** Takes a connector out of use: unlinked here, blocked at the vendor. Refused while tokens for it are not revoked. */
export const retireConnector = defineOperation({
  id: "connector.retire",
  title: "Retire an app connector",
  roles: ["owner", "admin"],
  input: RetireConnectorInput,
  output: ids("connectorId"),
  locks: (input) => [input.connectorId],
  async change(tx, ctx, { connectorId, reason }) {
    const connector = await lockConnector(tx, connectorId);
    const { id, name, systemId, systemName } = connector;
    const tokens = await tx.token.count({ where: { connectorId, revokedAt: null } });
    if (tokens > 0) {
      const says =
        tokens === 1
          ? "1 token for it is not revoked"
          : `${tokens.toLocaleString("en-GB")} tokens for it are not revoked`;
      throw new DomainError("rule_broken", `${name} can’t be retired: ${says}.`, { next: "Revoke them first." });
    }
    const { how } = wayOf(connector.vendor, "connector.block.v1");
    const canBlock = how === "api" || how === "hand";
    await moveLink(tx, id, null, ctx);
    await tx.connector.update({ where: { id }, data: { retiredAt: ctx.now, version: { increment: 1 } } });
    return {
      value: { connectorId: id },
      sentence: `Retire ${name}`,
      audit: [
        {
          code: "connector.retired",
          subject: refOf(connector),
          before: { group: connector.groupCode },
          after: { group: null, reason },
        },
      ],
      effects: canBlock
        ? [
            {
              systemId,
              effect: { type: "connector.block.v1", connector: { name } },
              subject: { kind: "connector", id },
            },
          ]
        : [],
      touches: { connectors: [id] },
      warnings: canBlock ? [] : [`${systemName} can’t block it. What its group may call there stays as it is.`],
    };
  },
});

import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { wayOf } from "@/lib/upstreams/ways";
import { BLOCK_BRAKE, blockFields, checkCanBlock, closedHereOnly } from "./block.rules";
import { BlockConnectorInput } from "./block.schema";
import { findOpenBlock, openBlock } from "./block.store";
import { loadConnector } from "./blocked-subject.store";

/**
 * Stops a connector for everyone, here at once and at the vendor as soon as it was told; where the vendor knows no such thing, here alone,
 * which is said. Refused while it is blocked.
 */
export const blockConnector = defineOperation({
  id: "connector.block",
  title: "Block an app connector",
  roles: ["owner", "admin", "support"],
  input: BlockConnectorInput,
  output: ids("connectorId"),
  locks: (input) => [input.connectorId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { connectorId, reason, until }) {
    const connector = await loadConnector(tx, connectorId);
    const { id, name, systemId, systemName, vendor } = connector;
    const way = wayOf(vendor, "connector.block.v1");
    const isTold = way.how === "api" || way.how === "hand";
    checkCanBlock(name, await findOpenBlock(tx, id), until, ctx.now);
    await openBlock(tx, { kind: "connector", id }, { reason, until }, ctx);
    return {
      value: { connectorId: id },
      sentence: `Block ${name}`,
      audit: [
        {
          code: "connector.blocked",
          subject: { kind: "connector", id, name },
          before: { blocked: false },
          after: blockFields({ reason, until }),
        },
      ],
      effects: isTold
        ? [
            {
              systemId,
              effect: { type: "connector.block.v1", connector: { name } },
              subject: { kind: "connector", id },
              isUrgent: true,
            },
          ]
        : [],
      touches: { connectors: [id] },
      warnings: isTold ? [] : [closedHereOnly(name, systemName), way.sentence],
    };
  },
});

import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { wayOf } from "@/lib/upstreams/ways";
import { BLOCK_BRAKE, blockFields, checkCanUnblock } from "./block.rules";
import { UnblockConnectorInput } from "./block.schema";
import { closeBlock, findOpenBlock } from "./block.store";
import { loadConnector } from "./blocked-subject.store";

/** Opens a blocked connector again for everyone who passes the other lights; refused while it is not blocked. */
export const unblockConnector = defineOperation({
  id: "connector.unblock",
  title: "Unblock an app connector",
  roles: ["owner", "admin"],
  input: UnblockConnectorInput,
  output: ids("connectorId"),
  locks: (input) => [input.connectorId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { connectorId }) {
    const { id, name, systemId, vendor } = await loadConnector(tx, connectorId);
    const { how } = wayOf(vendor, "connector.unblock.v1");
    const isTold = how === "api" || how === "hand";
    const current = await findOpenBlock(tx, id);
    checkCanUnblock(name, current);
    await closeBlock(tx, id, ctx);
    return {
      value: { connectorId: id },
      sentence: `Unblock ${name}`,
      audit: [
        {
          code: "connector.unblocked",
          subject: { kind: "connector", id, name },
          before: blockFields(current),
          after: { blocked: false },
        },
      ],
      effects: isTold
        ? [
            {
              systemId,
              effect: { type: "connector.unblock.v1", connector: { name } },
              subject: { kind: "connector", id },
            },
          ]
        : [],
      touches: { connectors: [id] },
    };
  },
});

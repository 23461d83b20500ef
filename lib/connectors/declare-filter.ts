import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { newId } from "@/lib/core/ids";
import { defineOperation } from "@/lib/gate/operation";
import { DeclareFilterInput } from "./connector.schema";
import { lockConnector, refOf } from "./connector.store";

/** Writes down which records the vendor lets through; its effect can't be seen from here, and the vendor is told nothing. */
export const declareFilter = defineOperation({
  id: "filter.declare",
  title: "Declare a record filter",
  roles: ["owner", "admin"],
  input: DeclareFilterInput,
  output: ids("filterId"),
  locks: (input) => [input.connectorId],
  async change(tx, ctx, { connectorId, says }) {
    const connector = await lockConnector(tx, connectorId);
    const id = newId("filter");
    await tx.recordFilter.create({ data: { id, connectorId, says, validFrom: ctx.now, openedIn: ctx.changeId } });
    return {
      value: { filterId: id },
      sentence: `Declare a record filter of ${connector.name}`,
      audit: [{ code: "filter.declared", subject: refOf(connector), after: { says } }],
    };
  },
});

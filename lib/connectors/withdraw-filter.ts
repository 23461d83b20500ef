import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { defineOperation } from "@/lib/gate/operation";
import { WithdrawFilterInput } from "./connector.schema";
import { lockConnector, refOf } from "./connector.store";

/** Ends a declared record filter; what the vendor filters is not changed by it. */
export const withdrawFilter = defineOperation({
  id: "filter.withdraw",
  title: "Withdraw a record filter",
  roles: ["owner", "admin"],
  input: WithdrawFilterInput,
  output: ids("filterId"),
  locks: (input) => [input.connectorId],
  async change(tx, ctx, { connectorId, filterId }) {
    const connector = await lockConnector(tx, connectorId);
    const where = { id: filterId, connectorId, validTo: null };
    const filter = isId("filter", filterId) ? await tx.recordFilter.findFirst({ where }) : null;
    if (!filter) throw new DomainError("not_found");
    await tx.recordFilter.update({ where: { id: filterId }, data: { validTo: ctx.now, closedIn: ctx.changeId } });
    return {
      value: { filterId },
      sentence: `Withdraw a record filter of ${connector.name}`,
      audit: [{ code: "filter.withdrawn", subject: refOf(connector), before: { says: filter.says } }],
    };
  },
});

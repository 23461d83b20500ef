import "server-only";
import { z } from "zod";
import { revokeSessionsOf } from "@/lib/auth/session.store";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { refuseLastOwner, refuseOnSelf } from "./operator.rules";
import { DisableOperatorInput } from "./operator.schema";
import { lockEnabledOwners, lockOperator, OWNERS_LOCK, operatorRef, updateOperator } from "./operator.store";

/** Shuts an operator out from his next request on; refused for oneself and for the last owner. */
export const disableOperator = defineOperation({
  id: "operator.disable",
  title: "Disable operator",
  roles: ["owner"],
  input: DisableOperatorInput,
  output: ids("operatorId").extend({ endedSessions: z.int() }),
  locks: ({ operatorId }) => [OWNERS_LOCK, `operator:${operatorId}`],
  worksSealed: true,
  async change(tx, ctx, { operatorId }) {
    const owners = await lockEnabledOwners(tx);
    const operator = await lockOperator(tx, operatorId);
    if (operator.disabledAt) throw new DomainError("already_done", `${operator.name} is disabled already.`);
    refuseOnSelf(ctx.actor.id, operator.id, "disable");
    refuseLastOwner(operator, owners);
    await updateOperator(tx, operator.id, { disabledAt: ctx.now });
    const endedSessions = await revokeSessionsOf(tx, operator.id, ctx.now);
    return {
      value: { operatorId: operator.id, endedSessions },
      sentence: `Disable operator ${operator.name}`,
      audit: [{ code: "operator.disabled", subject: operatorRef(operator), after: { endedSessions } }],
    };
  },
});

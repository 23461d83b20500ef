import "server-only";
import { z } from "zod";
import { revokeSessionsOf } from "@/lib/auth/session.store";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { refuseLastOwner, refuseOnSelf } from "./operator.rules";
import { ChangeRoleInput } from "./operator.schema";
import { lockEnabledOwners, lockOperator, OWNERS_LOCK, operatorRef, updateOperator } from "./operator.store";

/** Gives an operator another role and ends his sessions; refused for oneself and for the last owner. */
export const changeRole = defineOperation({
  id: "operator.change_role",
  title: "Change role",
  roles: ["owner"],
  input: ChangeRoleInput,
  output: ids("operatorId").extend({ endedSessions: z.int() }),
  locks: ({ operatorId }) => [OWNERS_LOCK, `operator:${operatorId}`],
  async change(tx, ctx, { operatorId, role }) {
    const owners = await lockEnabledOwners(tx);
    const operator = await lockOperator(tx, operatorId);
    if (operator.role === role) throw new DomainError("already_done", `${operator.name} is ${role} already.`);
    refuseOnSelf(ctx.actor.id, operator.id, "change the role of");
    refuseLastOwner(operator, owners);
    await updateOperator(tx, operator.id, { role });
    const ended = await revokeSessionsOf(tx, operator.id, ctx.now);
    return {
      value: { operatorId: operator.id, endedSessions: ended },
      sentence: `Make ${operator.name} ${role} instead of ${operator.role}`,
      audit: [
        {
          code: "operator.role_changed",
          subject: operatorRef(operator),
          before: { role: operator.role },
          after: { role, endedSessions: ended },
        },
      ],
    };
  },
});

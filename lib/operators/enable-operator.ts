import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { OperatorInput } from "./operator.schema";
import { lockOperator, OWNERS_LOCK, operatorRef, updateOperator } from "./operator.store";

/** Lets a disabled operator sign in again with the role and password he had. */
export const enableOperator = defineOperation({
  id: "operator.enable",
  title: "Enable operator",
  roles: ["owner"],
  input: OperatorInput,
  output: ids("operatorId"),
  locks: ({ operatorId }) => [OWNERS_LOCK, `operator:${operatorId}`],
  async change(tx, _ctx, { operatorId }) {
    const operator = await lockOperator(tx, operatorId);
    if (!operator.disabledAt) throw new DomainError("already_done", `${operator.name} is not disabled.`);
    await updateOperator(tx, operator.id, { disabledAt: null });
    return {
      value: { operatorId: operator.id },
      sentence: `Enable operator ${operator.name}`,
      audit: [{ code: "operator.enabled", subject: operatorRef(operator), after: { role: operator.role } }],
    };
  },
});

import "server-only";
import { generatePassword, hashPassword } from "@/lib/auth/password";
import { revokeSessionsOf } from "@/lib/auth/session.store";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { OperatorInput } from "./operator.schema";
import { lockOperator, operatorRef, updateOperator } from "./operator.store";

/** Replaces an operator's password by a new one that is shown once, and ends his sessions; refused for demo operators. */
export const setPassword = defineOperation({
  id: "operator.set_password",
  title: "Make a new password",
  roles: ["owner"],
  input: OperatorInput,
  output: ids("operatorId", "password"),
  locks: ({ operatorId }) => [`operator:${operatorId}`],
  keepsAnswer: false,
  worksSealed: true,
  async change(tx, ctx, { operatorId }) {
    const operator = await lockOperator(tx, operatorId);
    if (operator.isDemo) throw new DomainError("rule_broken", "A demo operator signs in without a password.");
    const password = generatePassword();
    await updateOperator(tx, operator.id, { passwordHash: await hashPassword(password) });
    const endedSessions = await revokeSessionsOf(tx, operator.id, ctx.now);
    return {
      value: { operatorId: operator.id, password },
      sentence: `Make a new password for ${operator.name}`,
      audit: [{ code: "operator.password_set", subject: operatorRef(operator), after: { endedSessions } }],
    };
  },
});

import "server-only";
import { generatePassword, hashPassword } from "@/lib/auth/password";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { AddOperatorInput } from "./operator.schema";
import { insertOperator, operatorRef } from "./operator.store";

/** Adds an operator with a password that is shown once; refused with `conflict` when the e-mail belongs to somebody. */
export const addOperator = defineOperation({
  id: "operator.add",
  title: "Add operator",
  roles: ["owner"],
  input: AddOperatorInput,
  output: ids("operatorId", "password"),
  locks: ({ email }) => [`operator-email:${email}`],
  keepsAnswer: false,
  worksSealed: true,
  async change(tx, ctx, input) {
    const password = generatePassword();
    const operator = await insertOperator(
      tx,
      { ...input, passwordHash: await hashPassword(password), isDemo: false },
      ctx.now,
    );
    return {
      value: { operatorId: operator.id, password },
      sentence: `Add operator ${operator.name} as ${operator.role}`,
      audit: [
        {
          code: "operator.added",
          subject: operatorRef(operator),
          after: { name: operator.name, email: operator.email, role: operator.role },
        },
      ],
    };
  },
});

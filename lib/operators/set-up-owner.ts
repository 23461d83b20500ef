import "server-only";
import { hashOfKey } from "@/lib/auth/session-cookie";
import { hasOwner } from "@/lib/auth/sign-in.store";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { SetUpOwnerInput } from "./operator.schema";
import { disableDemoOperators, insertOperator, OWNERS_LOCK, operatorRef, spendSetupLink } from "./operator.store";

/** Makes the first owner with the link that was printed at the start; the link works once, and the demo sign-ins end. */
export const setUpOwner = defineOperation({
  id: "operator.set_up",
  title: "Set up the first owner",
  roles: "system",
  input: SetUpOwnerInput,
  output: ids("operatorId"),
  locks: () => [OWNERS_LOCK],
  worksSealed: true,
  async change(tx, ctx, { token, name, email, passwordHash }) {
    if ((await hasOwner(tx)) || !(await spendSetupLink(tx, hashOfKey(token), ctx.now)))
      throw new DomainError("not_found");
    const owner = await insertOperator(tx, { name, email, role: "owner", passwordHash, isDemo: false }, ctx.now);
    const demo = await disableDemoOperators(tx, ctx.now);
    return {
      value: { operatorId: owner.id },
      sentence: `Set up ${owner.name} as the first owner`,
      audit: [
        { code: "operator.added", subject: operatorRef(owner), after: { name, email, role: "owner" } },
        ...demo.map((operator) => ({ code: "operator.disabled" as const, subject: operatorRef(operator) })),
      ],
    };
  },
});

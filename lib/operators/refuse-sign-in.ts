import "server-only";
import { isId } from "@/lib/core/ids";
import { defineOperation } from "@/lib/gate/operation";
import { RefuseSignInInput } from "./operator.schema";
import { lockOperator, operatorRef } from "./operator.store";

// What was typed is never kept: it may be a password in the wrong field.
const UNKNOWN = { kind: "operator", id: "unknown", name: "an unknown e-mail address" } as const;

/** Records a sign-in that was refused; it changes nothing else. */
export const refuseSignIn = defineOperation({
  id: "operator.refuse_sign_in",
  title: "Refuse a sign-in",
  roles: "system",
  input: RefuseSignInInput,
  locks: () => [],
  worksSealed: true,
  async change(tx, _ctx, { operatorId, way, why, address }) {
    const subject = isId("operator", operatorId) ? operatorRef(await lockOperator(tx, operatorId)) : UNKNOWN;
    return {
      value: null,
      sentence: `Refuse a sign-in as ${subject.name}`,
      audit: [{ code: "operator.sign_in_refused", subject, after: { way, why, address } }],
    };
  },
});

import "server-only";
import { insertSession, revokeSession } from "@/lib/auth/session.store";
import { hashOfKey, newSessionKey } from "@/lib/auth/session-cookie";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { SignInInput } from "./operator.schema";
import { lockOperator, operatorRef } from "./operator.store";

/** Opens a session under a new id for an operator who proved who he is; the session the browser held before ends. */
export const signIn = defineOperation({
  id: "operator.sign_in",
  title: "Sign in",
  roles: "system",
  input: SignInInput,
  locks: ({ operatorId }) => [`operator:${operatorId}`],
  keepsAnswer: false,
  worksSealed: true,
  async change(tx, ctx, { operatorId, way, address, userAgent, replaces }) {
    const operator = await lockOperator(tx, operatorId);
    if (operator.disabledAt) throw new DomainError("forbidden");
    if (replaces) await revokeSession(tx, replaces, ctx.now);
    const sessionKey = newSessionKey();
    const session = { keyHash: hashOfKey(sessionKey), operatorId: operator.id, now: ctx.now, address, userAgent };
    const sessionId = await insertSession(tx, session);
    return {
      value: { sessionId, sessionKey },
      sentence: `Sign in ${operator.name}`,
      audit: [{ code: "operator.signed_in", subject: operatorRef(operator), after: { way, address } }],
    };
  },
});

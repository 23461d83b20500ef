import "server-only";
import { z } from "zod";
import { revokeSession } from "@/lib/auth/session.store";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { operatorRef } from "./operator.store";

/** Ends the session that asks for it; its next request is refused. */
export const signOut = defineOperation({
  id: "operator.sign_out",
  title: "Sign out",
  roles: ["owner", "admin", "support", "auditor"],
  input: z.strictObject({}),
  output: z.null(),
  locks: () => [],
  worksSealed: true,
  async change(tx, ctx) {
    const { actor } = ctx;
    if (actor.kind !== "operator" || !actor.sessionId) throw new DomainError("rule_broken", "Only a session can end.");
    await revokeSession(tx, actor.sessionId, ctx.now);
    return {
      value: null,
      sentence: `Sign out ${actor.name}`,
      audit: [{ code: "operator.signed_out", subject: operatorRef(actor) }],
    };
  },
});

import "server-only";
import { z } from "zod";
import { revokeSessionsOf } from "@/lib/auth/session.store";
import type { Tx } from "@/lib/db/client";
import { type Change, defineOperation, type OperationContext } from "@/lib/gate/operation";
import { OperatorInput } from "./operator.schema";
import { lockOperator, operatorRef } from "./operator.store";

/** Ends every session of an operator; his next request is refused, wherever he is. */
export const endSessions = defineOperation({
  id: "operator.end_sessions",
  title: "Sign out everywhere",
  roles: ["owner"],
  input: OperatorInput,
  output: z.object({ endedSessions: z.int() }),
  locks: ({ operatorId }) => [`operator:${operatorId}`],
  worksSealed: true,
  change: (tx, ctx, { operatorId }) => endAll(tx, ctx, operatorId),
});

/** Ends every session of whoever asks, this one too. */
export const endOwnSessions = defineOperation({
  id: "operator.end_own_sessions",
  title: "Sign yourself out everywhere",
  roles: ["owner", "admin", "support", "auditor"],
  input: z.strictObject({}),
  output: z.object({ endedSessions: z.int() }),
  locks: () => [],
  worksSealed: true,
  change: (tx, ctx) => endAll(tx, ctx, ctx.actor.id),
});

async function endAll(tx: Tx, ctx: OperationContext, operatorId: string): Promise<Change<{ endedSessions: number }>> {
  const operator = await lockOperator(tx, operatorId);
  const endedSessions = await revokeSessionsOf(tx, operator.id, ctx.now);
  return {
    value: { endedSessions },
    sentence: `Sign ${operator.name} out everywhere`,
    audit: [{ code: "operator.sessions_ended", subject: operatorRef(operator), after: { endedSessions } }],
  };
}

import "server-only";
import type { z } from "zod";
import type { ActionResult } from "@/lib/core/errors";
import { DomainError } from "@/lib/core/errors";
import { answer } from "@/lib/gate/answer";
import { authorise } from "@/lib/gate/authorise";
import type { Operation } from "@/lib/gate/operation";
import { parseInput } from "@/lib/gate/parse-input";
import { throughScreen } from "./action";

export type DraftAction = (input: unknown) => Promise<ActionResult<null>>;

/**
 * The server action that keeps a draft towards an operation: the same guard, and only for who may do the operation itself. A draft is
 * no fact, so it has no audit event and no change; never throws.
 */
export function draftAction<D, I, O>(
  operation: Operation<I, O>,
  input: z.ZodType<D>,
  keep: (operatorId: string, draft: D) => Promise<void>,
): DraftAction {
  return async (given) =>
    throughScreen(operation.id, (ctx) =>
      answer(operation, ctx, async (actor) => {
        authorise(operation, actor);
        if (actor.kind !== "operator") throw new DomainError("forbidden");
        await keep(actor.id, parseInput({ input }, given));
        return { value: null };
      }),
    );
}

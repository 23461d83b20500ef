import "server-only";
import { type ActionResult, DomainError } from "@/lib/core/errors";
import { answer } from "@/lib/gate/answer";
import { authorise } from "@/lib/gate/authorise";
import type { DraftKeeper } from "@/lib/gate/draft";
import { parseInput } from "@/lib/gate/parse-input";
import { throughScreen } from "./action";

export type DraftAction = (input: unknown) => Promise<ActionResult<null>>;

/** The server action that keeps a draft: the same guard as an operation’s, and only for who may do that operation; never throws. */
export function draftAction<D>({ towards, input, keep }: DraftKeeper<D>): DraftAction {
  return async (given) =>
    throughScreen(towards.id, (ctx) =>
      answer(towards, ctx, async (actor) => {
        authorise(towards, actor);
        if (actor.kind !== "operator") throw new DomainError("forbidden");
        await keep(actor.id, parseInput({ input }, given));
        return { value: null };
      }),
    );
}

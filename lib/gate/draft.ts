import type { z } from "zod";
import type { Operation } from "./operation";

/** Something that one operator keeps on the server until he does the operation it leads to. It is no fact, so nothing is audited. */
export type DraftKeeper<D> = {
  /** Only who may do it may prepare it. */
  // biome-ignore lint/suspicious/noExplicitAny: an operation consumes its input and produces its answer, so no other type holds them all
  readonly towards: Operation<any, any>;
  readonly input: z.ZodType<D>;
  /** Keeps it; throws `DomainError` where it can't become the operation's input. */
  readonly keep: (operatorId: string, draft: D) => Promise<void>;
};

/** Declares one kind of draft. */
export function defineDraft<D>(draft: DraftKeeper<D>): DraftKeeper<D> {
  return draft;
}

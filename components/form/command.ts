import type { ActionResult, ErrorCode } from "@/lib/core/errors";

/** What travels beside the input: the id that makes a repeat harmless, the plan that was looked at, the count that was typed. */
export type CommandOptions = { commandId: string; planHash?: string; confirm?: number };

/** A server action over one operation, as the action door makes it. */
export type Command<T> = (input: unknown, options: CommandOptions) => Promise<ActionResult<T>>;

/** Why nothing was done, or, with `no_answer`, why that can't be told. */
export type Failure = {
  code: ErrorCode | "no_answer";
  message: string;
  next?: string;
  fields?: Record<string, string>;
  facts?: Record<string, string | number>;
  requestId?: string;
};

export const NO_ANSWER: Failure = {
  code: "no_answer",
  message: "No answer arrived, so it can’t be told whether this was done.",
  next: "Send it again: the same command is never done twice.",
};

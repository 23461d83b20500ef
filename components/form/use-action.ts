"use client";

import { unstable_rethrow, useRouter } from "next/navigation";
import { useCallback, useRef, useState, useTransition } from "react";
import { type Command, type CommandOptions, type Failure, NO_ANSWER } from "./command";

export type UseActionOptions<T> = {
  onDone?: ((value: T, changeId: string | undefined) => void) | undefined;
  /**
   * Reads the page again after success, also where the caller goes elsewhere: the way back must not show what was before. Off only where
   * the answer stands on the page and nowhere else.
   */
  refresh?: boolean | undefined;
};

export type UseAction<T> = {
  send: (input: unknown, extra?: Omit<CommandOptions, "commandId">) => void;
  isPending: boolean;
  failure: Failure | null;
  result: { value: T; changeId: string | undefined } | null;
  reset: () => void;
};

/** Sends one command: locked while it is under way, sent again under the same id until it succeeds, every failure returned as words. */
export function useAction<T>(action: Command<T>, { onDone, refresh = true }: UseActionOptions<T> = {}): UseAction<T> {
  const router = useRouter();
  const commandId = useRef<string | null>(null);
  const underWay = useRef(false);
  const [isPending, startTransition] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [result, setResult] = useState<UseAction<T>["result"]>(null);

  const send: UseAction<T>["send"] = (input, extra = {}) => {
    if (underWay.current) return;
    underWay.current = true;
    commandId.current ??= crypto.randomUUID();
    const options = { ...extra, commandId: commandId.current };
    startTransition(async () => {
      try {
        const answer = await action(input, options);
        if (!answer.ok) {
          setFailure(answer.error);
          // What is said next is to look at the new preview, so it has to be on the page.
          if (answer.error.code === "plan_is_stale") router.refresh();
          return;
        }
        commandId.current = null;
        setFailure(null);
        setResult({ value: answer.value, changeId: answer.changeId });
        onDone?.(answer.value, answer.changeId);
        if (refresh) router.refresh();
      } catch (error) {
        unstable_rethrow(error);
        setFailure(NO_ANSWER);
      } finally {
        underWay.current = false;
      }
    });
  };

  const reset = useCallback(() => {
    setFailure(null);
    setResult(null);
  }, []);
  return { send, isPending, failure, result, reset };
}

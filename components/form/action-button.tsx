"use client";

import { LiveRegion } from "@/components/feedback/live-region";
import { Button, type ButtonLook } from "@/components/ui/button";
import type { Command } from "./command";
import { useAction } from "./use-action";

export type ActionButtonProps<T> = ButtonLook & {
  action: Command<T>;
  input: unknown;
  children: string;
  /** Said to screen readers when it is done. */
  doneWords?: string;
};

/** A button that does one small, reversible thing at once; a failure is said beside it and stays. */
export function ActionButton<T>({ action, input, children, doneWords = "Done", ...look }: ActionButtonProps<T>) {
  const { send, isPending, failure, result } = useAction(action);
  return (
    <span className="inline-grid justify-items-start gap-1">
      <Button {...look} busy={isPending} onClick={() => send(input)}>
        {children}
      </Button>
      {failure ? (
        <span className="small text-danger max-w-80 whitespace-normal text-start" role="alert">
          {failure.message} {failure.next}
        </span>
      ) : null}
      <LiveRegion>{isPending ? "Sending" : result ? doneWords : ""}</LiveRegion>
    </span>
  );
}

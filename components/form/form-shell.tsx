"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useId, useMemo, useRef, useState } from "react";
import { LiveRegion } from "@/components/feedback/live-region";
import { Button, LinkButton } from "@/components/ui/button";
import type { Command } from "./command";
import { CountField } from "./count-field";
import { DirtyGuard } from "./dirty-guard";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";
import { readForm } from "./read-form";
import { useAction } from "./use-action";

export type FormShellProps<T> = {
  action: Command<T>;
  /** What belongs to the input but isn't typed, such as the id of what is changed. */
  fixed?: Readonly<Record<string, unknown>>;
  /** Says what happens: "Save", "Create group, send 14 changes". */
  submit: string;
  /** Where to go when it is done; `:name` is filled from the answer, as in `/groups/:groupId`. */
  doneHref?: string;
  /** Said when it is done and we stay: "Saved". */
  doneWords?: string;
  onDone?: (value: T, changeId: string | undefined) => void;
  cancelHref?: string;
  /** The plan that was looked at before. */
  planHash?: string;
  /** How many it hits and of what, where that many are to be typed from the start. */
  count?: { hits: number; of: string } | null;
  /** Sticks the buttons to the bottom of the window, as wizards do. */
  sticky?: boolean;
  /** Further buttons beside the submit button. */
  more?: ReactNode;
  children: ReactNode;
};

const fill = (href: string, value: unknown): string =>
  href.replace(/:(\w+)/g, (_all, key: string) =>
    encodeURIComponent(String((value as Record<string, unknown> | null)?.[key] ?? "")),
  );

/** The one form: sends one command once, keeps what was typed, says what is wrong at the top and beside each field. */
export function FormShell<T>(props: FormShellProps<T>) {
  const {
    action,
    fixed = {},
    submit,
    doneHref,
    doneWords = "Saved",
    onDone,
    cancelHref,
    planHash,
    count = null,
    sticky = false,
    more,
    children,
  } = props;
  const router = useRouter();
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [dirty, setDirty] = useState(false);
  const { send, isPending, failure, result } = useAction(action, {
    onDone: (value, changeId) => {
      setDirty(false);
      onDone?.(value, changeId);
      if (doneHref) router.push(fill(doneHref, value));
    },
  });
  const asked = failure?.code === "needs_confirmation" ? failure.facts?.count : undefined;
  const state = useMemo(() => ({ formId, errors: failure?.fields ?? {} }), [formId, failure]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { confirmCount, ...typed } = readForm(event.currentTarget);
    send(
      { ...typed, ...fixed },
      { ...(planHash ? { planHash } : {}), ...(typeof confirmCount === "number" ? { confirm: confirmCount } : {}) },
    );
  };
  return (
    <FormContext value={state}>
      <form
        ref={form}
        className={sticky ? "contents" : "form"}
        noValidate
        onSubmit={onSubmit}
        onChange={() => setDirty(true)}
      >
        {failure ? <ErrorSummary failure={failure} formId={formId} /> : null}
        {sticky ? <div className="form">{children}</div> : children}
        {typeof asked === "number" ? (
          <CountField count={asked} of={count?.of} />
        ) : count ? (
          <CountField count={count.hits} of={count.of} />
        ) : null}
        <div className={sticky ? "formfoot" : "row row--wrap"}>
          <Button type="submit" look="primary" busy={isPending} className={sticky ? "push order-last" : undefined}>
            {submit}
          </Button>
          {cancelHref ? <LinkButton href={cancelHref}>Cancel</LinkButton> : null}
          {more}
          <LiveRegion>{isPending ? "Sending" : ""}</LiveRegion>
          {result && !dirty && !doneHref ? (
            <span className="small muted" role="status">
              {doneWords}
            </span>
          ) : null}
        </div>
      </form>
      <DirtyGuard dirty={dirty && !isPending} />
    </FormContext>
  );
}

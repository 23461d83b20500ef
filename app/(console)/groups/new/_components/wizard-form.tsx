"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type MouseEvent, type ReactNode, useId, useMemo, useRef, useState } from "react";
import { LiveRegion } from "@/components/feedback/live-region";
import type { Command } from "@/components/form/command";
import { CountField } from "@/components/form/count-field";
import { DirtyGuard } from "@/components/form/dirty-guard";
import { ErrorSummary } from "@/components/form/error-summary";
import { FormContext } from "@/components/form/form-context";
import { readForm } from "@/components/form/read-form";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";

export type WizardFormProps<T> = {
  action: Command<T>;
  /** What belongs to the input but isn't typed. */
  fixed?: Readonly<Record<string, unknown>>;
  /** The plan that was looked at, and the count that has to be typed for it. */
  planHash?: string;
  count?: number | null;
  /** Says what happens; left out where the step can't be finished as it stands. */
  submit?: string;
  /** Where it goes when it is done; `:changeId` is filled in. */
  doneHref: string;
  backHref?: string;
  /** Keeps what was typed so far, whatever it is, before the step is left. */
  keep?: Command<null>;
  children: ReactNode;
};

const DRAFTS_HREF = "/groups";

/** One step as a form with the foot of the wizard: whichever way it is left by its buttons, what was typed is kept on the server. */
export function WizardForm<T>(props: WizardFormProps<T>) {
  const { action, fixed = {}, planHash, count = null, submit, doneHref, backHref, keep, children } = props;
  const router = useRouter();
  const formId = useId();
  const [dirty, setDirty] = useState(false);
  const leaveTo = useRef(DRAFTS_HREF);
  const step = useAction(action, {
    onDone: (_value, changeId) => {
      setDirty(false);
      router.push(doneHref.replace(":changeId", changeId ?? ""));
    },
  });
  const left = useAction(keep ?? (async () => ({ ok: true as const, value: null })), {
    onDone: () => {
      setDirty(false);
      router.push(leaveTo.current);
    },
  });
  const failure = step.failure ?? left.failure;
  const isPending = step.isPending || left.isPending;
  const state = useMemo(() => ({ formId, errors: failure?.fields ?? {} }), [formId, failure]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    left.reset();
    const { confirmCount, ...typed } = readForm(event.currentTarget);
    step.send(
      { ...typed, ...fixed },
      { ...(planHash ? { planHash } : {}), ...(typeof confirmCount === "number" ? { confirm: confirmCount } : {}) },
    );
  };
  const leave = (href: string) => (event: MouseEvent<HTMLButtonElement>) => {
    const form = event.currentTarget.form;
    leaveTo.current = href;
    step.reset();
    left.send(keep && form ? readForm(form) : {});
  };
  return (
    <FormContext value={state}>
      <form className="contents" noValidate onSubmit={onSubmit} onChange={() => setDirty(true)}>
        <div className="narrow grid min-w-0 content-start gap-5 pb-6">
          {failure ? <ErrorSummary failure={failure} formId={formId} /> : null}
          {children}
          {count === null ? null : <CountField count={count} of="people" />}
        </div>
        <div className="formfoot col-span-full">
          {backHref ? (
            <Button busy={isPending} onClick={leave(backHref)}>
              Back
            </Button>
          ) : null}
          <span className="push row row--wrap">
            <Button busy={isPending} onClick={leave(DRAFTS_HREF)}>
              Keep as draft
            </Button>
            {submit ? (
              <Button type="submit" look="primary" busy={isPending}>
                {submit}
              </Button>
            ) : null}
          </span>
          <LiveRegion>{isPending ? "Sending" : ""}</LiveRegion>
        </div>
      </form>
      <DirtyGuard dirty={dirty && !isPending && keep !== undefined} />
    </FormContext>
  );
}

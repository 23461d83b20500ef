"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Command } from "@/components/form/command";
import { CountField } from "@/components/form/count-field";
import { ErrorSummary } from "@/components/form/error-summary";
import { FormContext } from "@/components/form/form-context";
import { readForm } from "@/components/form/read-form";
import { ReasonField } from "@/components/form/reason-field";
import { useAction } from "@/components/form/use-action";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button, type ButtonLook } from "@/components/ui/button";
import { type How, HowMark } from "./how-mark";

export type ConfirmHow = { how: How; says: ReactNode };

export type ConfirmDialogProps<T> = {
  /** The button that opens it; left out when the caller opens it with `open`. */
  trigger?: ButtonLook & { children: string };
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Act and object: "Revoke token A41C…9F3C of svc-hours-portal?" */
  title: ReactNode;
  /** What follows from it, the worst first. */
  consequence: ReactNode;
  facts?: readonly { term: string; value: ReactNode }[];
  /** How each effect is brought about at the vendor. */
  how?: readonly ConfirmHow[];
  /** The reasons offered; without them no reason is asked. */
  reasons?: readonly string[];
  /** Further fields, between the facts and the reason. */
  children?: ReactNode;
  /** Verb and object on the two buttons: "Revoke token", "Keep token". */
  confirm: string;
  keep: string;
  /** A filled, not a red button, for acts that give instead of take. */
  gentle?: boolean;
  /** The third level: this count has to be typed. */
  count?: number;
  action: Command<T>;
  fixed?: Readonly<Record<string, unknown>>;
  planHash?: string;
  doneHref?: string;
  onDone?: (value: T, changeId: string | undefined) => void;
};

function Facts({ facts, how }: Pick<ConfirmDialogProps<unknown>, "facts" | "how">) {
  if (!facts?.length && !how?.length) return null;
  return (
    <dl className="dl dl--tight dialog__facts">
      {facts?.map((fact) => (
        <div className="contents" key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
      {how?.length ? (
        <>
          <dt>How</dt>
          <dd className="grid gap-1">
            {how.map((way, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the ways are read once and never reordered
              <span key={index}>
                <HowMark how={way.how} inline /> <span className="muted">{way.says}</span>
              </span>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  );
}

/** Asks before what is hard to reverse: consequence first, then facts, how, and why; the focus starts on keeping things as they are. */
export function ConfirmDialog<T>(props: ConfirmDialogProps<T>) {
  const { trigger, title, consequence, facts, how, reasons, children, confirm, keep, gentle = false, count } = props;
  const { action, fixed = {}, planHash, doneHref, onDone } = props;
  const router = useRouter();
  const formId = useId();
  const keepRef = useRef<HTMLButtonElement>(null);
  const hasActed = useRef(false);
  const [ownOpen, setOwnOpen] = useState(false);
  const open = props.open ?? ownOpen;
  const setOpen = props.onOpenChange ?? setOwnOpen;
  const { send, isPending, failure, reset } = useAction(action, {
    onDone: (value, changeId) => {
      hasActed.current = true;
      setOpen(false);
      onDone?.(value, changeId);
      if (doneHref) router.push(doneHref);
    },
  });
  // An act may take its own button off the page; the focus then goes to the page, not to nowhere.
  useEffect(
    () => () => {
      if (!hasActed.current || document.activeElement !== document.body) return;
      document.getElementById("content")?.focus({ preventScroll: true });
    },
    [],
  );
  const state = useMemo(() => ({ formId, errors: failure?.fields ?? {} }), [formId, failure]);
  const asked = count ?? (failure?.code === "needs_confirmation" ? failure.facts?.count : undefined);

  const onOpenChange = (next: boolean) => {
    if (isPending) return;
    reset();
    setOpen(next);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { confirmCount, ...typed } = readForm(event.currentTarget);
    const typedCount = typeof confirmCount === "number" ? { confirm: confirmCount } : {};
    send({ ...typed, ...fixed }, { ...(planHash ? { planHash } : {}), ...typedCount });
  };

  return (
    <FormContext value={state}>
      {trigger ? <Button {...trigger} onClick={() => onOpenChange(true)} /> : null}
      <AlertDialog
        open={open}
        onOpenChange={onOpenChange}
        keepRef={keepRef}
        title={title}
        consequence={consequence}
        foot={
          <>
            <Button ref={keepRef} onClick={() => onOpenChange(false)}>
              {keep}
            </Button>
            <Button type="submit" form={formId} look={gentle ? "primary" : "danger"} busy={isPending}>
              {confirm}
            </Button>
          </>
        }
      >
        <form id={formId} className="grid gap-4" noValidate onSubmit={onSubmit}>
          {failure ? <ErrorSummary failure={failure} formId={formId} /> : null}
          <Facts {...{ ...(facts ? { facts } : {}), ...(how ? { how } : {}) }} />
          {children}
          {typeof asked === "number" ? <CountField count={asked} /> : null}
          {reasons ? <ReasonField reasons={reasons} /> : null}
        </form>
      </AlertDialog>
    </FormContext>
  );
}

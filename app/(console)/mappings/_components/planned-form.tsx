"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useRef, useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import type { Command } from "@/components/form/command";
import { FormShell } from "@/components/form/form-shell";
import type { ActionResult } from "@/lib/core/errors";
import type { Plan } from "@/lib/gate/plan";
import { waysOf } from "../../_blocks/planned-confirm";

export type PlannedFormProps<T> = {
  plan: (input: unknown) => Promise<ActionResult<Plan>>;
  action: Command<T>;
  fixed: Readonly<Record<string, unknown>>;
  /** On the button that looks ahead: "Look ahead". */
  submit: string;
  title: ReactNode;
  confirm: string;
  keep: string;
  /** A red button, for acts that take away. */
  takes?: boolean;
  doneHref: string;
  cancelHref: string;
  children: ReactNode;
};

type Looked = { plan: Plan; input: Readonly<Record<string, unknown>> };

/** A form whose act is previewed first and done from the preview: what is confirmed is what was looked at, or it is refused. */
export function PlannedForm<T>(props: PlannedFormProps<T>) {
  const { plan, action, fixed, submit, title, confirm, keep, takes = false, doneHref, cancelHref, children } = props;
  const router = useRouter();
  const typed = useRef<Readonly<Record<string, unknown>>>({});
  const [looked, setLooked] = useState<Looked | null>(null);
  const lookAhead: Command<Plan> = (input) => {
    typed.current = input as Readonly<Record<string, unknown>>;
    return plan(input);
  };
  return (
    <>
      <FormShell
        action={lookAhead}
        fixed={fixed}
        submit={submit}
        cancelHref={cancelHref}
        doneWords="Nothing was changed yet"
        onDone={(value) => setLooked({ plan: value, input: typed.current })}
      >
        {children}
      </FormShell>
      <ConfirmDialog
        open={looked !== null}
        onOpenChange={(open) => (open ? null : setLooked(null))}
        title={title}
        consequence={
          <>
            <strong>{looked?.plan.sentence}.</strong>
            {looked?.plan.warnings.map((warning) => (
              <p key={warning} className="mt-2">
                {warning}
              </p>
            ))}
          </>
        }
        how={looked ? waysOf(looked.plan) : []}
        confirm={confirm}
        keep={keep}
        gentle={!takes}
        action={action}
        fixed={looked?.input ?? {}}
        {...(looked ? { planHash: looked.plan.hash } : {})}
        {...(looked?.plan.brake === "confirm" ? { count: looked.plan.hits } : {})}
        onDone={() => router.push(doneHref)}
      />
    </>
  );
}

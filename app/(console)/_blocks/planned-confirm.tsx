"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ConfirmDialog, type ConfirmDialogProps, type ConfirmHow } from "@/components/feedback/confirm-dialog";
import type { ActionResult } from "@/lib/core/errors";
import type { Plan } from "@/lib/gate/plan";

export type PlannedConfirmProps<T> = Omit<
  ConfirmDialogProps<T>,
  "open" | "onOpenChange" | "how" | "count" | "planHash" | "consequence" | "facts"
> & {
  /** The action that previews without doing. */
  plan: (input: unknown) => Promise<ActionResult<Plan>>;
  /** What is previewed; a reason is only text to it, so any will do. */
  planInput: Readonly<Record<string, unknown>>;
  consequence: (plan: Plan | null) => ReactNode;
  facts?: (plan: Plan | null) => readonly { term: string; value: ReactNode }[];
};

/** The confirm dialog that says exactly what would happen: the same code ran and was rolled back when it was opened. */
export function PlannedConfirm<T>({ plan, planInput, consequence, facts, ...dialog }: PlannedConfirmProps<T>) {
  const [open, setOpen] = useState(false);
  const preview = useQuery({
    queryKey: ["plan", dialog.confirm, planInput],
    queryFn: () => plan(planInput),
    enabled: open,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const ready = preview.data?.ok ? preview.data.value : null;
  const refusal = preview.data && !preview.data.ok ? preview.data.error : null;
  return (
    <ConfirmDialog
      {...dialog}
      open={open}
      onOpenChange={setOpen}
      consequence={
        <>
          {consequence(ready)}
          {ready?.warnings.map((warning) => (
            <p key={warning} className="mt-2 text-warning">
              {warning}
            </p>
          ))}
          {refusal ? (
            <p className="mt-2 text-danger" role="alert">
              {refusal.message} {refusal.next}
            </p>
          ) : null}
        </>
      }
      facts={facts?.(ready) ?? []}
      how={ready ? waysOf(ready) : []}
      {...(ready?.brake === "confirm" ? { count: ready.hits } : {})}
    />
  );
}

/** How a plan’s effects are brought about, each way said once. */
export function waysOf(plan: Plan): ConfirmHow[] {
  const ways = new Map<string, ConfirmHow>();
  for (const { how, says, isAssumed } of plan.effects) {
    const words = isAssumed ? `${says} Assumed: the vendor doesn’t document this.` : says;
    ways.set(`${how} ${words}`, { how, says: words });
  }
  return [...ways.values()];
}

/** How many people a plan hits, with up to three names: `7 people lose it: A, B, C and 4 more`. */
export function peopleHit(
  plan: Plan | null,
  which: "gained" | "lost",
  verb: readonly [one: string, many: string],
): string {
  if (plan === null) return "Working it out";
  const pairs = which === "gained" ? plan.impact.gainedPairs : plan.impact.lostPairs;
  const names = [...new Set(pairs.map((pair) => pair.userName))];
  if (names.length === 0) return "Nobody";
  const people = Math.max(names.length, plan.impact.people);
  const more = people - Math.min(3, names.length);
  const list = `${names.slice(0, 3).join(", ")}${more > 0 ? ` and ${more.toLocaleString("en-GB")} more` : ""}`;
  return `${people.toLocaleString("en-GB")} ${people === 1 ? `person ${verb[0]}` : `people ${verb[1]}`}: ${list}`;
}

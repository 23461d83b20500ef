import { notFound, redirect } from "next/navigation";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { createGroup } from "@/lib/groups/create-group";
import { hasBasics, type NewGroupStep } from "@/lib/groups/new-group.rules";
import { readWizardState } from "@/lib/groups/wizard-state.queries";

export const stepHref = (step: NewGroupStep): string => `/groups/new/${step}`;

/** Who makes the group and the draft as it stands; not found for a role that may not make groups. */
export async function readWizard() {
  const actor = await requireActor();
  if (!mayDo(createGroup, actor)) notFound();
  return { actor, state: await readWizardState(actor) };
}

/** The same for the later steps, which need the first: without it they lead there. */
export async function readWizardAfterBasics() {
  const wizard = await readWizard();
  if (!hasBasics(wizard.state)) redirect(stepHref("basics"));
  return wizard;
}

/** Where a step goes when it is done: on, or back to the last step where that sent us here. */
export async function afterStep(
  searchParams: Promise<{ then?: string | string[] }>,
  next: NewGroupStep,
): Promise<{ href: string; words: string }> {
  const isFromCheck = (await searchParams).then === "check";
  return isFromCheck
    ? { href: stepHref("check"), words: "Back to check" }
    : { href: stepHref(next), words: "Continue" };
}

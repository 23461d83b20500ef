import { redirect } from "next/navigation";
import { nextStep } from "@/lib/groups/new-group.rules";
import { readWizard, stepHref } from "./read-wizard";

/** The wizard begins at its first step, and goes on where its draft was left. */
export default async function NewGroupPage() {
  redirect(stepHref(nextStep((await readWizard()).state)));
}

import type { HandSteps } from "../driver";

/** A value made safe to stand between asterisks: one of its own would end the bold text too soon. */
export const bold = (value: string): string => value.replaceAll("*", "∗");

/** A task for a person in Biuwer's own console. */
export const task = (menuPath: string[], why: string, checkAfterwards: string, steps: string[]): HandSteps => ({
  why,
  menuPath,
  steps,
  checkAfterwards,
});

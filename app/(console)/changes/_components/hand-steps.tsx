import { Marked, MenuPath } from "@/components/feedback/marked";
import { Check } from "@/components/ui/check";
import type { HandStepsView } from "@/lib/outbox/outbox.store";

/** Menu path and steps to tick off while doing them; the ticks are a help for the eye and are kept nowhere. */
export function HandSteps({ steps, taskId }: { steps: HandStepsView; taskId: string }) {
  return (
    <div className="mt-4">
      <p className="row row--wrap small">
        <span className="muted">Menu</span>
        <MenuPath path={steps.menuPath} />
      </p>
      <ol className="steps-hand mt-2">
        {steps.steps.map((step, index) => (
          <li key={step}>
            <Check id={`${taskId}-${index}`} aria-label={`Step ${index + 1} done`} />
            <span>
              <Marked text={step} />
            </span>
          </li>
        ))}
      </ol>
      <p className="h4 mt-4">Check afterwards</p>
      <p className="small muted">
        <Marked text={steps.checkAfterwards} />
      </p>
    </div>
  );
}

import { Fragment } from "react";
import { Check } from "@/components/ui/check";
import type { HandStepsView } from "@/lib/outbox/outbox.store";

// Words between asterisks are the vendor's own labels or our values.
function Labelled({ text }: { text: string }) {
  return text.split(/\*([^*]+)\*/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <span key={index} className="ui-word">
        {part}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}

/** Menu path and steps to tick off while doing them; the ticks are a help for the eye and are kept nowhere. */
export function HandSteps({ steps, taskId }: { steps: HandStepsView; taskId: string }) {
  return (
    <div className="mt-4">
      <p className="row row--wrap small">
        <span className="muted">Menu</span>
        <span className="path">
          {steps.menuPath.map((part, index) => (
            <Fragment key={part}>
              {index > 0 ? <i>/</i> : null}
              <span>{part}</span>
            </Fragment>
          ))}
        </span>
      </p>
      <ol className="steps-hand mt-2">
        {steps.steps.map((step, index) => (
          <li key={step}>
            <Check id={`${taskId}-${index}`} aria-label={`Step ${index + 1} done`} />
            <span>
              <Labelled text={step} />
            </span>
          </li>
        ))}
      </ol>
      <p className="h4 mt-4">Check afterwards</p>
      <p className="small muted">
        <Labelled text={steps.checkAfterwards} />
      </p>
    </div>
  );
}

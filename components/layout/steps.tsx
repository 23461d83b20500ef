import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

export type Step = { key: string; label: string; status: ReactNode; state: "done" | "now" | "later"; href?: string };

/** The steps of a wizard at its left: each with its state in words, done ones can be gone back to. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <nav aria-label="Steps">
      <ol className="steps">
        {steps.map((step, index) => {
          const inside = (
            <>
              <span className="step__n">{step.state === "done" ? <Icon name="check" size={14} /> : index + 1}</span>
              <span className="step__t">{step.label}</span>
              <span className="step__s">{step.status}</span>
            </>
          );
          const className = step.state === "done" ? "step step--done" : "step";
          return (
            <li key={step.key}>
              {step.href && step.state !== "now" ? (
                <Link className={className} href={step.href}>
                  {inside}
                </Link>
              ) : (
                <span className={className} {...(step.state === "now" ? { "aria-current": "step" as const } : {})}>
                  {inside}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

import type { Impact } from "@/lib/access/impact.rules";
import { Banner } from "./banner";
import { type EffectRow, EffectsList } from "./effects-list";
import { HowLegend } from "./how-mark";
import { ImpactList } from "./impact-list";

/** What a preview says, as the gate's plan gives it. */
export type PlanShown = {
  impact: Impact;
  effects: readonly EffectRow[];
  warnings: readonly string[];
  hits: number;
  brake: "none" | "confirm" | "approve";
};

const BRAKES = {
  confirm: "You will be asked to type that number.",
  approve: "A second person has to approve it before anything is sent.",
} as const;

/** A preview in full: what to think of first, who gains and loses, and what happens at each vendor. */
export function PlanView({ plan }: { plan: PlanShown }) {
  return (
    <div className="grid gap-6">
      {plan.warnings.map((warning) => (
        <Banner key={warning} tone="warning" title={warning} />
      ))}
      {plan.brake === "none" ? null : (
        <Banner tone="danger" title={`This hits ${plan.hits.toLocaleString("en-GB")} people or tokens.`}>
          {BRAKES[plan.brake]}
        </Banner>
      )}
      <section>
        <h2 className="mb-2">Who gains what</h2>
        <ImpactList impact={plan.impact} />
      </section>
      <section>
        <div className="section__head">
          <h2>What will happen</h2>
          <span className="more">
            <HowLegend />
          </span>
        </div>
        <EffectsList effects={plan.effects} />
      </section>
    </div>
  );
}

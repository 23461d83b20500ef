import { Banner } from "@/components/feedback/banner";
import { EffectsList } from "@/components/feedback/effects-list";
import { HowLegend } from "@/components/feedback/how-mark";
import { ImpactList } from "@/components/feedback/impact-list";
import { Section } from "@/components/layout/content";
import type { Plan } from "@/lib/gate/plan";
import { newGroupEffects } from "@/lib/groups/group.rules";
import { type NewGroupState, stillShut } from "@/lib/groups/new-group.rules";

const list = new Intl.ListFormat("en-GB");

function WhoGains({ plan, state: { connectors, members } }: { plan: Plan; state: NewGroupState }) {
  const { gained, lost } = plan.impact;
  const notes = connectors.flatMap((connector) => stillShut(connector, members) ?? []);
  const names = connectors.map(({ name }) => name);
  return (
    <>
      {gained + lost > 0 ? <ImpactList impact={plan.impact} /> : null}
      <p className="small max-w-[720px] pt-1">
        {gained > 0 ? null : (
          <strong>
            {names.length > 0
              ? `Nobody can use ${list.format(names)} right after this.`
              : "Nobody can use anything by this alone: no connector is linked."}
          </strong>
        )}{" "}
        <span className="muted">{notes.join(" ")}</span>
      </p>
    </>
  );
}

export type NewGroupPlanProps = { plan: Plan; state: NewGroupState; untouched: readonly string[] };

/** The exact preview: what to think of first, who gains what, and what happens at each vendor. */
export function NewGroupPlan({ plan, state, untouched }: NewGroupPlanProps) {
  return (
    <>
      {plan.warnings.map((warning) => (
        <Banner key={warning} tone="warning" title={warning} />
      ))}
      {plan.brake === "none" ? null : (
        <Banner tone="danger" title={`This hits ${plan.hits.toLocaleString("en-GB")} people at once.`}>
          {plan.brake === "confirm"
            ? "Type that number below to go on."
            : "A second person has to approve it before anything is sent."}
        </Banner>
      )}
      <Section title="Who gains what">
        <WhoGains plan={plan} state={state} />
      </Section>
      <Section title="What will happen" more={<HowLegend />}>
        <EffectsList effects={newGroupEffects(plan.effects, state.draft.code)} />
        {untouched.length > 0 ? <p className="small muted pt-4">No effect at {list.format(untouched)}.</p> : null}
      </Section>
    </>
  );
}

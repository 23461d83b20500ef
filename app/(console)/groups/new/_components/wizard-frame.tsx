import type { ReactNode } from "react";
import { Time } from "@/components/feedback/time";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { type Step, Steps } from "@/components/layout/steps";
import {
  hasBasics,
  NEW_GROUP_STEPS,
  type NewGroupState,
  type NewGroupStep,
  statusOf,
} from "@/lib/groups/new-group.rules";
import { stepHref } from "../read-wizard";
import { DiscardDraft } from "./discard-draft";

const LABELS: Readonly<Record<NewGroupStep, string>> = {
  basics: "Basics",
  members: "Members",
  connectors: "Connectors",
  check: "Check",
};

function stepsOf(now: NewGroupStep, state: NewGroupState): Step[] {
  const place = NEW_GROUP_STEPS.indexOf(now);
  return NEW_GROUP_STEPS.map((step, index) => {
    const isOpen = step === "basics" || hasBasics(state);
    const holds =
      (step === "basics" && hasBasics(state)) ||
      (step === "members" && state.members.length > 0) ||
      (step === "connectors" && state.connectors.length > 0);
    return {
      key: step,
      label: LABELS[step],
      status: statusOf(step, state),
      state: step === now ? "now" : holds || (index < place && isOpen) ? "done" : "later",
      ...(isOpen ? { href: stepHref(step) } : {}),
    };
  });
}

/** Around each step: where we are, since when the draft is kept, and the steps at the left; the step brings its own foot. */
export function WizardFrame({
  step,
  state,
  children,
}: {
  step: NewGroupStep;
  state: NewGroupState;
  children: ReactNode;
}) {
  const { keptAt } = state;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/groups", label: "Groups" }]}
        title="New group"
        facts={
          keptAt
            ? [
                <>
                  Draft saved <Time at={keptAt} />
                </>,
                "You can leave and go on later with New group",
              ]
            : ["Nothing is saved yet"]
        }
        actions={keptAt ? <DiscardDraft /> : null}
        ruled
      />
      <Content flush>
        <div className="wizard flex-1 grid-rows-[1fr_auto] gap-y-0">
          <Steps steps={stepsOf(step, state)} />
          {children}
        </div>
      </Content>
    </>
  );
}

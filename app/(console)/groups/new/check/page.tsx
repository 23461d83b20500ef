import type { Metadata } from "next";
import { headers } from "next/headers";
import { requestInfoOf } from "@/lib/doors/request-info";
import { plan } from "@/lib/gate/plan";
import { createGroup } from "@/lib/groups/create-group";
import { createGroupWords } from "@/lib/groups/group.rules";
import { inputOf } from "@/lib/groups/new-group.rules";
import { listSystemNames } from "@/lib/systems/system.queries";
import { createGroupAction } from "../../actions";
import { WizardForm } from "../_components/wizard-form";
import { WizardFrame } from "../_components/wizard-frame";
import { readWizardAfterBasics, stepHref } from "../read-wizard";
import { CheckFacts } from "./check-facts";
import { NewGroupPlan } from "./new-group-plan";
import { PlanRefused } from "./plan-refused";

export const metadata: Metadata = { title: "New group, check" };

/** The last look: everything that was filled in, and the exact preview of what the button does. */
export default async function CheckPage() {
  const { actor, state } = await readWizardAfterBasics();
  const input = inputOf(state);
  const request = requestInfoOf(await headers(), "screen");
  const [preview, systems] = await Promise.all([plan(createGroup, { actor, request }, input), listSystemNames(actor)]);
  const untouched = systems.filter(({ id }) => !input.systemIds.includes(id)).map(({ name }) => name);
  const shown = preview.ok ? preview.value : null;
  return (
    <WizardFrame step="check" state={state}>
      <WizardForm
        action={createGroupAction}
        fixed={input}
        doneHref="/changes/:changeId"
        backHref={stepHref("connectors")}
        {...(shown
          ? {
              planHash: shown.hash,
              submit: createGroupWords(shown.effects),
              count: shown.brake === "confirm" ? shown.hits : null,
            }
          : {})}
      >
        <div className="grid gap-2">
          <h2>Check</h2>
          <CheckFacts state={state} />
        </div>
        {preview.ok ? (
          <NewGroupPlan plan={preview.value} state={state} untouched={untouched} />
        ) : (
          <PlanRefused error={preview.error} />
        )}
      </WizardForm>
    </WizardFrame>
  );
}

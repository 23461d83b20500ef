import type { Metadata } from "next";
import { TextField } from "@/components/form/fields";
import { listAccountSystems } from "@/lib/users/account-systems.queries";
import { keepBasicsAction } from "../../actions";
import { WizardForm } from "../_components/wizard-form";
import { WizardFrame } from "../_components/wizard-frame";
import { keepUnfinishedAction } from "../actions";
import { afterStep, readWizard } from "../read-wizard";
import { SystemTicks } from "./system-ticks";

export const metadata: Metadata = { title: "New group, basics" };

/** What the group is called and where it is made. */
export default async function BasicsPage({ searchParams }: { searchParams: Promise<{ then?: string | string[] }> }) {
  const { actor, state } = await readWizard();
  const [systems, after] = await Promise.all([listAccountSystems(actor), afterStep(searchParams, "members")]);
  const { code, description, systemIds, attributes } = state.draft;
  return (
    <WizardFrame step="basics" state={state}>
      <WizardForm action={keepBasicsAction} keep={keepUnfinishedAction} submit={after.words} doneHref={after.href}>
        <h2>Basics</h2>
        <div className="form">
          <TextField
            name="code"
            label="Code"
            defaultValue={code}
            className="mono w-240"
            spellCheck={false}
            help="How a system knows it. Each ticked system says below what it takes."
          />
          <TextField
            name="description"
            label="Description"
            defaultValue={description}
            help="This is the name that people read."
          />
          <SystemTicks systems={systems} ticked={systemIds} attributes={attributes} />
        </div>
      </WizardForm>
    </WizardFrame>
  );
}

import type { Metadata } from "next";
import { unreadyWords } from "@/lib/groups/new-group.rules";
import { countPickable, NEW_GROUP_ID, pickerScope } from "@/lib/groups/picker.queries";
import { WizardFrame } from "../_components/wizard-frame";
import { afterStep, readWizardAfterBasics, stepHref } from "../read-wizard";
import { MembersStep } from "./members-step";

export const metadata: Metadata = { title: "New group, members" };

/** Who is in the group from the start: accounts of the systems that were ticked. */
export default async function MembersPage({ searchParams }: { searchParams: Promise<{ then?: string | string[] }> }) {
  const { actor, state } = await readWizardAfterBasics();
  const after = await afterStep(searchParams, "connectors");
  const { users } = await countPickable(await pickerScope(actor, NEW_GROUP_ID));
  return (
    <WizardFrame step="members" state={state}>
      <MembersStep
        caption={`Users of ${state.systems.map(({ name }) => name).join(" and ")}, with who is ticked for ${state.draft.code}`}
        users={users}
        ticked={state.members.map(({ id }) => id)}
        unready={unreadyWords(state.members)}
        backHref={stepHref("basics")}
        after={after}
      />
    </WizardFrame>
  );
}

import type { Metadata } from "next";
import { inputOf } from "@/lib/groups/new-group.rules";
import { listLinkableConnectors } from "@/lib/groups/wizard-state.queries";
import { keepConnectorsAction } from "../../actions";
import { WizardForm } from "../_components/wizard-form";
import { WizardFrame } from "../_components/wizard-frame";
import { keepUnfinishedAction } from "../actions";
import { afterStep, readWizardAfterBasics, stepHref } from "../read-wizard";
import { ConnectorTicks } from "./connector-ticks";

export const metadata: Metadata = { title: "New group, connectors" };

/** Which app connectors the group is for; each leaves the group that it is linked to now. */
export default async function ConnectorsPage({
  searchParams,
}: {
  searchParams: Promise<{ then?: string | string[] }>;
}) {
  const { actor, state } = await readWizardAfterBasics();
  const { systemIds, accountIds, connectorIds } = inputOf(state);
  const [connectors, after] = await Promise.all([
    listLinkableConnectors(actor, systemIds, accountIds),
    afterStep(searchParams, "check"),
  ]);
  return (
    <WizardFrame step="connectors" state={state}>
      <WizardForm
        action={keepConnectorsAction}
        keep={keepUnfinishedAction}
        submit={after.words}
        doneHref={after.href}
        backHref={stepHref("members")}
      >
        <ConnectorTicks connectors={connectors} ticked={connectorIds} manySystems={systemIds.length > 1} />
      </WizardForm>
    </WizardFrame>
  );
}

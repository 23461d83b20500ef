"use client";

import { PlannedConfirm } from "../../_blocks/planned-confirm";
import { planRetireConnectorAction, retireConnectorAction } from "../actions";

/** Takes a connector out of use, once no token for it is left. */
export function RetireConnector({
  connectorId,
  name,
  reasons,
}: {
  connectorId: string;
  name: string;
  reasons: readonly string[];
}) {
  return (
    <p className="mt-6">
      <PlannedConfirm
        trigger={{ children: "Retire connector" }}
        title={`Retire ${name}?`}
        consequence={() => (
          <>
            <strong>It is unlinked from its group and leaves the lists.</strong> Its history stays. A retired connector
            can’t be brought back.
          </>
        )}
        plan={planRetireConnectorAction}
        planInput={{ connectorId, reason: "Preview" }}
        action={retireConnectorAction}
        fixed={{ connectorId }}
        reasons={reasons}
        confirm="Retire connector"
        keep="Keep connector"
        doneHref="/connectors"
      />
    </p>
  );
}

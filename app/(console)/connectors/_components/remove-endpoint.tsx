"use client";

import { PlannedConfirm } from "../../_blocks/planned-confirm";
import { planSetEndpointsAction, setEndpointsAction } from "../actions";

type Props = { connectorId: string; connectorName: string; endpoint: { kind: string; name: string } };

/** Takes one endpoint away from a connector, after saying how the vendor is told. */
export function RemoveEndpoint({ connectorId, connectorName, endpoint }: Props) {
  const input = { connectorId, include: [], exclude: [endpoint] };
  return (
    <span className="-my-1 inline-block">
      <PlannedConfirm
        trigger={{ children: "Remove", size: "sm" }}
        title={`Remove ${endpoint.name} from ${connectorName}?`}
        consequence={(ready) => (
          <strong>
            {ready?.effects.every(({ how }) => how === "here")
              ? "It is struck out here alone: the vendor isn’t told, and what it lets in stays as it is."
              : "Whoever uses this connector can’t call it any more, once it is removed at the vendor."}
          </strong>
        )}
        plan={planSetEndpointsAction}
        planInput={input}
        action={setEndpointsAction}
        fixed={input}
        confirm="Remove endpoint"
        keep="Keep endpoint"
      />
    </span>
  );
}

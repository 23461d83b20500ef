"use client";

import type { MappedToken } from "@/lib/mappings/mapping-views.rules";
import { planPointMappingsAction, pointMappingsAction } from "../actions";
import { KeyTicks } from "./key-ticks";
import { PickToken } from "./pick-token";
import { PlannedForm } from "./planned-form";

type Props = { token: MappedToken; ticked: readonly string[] };

/** Leads the chosen keys to another token of the same connector, at once. */
export function PointForm({ token, ticked }: Props) {
  const { tokenId, hint, connectorId, connectorName, riding, keys } = token;
  const page = `/mappings/shared/${tokenId}`;
  return (
    <PlannedForm
      plan={planPointMappingsAction}
      action={pointMappingsAction}
      fixed={{}}
      submit="See what would happen"
      title="Point these keys elsewhere?"
      confirm="Point them there"
      keep={`Leave them on ${hint}`}
      doneHref={page}
      cancelHref={page}
    >
      <KeyTicks keys={riding} ticked={ticked} total={keys} legend="Keys to point elsewhere" />
      <PickToken of={{ connectorId }} without={tokenId} help={`Tokens of ${connectorName} whose text is kept here.`} />
    </PlannedForm>
  );
}

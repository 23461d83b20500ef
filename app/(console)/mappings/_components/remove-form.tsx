"use client";

import { ReasonField } from "@/components/form/reason-field";
import type { MappedToken } from "@/lib/mappings/mapping-views.rules";
import { planRemoveMappingsAction, removeMappingsAction } from "../actions";
import { KeyTicks } from "./key-ticks";
import { PlannedForm } from "./planned-form";

type Props = { token: MappedToken; ticked: readonly string[]; reasons: readonly string[] };

/** Ends mappings: from then on the application is told that it asked for an unknown key. */
export function RemoveForm({ token, ticked, reasons }: Props) {
  const { tokenId, riding, keys } = token;
  const page = `/mappings/shared/${tokenId}`;
  return (
    <PlannedForm
      plan={planRemoveMappingsAction}
      action={removeMappingsAction}
      fixed={{}}
      submit="See what would happen"
      title="Remove these keys from the mappings?"
      confirm="Remove keys"
      keep="Keep them"
      takes
      doneHref={page}
      cancelHref={page}
    >
      <KeyTicks keys={riding} ticked={ticked} total={keys} legend="Keys to remove" />
      <ReasonField reasons={reasons} />
    </PlannedForm>
  );
}

"use client";

import { useState } from "react";
import { FieldError } from "@/components/form/field-error";
import { useField } from "@/components/form/form-context";
import { CheckOption } from "@/components/ui/check";
import type { RidingKey } from "@/lib/mappings/mapping-views.rules";

type Props = { keys: readonly RidingKey[]; ticked: readonly string[]; total: number; legend: string };

/** The keys on a token with a tick before each; how many are ticked is always said. Sends `mappingIds[]`. */
export function KeyTicks({ keys, ticked, total, legend }: Props) {
  const { id, error } = useField("mappingIds");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(ticked.filter((id) => keys.some((key) => key.id === id))),
  );
  const tick = (key: string, on: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      if (on) next.add(key);
      else next.delete(key);
      return next;
    });
  const several = new Set(keys.map(({ applicationId }) => applicationId)).size > 1;
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend className="label font-medium text-sm">{legend}</legend>
      <span className="help" role="status">
        {chosen.size.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")} chosen
        {total > keys.length ? `; the first ${keys.length} are shown` : ""}
      </span>
      <div className="grid max-h-[320px] grid-cols-[repeat(auto-fill,minmax(190px,1fr))] gap-x-4 overflow-y-auto border-line border-y py-2">
        {keys.map((key) => (
          <CheckOption
            key={key.id}
            name="mappingIds[]"
            value={key.id}
            checked={chosen.has(key.id)}
            onChange={(event) => tick(key.id, event.target.checked)}
            note={key.movesTo ? "moves already" : several ? key.applicationName : undefined}
          >
            <span className="mono">{key.externalKey}</span>
          </CheckOption>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

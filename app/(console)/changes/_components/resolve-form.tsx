"use client";

import { SelectField, TextAreaField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { resolveDeliveryAction } from "../actions";

const ANSWERS = [
  { value: "done", label: "It was done at the vendor" },
  { value: "not_done", label: "It was not done; leave it" },
  { value: "send_again", label: "It was not done; send it again" },
];

/** Settles what can't be told: look at the vendor, then say what stands there. */
export function ResolveForm({ deliveryId }: { deliveryId: string }) {
  return (
    <section className="sub" aria-labelledby="settle">
      <h3 id="settle">Settle it</h3>
      <FormShell action={resolveDeliveryAction} fixed={{ deliveryId }} submit="Settle" doneWords="Settled">
        <SelectField
          name="answer"
          label="What stands at the vendor"
          placeholder="Look there first, then choose"
          options={ANSWERS}
        />
        <TextAreaField name="saw" label="What you saw" placeholder="The token stands on the tab User tokens" />
      </FormShell>
    </section>
  );
}

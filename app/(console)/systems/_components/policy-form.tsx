"use client";

import { FormShell } from "@/components/form/form-shell";
import { RadioGroup } from "@/components/ui/radio-group";
import { ENFORCE_WARNING } from "@/lib/drift/enforce.rules";
import { setDriftPolicyAction } from "../actions";

const WORDS = {
  report: "Report: differences are listed, and a person settles each",
  enforce: "Enforce: what was decided here is ordered again by itself",
} as const;

export type PolicyFormProps = { systemId: string; policy: "report" | "enforce"; mayChange: boolean };

/** What is done by itself when the vendor differs: nothing but telling, or ordering again what was decided. */
export function PolicyForm({ systemId, policy, mayChange }: PolicyFormProps) {
  if (!mayChange) return <p className="small">{WORDS[policy]}.</p>;
  return (
    <FormShell action={setDriftPolicyAction} fixed={{ systemId }} submit="Save" doneWords="Saved">
      <RadioGroup
        name="policy"
        legend="Policy"
        defaultValue={policy}
        choices={[
          { value: "report", label: `${WORDS.report}.` },
          { value: "enforce", label: `${WORDS.enforce}.`, help: ENFORCE_WARNING },
        ]}
      />
    </FormShell>
  );
}

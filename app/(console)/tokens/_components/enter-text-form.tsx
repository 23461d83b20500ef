"use client";

import { TextAreaField } from "@/components/form/fields";
import { FormShell } from "@/components/form/form-shell";
import { enterTokenTextAction } from "../actions";

/** Takes the text of a token that a person made in the vendor’s console; it is sealed at once and never shown again. */
export function EnterTextForm({ tokenId, tokenWord }: { tokenId: string; tokenWord: string }) {
  return (
    <FormShell action={enterTokenTextAction} fixed={{ tokenId }} submit="Seal token" doneWords="Sealed">
      <TextAreaField
        name="text"
        label={`Text of the ${tokenWord}`}
        rows={3}
        className="mono"
        spellCheck={false}
        autoComplete="off"
        help="Paste it as the vendor’s console shows it, once the hand task below is done."
      />
    </FormShell>
  );
}

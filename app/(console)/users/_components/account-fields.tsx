"use client";

import { CheckField, TextField } from "@/components/form/fields";

/** The user code in a system and the applications that are on there. */
export function AccountFields({ isCodeOptional = false }: { isCodeOptional?: boolean }) {
  return (
    <>
      <TextField
        name="userCode"
        label="User code"
        optional={isCodeOptional}
        className="mono w-200"
        spellCheck={false}
        placeholder="12345.ABC"
        help="As it stands in the system: participant number, point, code. Nothing is sent; the account has to exist there."
      />
      <div className="grid gap-2">
        <CheckField name="windows" label="Profit Windows is on" />
        <CheckField name="insite" label="InSite is on" />
      </div>
    </>
  );
}

"use client";

import type { ReactNode } from "react";
import { FieldError } from "./field-error";
import { useField } from "./form-context";

export type FieldWords = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** Required is the rule; what may be left out says so. */
  optional?: boolean | undefined;
};

/** What a control needs to belong to its field. */
export type FieldControl = {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "data-optional": "" | undefined;
};

/** Label above, help under it, and beside the control what is wrong and how to mend it. */
export function Field({
  name,
  label,
  help,
  optional = false,
  children,
}: FieldWords & { children: (control: FieldControl) => ReactNode }) {
  const { id, error } = useField(name);
  const describedBy = [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional ? <span className="muted font-normal">optional</span> : null}
      </label>
      {children({
        id,
        name,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
        "data-optional": optional ? "" : undefined,
      })}
      {help ? (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      ) : null}
      <FieldError id={id} error={error} />
    </div>
  );
}

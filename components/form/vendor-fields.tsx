"use client";

import type { Attributes } from "@/lib/upstreams/effects";
import type { Field } from "@/lib/upstreams/profile";
import { CheckField, SelectField, TextField } from "./fields";

export type VendorFieldsProps = {
  fields: readonly Field[];
  /** What the input calls them together: `fields`, `attributes`, `secrets`. */
  prefix: string;
  values?: Attributes;
};

/** The fields that a vendor's profile asks for, each sent as `prefix.name`; one that is assumed says so. */
export function VendorFields({ fields, prefix, values = {} }: VendorFieldsProps) {
  return fields.map((field) => (
    <VendorField key={field.name} field={field} name={`${prefix}.${field.name}`} value={values[field.name]} />
  ));
}

type VendorFieldProps = { field: Field; name: string; value: string | boolean | undefined };

function VendorField({ field, name, value }: VendorFieldProps) {
  const { label, kind, isRequired, placeholder, initial, options = [] } = field;
  const help = helpOf(field);
  const words = { name, label, optional: !isRequired, ...(help ? { help } : {}) };
  const text = typeof value === "string" ? value : (initial ?? "");
  if (kind === "switch") {
    const isOn = typeof value === "boolean" ? value : initial === "true";
    return <CheckField name={name} label={label} defaultChecked={isOn} {...(help ? { note: help } : {})} />;
  }
  if (kind === "choice") {
    return (
      <SelectField {...words} options={options} defaultValue={text} {...(text ? {} : { placeholder: "Choose" })} />
    );
  }
  if (kind === "secret") return <TextField {...words} type="password" />;
  return (
    <TextField
      {...words}
      defaultValue={text}
      {...(placeholder ? { placeholder } : {})}
      {...(kind === "address" ? { inputMode: "url" as const, spellCheck: false } : {})}
    />
  );
}

function helpOf({ help, kind, isAssumed }: Field): string {
  const parts = [
    kind === "secret" ? "Write-only." : "",
    help ?? "",
    isAssumed ? "Assumed: the vendor doesn’t document it." : "",
  ];
  return parts.filter(Boolean).join(" ");
}

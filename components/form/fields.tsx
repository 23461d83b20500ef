"use client";

import type { ComponentProps } from "react";
import { CheckOption } from "@/components/ui/check";
import { Input, type InputProps, Select, type SelectOption, Textarea } from "@/components/ui/input";
import { Field, type FieldWords } from "./field";
import { useField } from "./form-context";

/** A field of one line. */
export function TextField({ name, label, help, optional, ...input }: FieldWords & Omit<InputProps, "name">) {
  return (
    <Field {...{ name, label, help, optional }}>
      {(control) => <Input autoComplete="off" {...input} {...control} />}
    </Field>
  );
}

/** A field of several lines. */
export function TextAreaField({
  name,
  label,
  help,
  optional,
  ...area
}: FieldWords & Omit<ComponentProps<"textarea">, "name">) {
  return <Field {...{ name, label, help, optional }}>{(control) => <Textarea {...area} {...control} />}</Field>;
}

export type SelectFieldProps = FieldWords & {
  options: readonly SelectOption[];
  defaultValue?: string;
  /** The first, empty entry: "Choose a reason". */
  placeholder?: string;
};

/** A field with one of a short list. */
export function SelectField({ name, label, help, optional, options, defaultValue, placeholder }: SelectFieldProps) {
  const all = placeholder === undefined ? options : [{ value: "", label: placeholder }, ...options];
  return (
    <Field {...{ name, label, help, optional }}>
      {(control) => <Select options={all} defaultValue={defaultValue ?? ""} {...control} />}
    </Field>
  );
}

export type CheckFieldProps = { name: string; label: string; note?: string; defaultChecked?: boolean; value?: string };

/** A field that is ticked or not; several of the same name ending in `[]` make a list of their values. */
export function CheckField({ name, label, note, defaultChecked = false, value }: CheckFieldProps) {
  const { id } = useField(name);
  return (
    <CheckOption
      name={name}
      id={value === undefined ? id : `${id}-${value}`}
      defaultChecked={defaultChecked}
      {...(value === undefined ? {} : { value })}
      note={note}
    >
      {note ? <span className="font-medium">{label}</span> : label}
    </CheckOption>
  );
}

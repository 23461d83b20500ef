"use client";

import { createContext, useContext } from "react";

export type FormState = { formId: string; errors: Readonly<Record<string, string>> };

export const FormContext = createContext<FormState>({ formId: "form", errors: {} });

/** The id of a field's control and what is wrong with it, from the form around it. */
export function useField(name: string): { id: string; error: string | undefined } {
  const { formId, errors } = useContext(FormContext);
  const path = name.endsWith("[]") ? name.slice(0, -2) : name;
  return { id: fieldId(formId, path), error: errors[path] };
}

/** Where an error links to. */
export const fieldId = (formId: string, path: string): string => `${formId}-${path.replaceAll(".", "-")}`;

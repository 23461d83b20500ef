import type { Attributes } from "./effects";
import type { Field } from "./profile";

export type Typed = Readonly<Record<string, string | boolean | undefined>>;
export type TypedCheck =
  | { ok: true; values: Record<string, string | boolean> }
  | { ok: false; fields: Record<string, string> };

const MOST = 20_000;

/**
 * What was typed for the fields of a profile, tidied, or what is wrong by field. What is empty is left out, a switch is always there,
 * and a name that the profile doesn't know is refused.
 */
export function checkTyped(fields: readonly Field[], typed: Typed): TypedCheck {
  const wrong: Record<string, string> = {};
  const values: Record<string, string | boolean> = {};
  for (const name of Object.keys(typed)) {
    if (!fields.some((field) => field.name === name)) wrong[name] = "This vendor has no such field";
  }
  for (const field of fields) {
    const given = typed[field.name];
    if (field.kind === "switch") {
      values[field.name] = given === true || given === "true";
      continue;
    }
    const text = typeof given === "string" ? given.trim() : "";
    const says = refusalOf(field, text);
    if (says) wrong[field.name] = says;
    else if (text) values[field.name] = text;
  }
  return Object.keys(wrong).length > 0 ? { ok: false, fields: wrong } : { ok: true, values };
}

function refusalOf(field: Field, text: string): string | null {
  if (text === "") return field.isRequired ? `${WANTED[field.kind]} the ${inSentence(field.label)}` : null;
  if (text.length > MOST) return "This is too long";
  if (field.kind === "choice" && !field.options?.some(({ value }) => value === text)) return "Choose one of the list";
  return field.pattern && !new RegExp(field.pattern.regex).test(text) ? field.pattern.says : null;
}

const WANTED = { text: "Fill in", address: "Fill in", secret: "Paste", choice: "Choose", switch: "Choose" } as const;

/** A label within a sentence: `environment key`, but `REST address`, because a second capital makes a name of its first word. */
export function inSentence(label: string): string {
  return /^\S*[A-Z]\S*[A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** Messages by field, under the name that the fields have in a form: `participant` becomes `fields.participant`. */
export function under(prefix: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, says]) => [`${prefix}.${name}`, says]));
}

/** Attributes in words, as an audit event or a list of facts shows them: the label, and what was typed or on and off. */
export function attributeWords(fields: readonly Field[], attributes: Attributes): Record<string, string> {
  const known = fields.filter(({ name }) => attributes[name] !== undefined);
  return Object.fromEntries(known.map((field) => [field.label, valueWords(field, attributes[field.name])]));
}

/** One value of a field in words; `none` where there is none. */
export function valueWords(field: Field, value: string | boolean | undefined): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  return field.options?.find((option) => option.value === value)?.label ?? (value || "none");
}

import { storedOf } from "@/lib/access/account-attributes.rules";
import { adviceOf, lackingOf, prerequisitesOf } from "@/lib/access/prerequisite.rules";
import type { Fields } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import type { Attributes } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import { checkTyped, type Typed, under, valueWords } from "@/lib/upstreams/typed-fields.rules";

export type UserFields = { name: string; email: string | null; company: string | null; department: string | null };
/** What a directory knows of a user beside that. */
export type DirectoryFields = {
  userName: string | null;
  externalRef: string | null;
  givenName: string | null;
  familyName: string | null;
};
export type AccountFields = { email: string | null; attributes: Attributes };

/** What a form showed of a user, as one text that comes back with the edit. */
export function seenUser({ name, email, company, department }: UserFields): string {
  return JSON.stringify([name, email, company, department]);
}

/** What a form showed of an account, as one text that comes back with the edit. */
export function seenAccount({ email, attributes }: AccountFields): string {
  return JSON.stringify([email, ...Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1))]);
}

/** Refuses an edit of what changed since the form was opened; throws `conflict` with what it is now. */
export function checkSeen(seen: string | undefined, now: string, name: string, fields: Fields): void {
  if (seen === undefined || seen === now) return;
  const words = Object.entries(fields).map(([label, value]) => `${label} ${value === null ? "none" : String(value)}`);
  throw new DomainError("conflict", `Somebody changed ${name} meanwhile. Nothing was changed by you.`, {
    next: `It is now: ${words.join(", ")}. Reload the page and make your change again.`,
  });
}

/** An account in words, by the labels that its vendor's form has. */
export function accountWords(vendor: string, { email, attributes }: AccountFields): Fields {
  const fields = profileOf(vendor).accountFields;
  return {
    "e-mail": email,
    ...Object.fromEntries(fields.map((field) => [field.label, valueWords(field, attributes[field.name])])),
  };
}

/** An account as an audit event carries it, by the names of its fields. */
export function accountAudit({ email, attributes }: AccountFields): Fields {
  return { email, ...attributes };
}

/** The fields that differ, before and after; throws `already_done` where none does. */
export function differingFields(before: Fields, after: Fields, name: string): { before: Fields; after: Fields } {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const differing = keys.filter((key) => (before[key] ?? null) !== (after[key] ?? null));
  if (differing.length === 0) throw new DomainError("already_done", `${name} is already so. Nothing was changed.`);
  const pick = (from: Fields): Fields => Object.fromEntries(differing.map((key) => [key, from[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/** How a vendor names an account, as this form has it; throws `invalid_input` under `userCode`. */
export function checkUserCode(vendor: string, userCode: string): void {
  const { label, pattern, maxLength } = profileOf(vendor).accountId;
  const says =
    userCode.length > maxLength
      ? `${label}: ${maxLength} characters at most`
      : new RegExp(pattern.regex).test(userCode)
        ? null
        : pattern.says;
  if (says) throw new DomainError("invalid_input", undefined, { fields: { userCode: says } });
}

/** What was typed of an account's properties, as its vendor's profile knows them; throws `invalid_input` under `attributes`. */
export function checkAttributes(vendor: string, typed: Typed): Attributes {
  const checked = checkTyped(profileOf(vendor).accountFields, typed);
  if (!checked.ok) throw new DomainError("invalid_input", undefined, { fields: under("attributes", checked.fields) });
  return checked.values;
}

/** What to know before an account is so: what its person then can't have, and what the vendor advises. */
export function accountWarnings(vendor: string, name: string, { email, attributes }: AccountFields): string[] {
  const prerequisites = prerequisitesOf(vendor, { email, ...storedOf(attributes) });
  return [
    ...lackingOf(prerequisites).map((lacks) => `${name} has ${lacks}, and can’t get a token without.`),
    ...adviceOf(prerequisites).map((advice) => `${name}: ${advice.charAt(0).toLowerCase()}${advice.slice(1)}.`),
  ];
}

/** The fields that were given at all. */
export function given<T extends object>(fields: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)) as never;
}

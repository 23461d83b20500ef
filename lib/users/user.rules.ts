import { type Prerequisites, prerequisites } from "@/lib/access/prerequisite.rules";
import type { Fields } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";

export type UserFields = { name: string; email: string | null; company: string | null; department: string | null };
export type AccountFields = { email: string | null; windows: boolean; insite: boolean };

/** What a form showed of a user, as one text that comes back with the edit. */
export function seenUser({ name, email, company, department }: UserFields): string {
  return JSON.stringify([name, email, company, department]);
}

/** What a form showed of an account, as one text that comes back with the edit. */
export function seenAccount({ email, windows, insite }: AccountFields): string {
  return JSON.stringify([email, windows, insite]);
}

/** Refuses an edit of what changed since the form was opened; throws `conflict` with what it is now. */
export function checkSeen(seen: string | undefined, now: string, name: string, fields: Fields): void {
  if (seen === undefined || seen === now) return;
  const words = Object.entries(fields).map(([key, value]) => `${FIELD_WORDS[key] ?? key} ${valueWords(value)}`);
  throw new DomainError("conflict", `Somebody changed ${name} meanwhile. Nothing was changed by you.`, {
    next: `It is now: ${words.join(", ")}. Reload the page and make your change again.`,
  });
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  email: "e-mail",
  windows: "Profit Windows",
  insite: "InSite",
};
const valueWords = (value: Fields[string] | undefined): string =>
  typeof value === "boolean" ? (value ? "on" : "off") : value === null ? "none" : String(value);

/** The fields that differ, before and after; throws `already_done` where none does. */
export function differingFields(before: Fields, after: Fields, name: string): { before: Fields; after: Fields } {
  const keys = Object.keys(after).filter((key) => before[key] !== after[key]);
  if (keys.length === 0) throw new DomainError("already_done", `${name} is already so. Nothing was changed.`);
  const pick = (from: Fields): Fields => Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/** What to know before the applications of an account change: the vendor's Pocket follows, and a token can't be had without. */
export function applicationWarnings(name: string, before: AccountFields, after: AccountFields): string[] {
  const warnings: string[] = [];
  const had = prerequisites(before).pocket;
  const has = prerequisites(after).pocket;
  if (had && !has) warnings.push(`Pocket goes off with Profit Windows and InSite, and ${name} can’t get a new token.`);
  if (!had && has) warnings.push("Pocket goes on too; it can’t be turned on alone.");
  if (!prerequisites(after).email) warnings.push(`Without an e-mail address ${name} can’t get a token.`);
  return warnings;
}

/** What an account still lacks before its person can get a token, in a few words; empty when it is ready. */
export function missingWords({ email, pocket }: Pick<Prerequisites, "email" | "pocket">): string[] {
  return [...(email ? [] : ["no e-mail"]), ...(pocket ? [] : ["no Windows or InSite"])];
}

import type { Prerequisite } from "@/lib/upstreams/profile";
import { PROFILES, profileOf } from "@/lib/upstreams/profiles";
import { attributesOf, type StoredAttributes } from "./account-attributes.rules";

/** What a vendor asks of an account before it can use anything, each met or not; empty where it asks for nothing. */
export type Prerequisites = readonly Prerequisite[];
export type AskedAccount = StoredAttributes & { email: string | null };

/** What the vendor asks of this account; the e-mail address is the one that counts, its own or its person's. */
export function prerequisitesOf(vendor: string, account: AskedAccount): Prerequisites {
  return profileOf(vendor).prerequisites({ email: account.email, attributes: attributesOf(vendor, account) });
}

/** What stands in the way, in a few words each, as after "has"; empty where all is met. */
export function lackingOf(prerequisites: Prerequisites): string[] {
  return prerequisites.filter(({ isMet, isWarning }) => !isMet && !isWarning).map(wordsOf);
}

/** What is advised and not so, in a few words each. */
export function adviceOf(prerequisites: Prerequisites): string[] {
  return prerequisites
    .filter(({ isMet, isWarning }) => !isMet && isWarning === true)
    .map(({ lacks, label }) => lacks ?? label);
}

const wordsOf = ({ lacks, label }: Prerequisite): string => lacks ?? `not met: ${label}`;

const bare = { email: null, windows: false, insite: false };
const lacksLess = (vendor: string, than: AskedAccount, account: AskedAccount): boolean =>
  lackingOf(prerequisitesOf(vendor, account)).length < lackingOf(prerequisitesOf(vendor, than)).length;

/** The vendors that ask for an e-mail address, and those that ask for one of the two applications; lists of many rows ask by them. */
export const ASKS_FOR_EMAIL = Object.keys(PROFILES).filter((vendor) =>
  lacksLess(vendor, bare, { ...bare, email: "somebody@example.com" }),
);
export const ASKS_FOR_APPLICATION = Object.keys(PROFILES).filter((vendor) =>
  lacksLess(vendor, bare, { ...bare, insite: true }),
);

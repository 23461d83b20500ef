import type { Attributes } from "../effects";

export type KnownAccount = { remoteId: string; name: string; email: string | null };
export type KnownGroup = { code: string; description: string; attributes: Attributes };
/** Several external ids that lead to one person or one company. */
export type Join<T> = { key: string; of: readonly T[] };

/** The e-mail address as a key: without letter case (assumed) and without blanks around it. */
export const emailKey = (email: string): string => email.trim().toLowerCase();
const commonIdOf = ({ attributes }: KnownGroup): string =>
  typeof attributes.commonId === "string" ? attributes.commonId.trim() : "";

/** Accounts of one or more connectors that Ainua takes for one person, because they have one e-mail address. */
export const joinedPeople = (accounts: readonly KnownAccount[]): Join<KnownAccount>[] =>
  joinedBy(accounts, ({ email }) => emailKey(email ?? ""));

/** Groups of one or more connectors that Ainua takes for one company, because they have one common identity id. */
export const joinedCompanies = (groups: readonly KnownGroup[]): Join<KnownGroup>[] => joinedBy(groups, commonIdOf);

function joinedBy<T>(all: readonly T[], keyOf: (one: T) => string): Join<T>[] {
  const byKey = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== "") byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  return [...byKey].filter(([, of]) => of.length > 1).map(([key, of]) => ({ key, of }));
}

/**
 * What is worth a warning within one system: two users that are one person in the portal lose and gain access together, and two
 * groups that are one company have one list of users.
 */
export function joinWarnings(known: { accounts: readonly KnownAccount[]; groups: readonly KnownGroup[] }): string[] {
  return [
    ...joinedPeople(known.accounts).map(
      ({ key, of }) =>
        `${listed(of.map(({ remoteId }) => remoteId))} have the e-mail address ${key}, so Ainua takes them for one user: what one may see the other may see, and removing one may remove both.`,
    ),
    ...joinedCompanies(known.groups).map(
      ({ key, of }) =>
        `${listed(of.map(({ code }) => code))} have the common identity id ${key}, so Ainua takes them for one account: one list is sent for it, with the users of each.`,
    ),
  ];
}

const listed = (names: readonly string[]): string => `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

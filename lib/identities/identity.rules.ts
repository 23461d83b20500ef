import { PROFILES } from "@/lib/upstreams/profiles";

const COMMON_ID = "commonId";

/** The vendors whose groups are companies with a common identity id: there an external account id is a group's code. */
export const IDENTITY_VENDORS = Object.keys(PROFILES).filter((vendor) =>
  PROFILES[vendor]?.groupFields.some(({ name }) => name === COMMON_ID),
);

/** The vendors that take two accounts for one person where their e-mail addresses are the same. */
export const EMAIL_VENDORS = Object.keys(PROFILES).filter((vendor) => PROFILES[vendor]?.joins !== undefined);

/** An e-mail address as the key that people are joined by; null where there is none. */
export const emailKey = (email: string | null | undefined): string | null => email?.trim().toLowerCase() || null;

/** An external account id as sentences name it. */
export type NamedId = { externalId: string; systemName: string; name: string };
export type BoundPerson = { userId: string; name: string; email: string | null };
/** Everything that is one company: the external ids of a common identity id, and the people who see what is sent for them. */
export type Company = { commonId: string; ids: readonly NamedId[]; people: readonly BoundPerson[] };

const NAMED_AT_MOST = 25;

/** `a, b and c`, or `a, b and 4 more` where there are too many to read. */
export function listed(names: readonly string[]): string {
  const [shown, more] = [names.slice(0, NAMED_AT_MOST), names.length - NAMED_AT_MOST];
  if (more > 0) return `${shown.join(", ")} and ${more.toLocaleString("en-GB")} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

const idWords = ({ externalId, systemName }: NamedId): string => `${externalId} of ${systemName}`;
const gain = (people: readonly BoundPerson[]): string => (people.length === 1 ? "gains" : "gain");
const lose = (people: readonly BoundPerson[]): string => (people.length === 1 ? "loses" : "lose");
const namesOf = (people: readonly BoundPerson[]): string => listed(people.map(({ name }) => name));
const without = (people: readonly BoundPerson[], others: readonly BoundPerson[]): BoundPerson[] => {
  const ids = new Set(others.map(({ userId }) => userId));
  return people.filter(({ userId }) => !ids.has(userId));
};
/** Names that differ in more than letter case, blanks and punctuation. */
export const isOtherName = (one: string, other: string): boolean => nameKey(one) !== nameKey(other);
const nameKey = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** What comes together when an external id, with its own people, joins a company that is in use: who and what, by name. */
export function mergeWarnings(moved: NamedId, own: readonly BoundPerson[], into: Company): string[] {
  if (into.ids.length === 0) return [];
  const [newcomers, residents] = [without(own, into.people), without(into.people, own)];
  const sameSystem = into.ids.filter(({ systemName }) => systemName === moved.systemName);
  const otherNames = [...new Set(into.ids.filter(({ name }) => isOtherName(name, moved.name)).map(({ name }) => name))];
  return [
    `This is a merge: ${idWords(moved)} becomes one company with ${listed(into.ids.map(idWords))}, under ${into.commonId}.`,
    ...(newcomers.length > 0
      ? [`${namesOf(newcomers)} ${gain(newcomers)} sight of what is sent for ${listed(into.ids.map(idWords))}.`]
      : []),
    ...(residents.length > 0
      ? [`${namesOf(residents)} ${gain(residents)} sight of what is sent for ${idWords(moved)}.`]
      : []),
    ...(newcomers.length + residents.length === 0
      ? ["Nobody gains sight of anything: no other people are bound."]
      : []),
    ...(sameSystem.length > 0
      ? [
          `${idWords(moved)} and ${listed(sameSystem.map(({ externalId }) => externalId))} are ids of one system: one list of users is sent for both, with the users of each.`,
        ]
      : []),
    ...(otherNames.length > 0
      ? [`The names differ: ${listed([moved.name, ...otherNames])}. Which of them is shown there isn’t documented.`]
      : []),
  ];
}

/** What an external id and its people leave behind when it goes from a company; `left` is the company without it. */
export function leaveWarnings(moved: NamedId, own: readonly BoundPerson[], left: Company): string[] {
  const losing = without(own, left.people);
  return [
    ...(left.ids.length > 0 && losing.length > 0
      ? [
          `${namesOf(losing)} ${lose(losing)} sight of what is sent for ${listed(left.ids.map(idWords))}; at a vendor that can’t be read, that can’t be confirmed.`,
        ]
      : []),
    ...(left.ids.length > 0 && left.people.length > 0
      ? [`${namesOf(left.people)} ${lose(left.people)} sight of what is sent for ${idWords(moved)}.`]
      : []),
    ...(left.ids.length > 0 && left.people.length === 0
      ? [
          `${left.commonId} is left without people: ${listed(left.ids.map(idWords))} ${left.ids.length === 1 ? "stays" : "stay"} as an orphan.`,
        ]
      : []),
    ...(left.ids.length === 0 ? [`No external id stands for ${left.commonId} any more.`] : []),
  ];
}

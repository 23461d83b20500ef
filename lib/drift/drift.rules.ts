import { profileOf } from "@/lib/upstreams/profiles";
import type { DriftFact } from "./drift.store";
import type { DriftKind, DriftRow, DriftValue } from "./drift-views.rules";

type Told = Pick<
  DriftFact,
  "vendor" | "kind" | "key" | "userName" | "groupCode" | "connectorName" | "connectorId" | "ours" | "theirs"
>;

/** Accounts as people call them: by name, and by what the vendor calls them where nobody is known. */
const who = ({ userName, key }: Told): string => userName ?? key;
const group = ({ groupCode, key }: Told): string => groupCode ?? key;
const endpoint = ({ ours, theirs }: Told): string => String((theirs ?? ours)?.name ?? "An endpoint");
const words = (value: unknown): string =>
  value === null || value === undefined || value === "" ? "none" : String(value);

/** What an account goes by there, between commas, where that isn't the name of its person anyway. */
const goingBy = (fact: Told, remoteId: unknown): string =>
  words(remoteId).toLowerCase() === who(fact).toLowerCase() ? "" : `, ${words(remoteId)},`;
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const a = (text: string): string => `${/^[aeio]/i.test(text) ? "an" : "a"} ${text}`;

/** A difference in one plain sentence; *there* is the vendor, *here* is Gatehouse. */
export function driftSentence(fact: Told): string {
  const { kind, ours, theirs, connectorName } = fact;
  const { words: called } = profileOf(fact.vendor);
  const itsToken = `${capital(a(called.token))} of ${who(fact)}${connectorName ? ` for ${connectorName}` : ""}`;
  switch (kind) {
    case "user.unknown":
      return `${who(fact)} has an account there${goingBy(fact, theirs?.remoteId ?? fact.key)} that isn’t known here`;
    case "user.missing":
      return `${who(fact)} has an account here${goingBy(fact, ours?.remoteId)} that isn’t there any more`;
    case "user.renamed":
      return `${who(fact)} is called ${words(theirs?.name)} there`;
    case "user.email":
      return theirs?.email
        ? `${who(fact)} has the e-mail address ${words(theirs.email)} there, ${words(ours?.email)} here`
        : `${who(fact)} has no e-mail address there, ${words(ours?.email)} here`;
    case "user.blocked_there":
      return `${who(fact)} is blocked there, not here`;
    case "user.blocked_here":
      return `${who(fact)} is blocked here, not there`;
    case "user.attributes":
      return `${who(fact)} has other properties there: ${propertyWords(theirs)}`;
    case "group.unknown":
      return `There is ${a(called.group)} ${group(fact)} there that isn’t known here`;
    case "group.missing":
      return `${capital(called.group)} ${group(fact)} isn’t there any more`;
    case "group.description":
      return `${capital(called.group)} ${group(fact)} is described as ${words(theirs?.description)} there`;
    case "group.attributes":
      return `${capital(called.group)} ${group(fact)} has other properties there: ${propertyWords(theirs)}`;
    case "membership.extra":
      return `${who(fact)} is in ${group(fact)} there, not here`;
    case "membership.missing":
      return `${who(fact)} is in ${group(fact)} here, not there`;
    case "endpoint.extra":
      return `${group(fact)} may call ${endpoint(fact)} there, not here`;
    case "endpoint.missing":
      return `${group(fact)} may call ${endpoint(fact)} here, not there`;
    case "token.unknown":
      return `${who(fact)} has ${a(called.token)} there that isn’t known here`;
    case "token.missing":
      return `${itsToken} isn’t there any more`;
    case "token.inactive":
      return `${itsToken} works here but is inactive there`;
    case "token.still_works":
      return `${itsToken} still works there, though it was stopped here`;
    case "token.expiry":
      return `${itsToken} ends on another day there: ${dayWords(theirs?.expiresAt)}`;
  }
}

const dayWords = (value: unknown): string => (typeof value === "string" ? value.slice(0, 10) : "never");
const propertyWords = (theirs: DriftFact["theirs"]): string =>
  Object.entries(theirs ?? {})
    .map(([name, value]) => `${name} ${value === true ? "on" : value === false ? "off" : words(value)}`)
    .join(", ");

const IS_THERE_OR_NOT: ReadonlySet<DriftKind> = new Set([
  "user.unknown",
  "user.missing",
  "group.unknown",
  "group.missing",
  "membership.extra",
  "membership.missing",
  "endpoint.extra",
  "endpoint.missing",
  "token.unknown",
  "token.missing",
  "token.inactive",
  "token.still_works",
]);

/** The fields that differ, ours and theirs; none where something is there or isn't. */
export function driftFields({ kind, ours, theirs }: Told): DriftRow["fields"] {
  if (IS_THERE_OR_NOT.has(kind)) return [];
  const names = [...new Set([...Object.keys(ours ?? {}), ...Object.keys(theirs ?? {})])];
  return names.map((name) => ({ name, ours: asValue(ours?.[name]), theirs: asValue(theirs?.[name]) }));
}

const asValue = (value: unknown): DriftValue =>
  value === null || value === undefined ? null : typeof value === "boolean" ? value : String(value);

type Possible = { can: boolean; says: string };
const yes = (says: string): Possible => ({ can: true, says });
const no = (says: string): Possible => ({ can: false, says });

/** Whether theirs can become ours from here, and what that means. */
export function acceptance(fact: Told): Possible {
  switch (fact.kind) {
    case "user.unknown":
      return yes("Records the account, of the person with the same e-mail address or as a new user.");
    case "user.missing":
      return yes("Ends the account here, with its memberships. Its tokens are revoked here.");
    case "user.renamed":
      return yes(
        "The person gets this name here; where he has accounts in other systems it is noted for this one alone.",
      );
    case "user.email":
    case "user.attributes":
    case "group.description":
    case "group.attributes":
      return yes("What is there becomes what was decided here.");
    case "user.blocked_there":
      return yes("The account is blocked here too.");
    case "user.blocked_here":
      return yes("The block ends here, where it is a block of this account alone.");
    case "group.unknown":
      return yes("Records the group. Where the vendor’s own id says that it is one of ours, ours takes its name.");
    case "group.missing":
      return yes(
        "Archives the group here, with its memberships; refused while a connector is linked to it. Where it only goes by another name there, it takes that name.",
      );
    case "membership.extra":
      return yes("Records the membership.");
    case "membership.missing":
      return yes("Ends the membership here.");
    case "endpoint.extra":
      return fact.connectorId
        ? yes("Includes the endpoint in the connector here.")
        : no("Several connectors ride on this group; include it in the right one.");
    case "endpoint.missing":
      return yes("Takes the endpoint out of the connector here.");
    case "token.unknown":
      return no("A token belongs to a connector: take it over on the system’s page, where you choose which.");
    case "token.missing":
      return yes("The token counts as revoked here.");
    case "token.inactive":
      return yes("The token counts as suspended here.");
    case "token.still_works":
      return no("What was stopped here isn’t let in again by the way: issue a new token, or restore.");
    case "token.expiry":
      return yes("The end that the vendor shows becomes the end here.");
  }
}

/** Whether ours can be ordered again from here, and what that means; who carries it out is told by the preview. */
export function restoration({ kind }: Told): Possible {
  switch (kind) {
    case "token.missing":
      return no("A token can’t be made again: issue a new one.");
    case "user.unknown":
      return yes("Orders that the account is removed there.");
    case "group.unknown":
      return yes("Orders that the group is removed there, or gets its name back where it is one of ours.");
    default:
      return yes("Orders what was decided here again.");
  }
}

import { adviceOf, lackingOf, prerequisitesOf } from "@/lib/access/prerequisite.rules";
import { DomainError } from "@/lib/core/errors";
import type { Attributes, EndpointRef } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";

/** What decides whether a person can get a token for a connector. */
export type RequestFacts = {
  userName: string;
  connectorName: string;
  groupCode: string | null;
  isMember: boolean;
  email: string | null;
  vendor: string;
  windows: boolean;
  insite: boolean;
  attributes: Attributes;
  isLabelTaken: boolean;
  hasApiKey: boolean;
  isBlocked: boolean;
};

export type Refusal = {
  field: "accountId" | "connectorId" | "label" | "startsOn" | "expiresOn" | "text" | "scope";
  says: string;
};

/** Everything that stands in the way of recording a token, in the order in which it is best mended. */
export function labelRefusals(facts: Pick<RequestFacts, "isLabelTaken" | "connectorName">): Refusal[] {
  if (!facts.isLabelTaken) return [];
  return [{ field: "label", says: `${facts.connectorName} already has a token with this label; choose another` }];
}

/** Everything that stands in the way of asking for a token; empty when it can be asked for. A one-time password asks for more. */
export function requestRefusals(facts: RequestFacts): Refusal[] {
  const { userName, connectorName, groupCode } = facts;
  const found: Refusal[] = [];
  const isByCode = profileOf(facts.vendor).tokens === "code";
  if (!isByCode) return [...lackingRefusals(facts), ...labelRefusals(facts)];
  if (groupCode === null) found.push({ field: "connectorId", says: `${connectorName} is not linked to a group` });
  else if (!facts.isMember) found.push({ field: "accountId", says: `${userName} is not in the group ${groupCode}` });
  found.push(...lackingRefusals(facts));
  if (!facts.hasApiKey) found.push({ field: "connectorId", says: `The API key of ${connectorName} is not known here` });
  return [...found, ...labelRefusals(facts)];
}

const lackingRefusals = (facts: RequestFacts): Refusal[] =>
  lackingOf(prerequisitesOf(facts.vendor, facts)).map((lacks) => ({
    field: "accountId",
    says: `${facts.userName} has ${lacks}`,
  }));

/** What to know before a token is there that opens nothing yet, or opens what is stopped. */
export function issueWarnings(facts: RequestFacts): string[] {
  const { userName, connectorName, groupCode, isMember, isBlocked } = facts;
  const group = groupCode ? `the group ${groupCode}` : "a group that the connector is linked to";
  return [
    ...(isMember ? [] : [`${userName} is not in ${group}, so the token does not open ${connectorName} yet.`]),
    ...(isBlocked ? [`${connectorName} is blocked, so nobody can use a token until it is unblocked.`] : []),
    ...adviceOf(prerequisitesOf(facts.vendor, facts)).map((advice) => `${userName}: ${advice}.`),
  ];
}

/** What is wrong with the beginning and the end of a new token; empty where nothing is. */
export function spanRefusals(startsOn: Date | null, expiresOn: Date | null, now: Date): Refusal[] {
  const found = dayRefusals(expiresOn, now);
  if (startsOn && expiresOn && startsOn >= expiresOn) {
    found.push({ field: "startsOn", says: "It would begin after its last day" });
  }
  return found;
}

/** What to know before asking; the vendor mails no one-time password for a connector that is blocked. */
export function requestWarnings(facts: RequestFacts): string[] {
  if (!facts.isBlocked) return [];
  return [
    `${facts.connectorName} is blocked: the vendor may not mail a one-time password (not documented), and nobody can use a token until it is unblocked.`,
  ];
}

/** A day in the past is no end for a new token. */
export function dayRefusals(expiresOn: Date | null, now: Date): Refusal[] {
  if (!expiresOn || expiresOn > now) return [];
  return [{ field: "expiresOn", says: "This day has passed; choose a later one or leave it empty" }];
}

/** Throws one `rule_broken` that names all that is in the way, each under its field; does nothing where nothing is. */
export function refuseFor(refusals: readonly Refusal[], opening: string): void {
  if (refusals.length === 0) return;
  const fields: Record<string, string> = {};
  for (const { field, says } of refusals) fields[field] = fields[field] ? `${fields[field]}. ${says}` : says;
  throw new DomainError("rule_broken", [opening, ...refusals.map(({ says }) => `${says}.`)].join(" "), { fields });
}

/** What was asked, as the audit event carries it. */
export function askedFields(wish: {
  label: string;
  purpose: string | null;
  owner: string | null;
  startsOn?: Date | null;
  expiresOn: Date | null;
  scope?: readonly EndpointRef[];
}) {
  const { label, purpose, owner, startsOn, expiresOn, scope = [] } = wish;
  return {
    ...{ label, purpose, owner, expires_at: expiresOn?.toISOString() ?? null },
    ...(startsOn ? { valid_from: startsOn.toISOString() } : {}),
    ...(scope.length > 0 ? { scope: scope.map(({ name }) => name) } : {}),
  };
}

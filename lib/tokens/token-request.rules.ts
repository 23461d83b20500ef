import { lackingOf, prerequisitesOf } from "@/lib/access/prerequisite.rules";
import { DomainError } from "@/lib/core/errors";
import type { Attributes } from "@/lib/upstreams/effects";

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

export type Refusal = { field: "accountId" | "connectorId" | "label" | "expiresOn" | "text"; says: string };

/** Everything that stands in the way of recording a token, in the order in which it is best mended. */
export function labelRefusals(facts: Pick<RequestFacts, "isLabelTaken" | "connectorName">): Refusal[] {
  if (!facts.isLabelTaken) return [];
  return [{ field: "label", says: `${facts.connectorName} already has a token with this label; choose another` }];
}

/** Everything that stands in the way of a token by one-time password; empty when it can be asked for. */
export function requestRefusals(facts: RequestFacts): Refusal[] {
  const { userName, connectorName, groupCode } = facts;
  const found: Refusal[] = [];
  if (groupCode === null) found.push({ field: "connectorId", says: `${connectorName} is not linked to a group` });
  else if (!facts.isMember) found.push({ field: "accountId", says: `${userName} is not in the group ${groupCode}` });
  for (const lacks of lackingOf(prerequisitesOf(facts.vendor, facts))) {
    found.push({ field: "accountId", says: `${userName} has ${lacks}` });
  }
  if (!facts.hasApiKey) found.push({ field: "connectorId", says: `The API key of ${connectorName} is not known here` });
  return [...found, ...labelRefusals(facts)];
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
  expiresOn: Date | null;
}) {
  const { label, purpose, owner, expiresOn } = wish;
  return { label, purpose, owner, expires_at: expiresOn?.toISOString() ?? null };
}

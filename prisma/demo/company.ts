import type { Actor } from "@/lib/core/actor";
import { newId } from "@/lib/core/ids";
import { CONNECTORS, type ConnectorPlan } from "./connectors";
import { GROUPS, type GroupPlan, SERVICE_MEMBERS } from "./groups";
import { makePeople, type Person } from "./people";
import type { Random } from "./random";

export type DemoAccount = Person & { userId: string; accountId: string };
export type DemoGroup = GroupPlan & { id: string; members: Map<string, string> };
export type DemoConnector = ConnectorPlan & { id: string; apiKey: string; groupId: string };
export type DemoToken = {
  id: string;
  account: DemoAccount;
  connector: DemoConnector;
  label: string;
  /** The 64 characters; what Gatehouse holds of it depends on `isHeld`. */
  data: string;
  isHeld: boolean;
  requestedAt: Date;
  issuedAt: Date | null;
  codeMailedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  revokeReason: string | null;
  revealedAt: Date | null;
  lastUsedAt: Date | null;
  requestedIn: string | null;
  revokedIn: string | null;
  isGoneAtVendor: boolean;
  hasDoubt: boolean;
};

export type Operators = { owner: Actor; admin: Actor; support: Actor; auditor: Actor };

/** The demo company as data; acts of its history change it before it is written. */
export type Company = {
  random: Random;
  now: Date;
  /** When Gatehouse came to the company: three months ago. */
  start: Date;
  operators: Operators;
  accounts: DemoAccount[];
  byName: ReadonlyMap<string, DemoAccount>;
  groups: DemoGroup[];
  everybodyId: string;
  connectors: DemoConnector[];
  tokens: DemoToken[];
  /** Closed and open periods of memberships, by account in a group. */
  memberships: {
    id: string;
    groupId: string;
    accountId: string;
    from: Date;
    to: Date | null;
    openedIn: string | null;
    closedIn: string | null;
    source: string;
  }[];
};

const DAY = 86_400_000;
const DEVICES = ["iPhone", "Samsung A54", "Pixel 9", "iPad", "Galaxy Tab", "Fairphone", "Laptop", "Hand-held"];
const CLASSIC_END = new Date("2027-05-01T00:00:00.000Z");

/** People, groups with members, connectors and the tokens that were there before Gatehouse. */
export function makeCompany(random: Random, now: Date, operators: Operators): Company {
  const start = new Date(now.getTime() - 92 * DAY);
  const accounts = makePeople(random).map((person) => ({
    ...person,
    userId: newId("user", start.getTime()),
    accountId: newId("account", start.getTime()),
  }));
  const everybodyId = newId("group", start.getTime());
  const groups = GROUPS.map((plan) => ({
    ...plan,
    id: newId("group", start.getTime()),
    members: new Map<string, string>(),
  }));
  const company: Company = {
    random,
    now,
    start,
    operators,
    accounts,
    byName: new Map(accounts.map((account) => [account.name, account])),
    groups,
    everybodyId,
    connectors: [],
    tokens: [],
    memberships: [],
  };
  for (const group of groups) fillGroup(company, group);
  company.connectors = CONNECTORS.map((plan) => ({
    ...plan,
    id: newId("connector", start.getTime()),
    apiKey: random.hex(32),
    groupId: plan.group === "Everybody" ? everybodyId : groupOf(company, plan.group).id,
  }));
  for (const connector of company.connectors) handOutTokens(company, connector);
  return company;
}

/** The group of a code; throws where the demo's own plan is wrong. */
export function groupOf(company: Company, code: string): DemoGroup {
  const group = company.groups.find((one) => one.code === code);
  if (!group) throw new Error(`the demo has no group ${code}`);
  return group;
}

/** Puts an account into a group from a moment on; nothing happens when he is in. */
export function join(
  company: Company,
  group: DemoGroup,
  account: DemoAccount,
  from: Date,
  openedIn: string | null,
): string | null {
  if (group.members.has(account.accountId)) return null;
  const id = newId("membership", from.getTime());
  const source = openedIn ? "decided" : "observed";
  group.members.set(account.accountId, id);
  company.memberships.push({
    id,
    groupId: group.id,
    accountId: account.accountId,
    from,
    to: null,
    openedIn,
    closedIn: null,
    source,
  });
  return id;
}

/** Takes an account out of a group at a moment; the id of the period that ended, or null when he wasn't in. */
export function leave(
  company: Company,
  group: DemoGroup,
  account: DemoAccount,
  at: Date,
  closedIn: string,
): string | null {
  const id = group.members.get(account.accountId);
  const period = company.memberships.find((one) => one.id === id);
  if (!period || period.from >= at) return null;
  group.members.delete(account.accountId);
  period.to = at;
  period.closedIn = closedIn;
  return period.id;
}

function fillGroup(company: Company, group: DemoGroup): void {
  const { random, start, accounts } = company;
  const serviceCode = SERVICE_MEMBERS[group.code];
  for (const account of accounts) {
    const belongs =
      account.userCode === serviceCode || (account.kind === "person" && group.departments.includes(account.department));
    if (belongs && (account.userCode === serviceCode || random.chance(group.portion ?? 1)))
      join(company, group, account, start, null);
  }
}

function handOutTokens(company: Company, connector: DemoConnector): void {
  const { random, accounts, everybodyId } = company;
  const inGroup = new Set(groupMembers(company, connector.groupId));
  const candidates = accounts.filter((account) =>
    connector.groupId === everybodyId ? account.kind === "person" : inGroup.has(account.accountId),
  );
  const able = candidates.filter((account) => account.email && (account.windows || account.insite));
  for (const account of random.sample(able, Math.round(able.length * connector.holders))) {
    const issuedAt = new Date(company.start.getTime() - random.int(5, 400) * DAY - random.int(0, 80_000) * 1000);
    company.tokens.push(
      makeToken(company, account, connector, { issuedAt, isHeld: random.chance(0.86), requestedIn: null }),
    );
  }
}

function groupMembers(company: Company, groupId: string): string[] {
  return [...(company.groups.find((group) => group.id === groupId)?.members.keys() ?? [])];
}

/** A token with a label that is unique on its connector, an end and a last use that fit its age. */
export function makeToken(
  company: Company,
  account: DemoAccount,
  connector: DemoConnector,
  given: { issuedAt: Date; isHeld: boolean; requestedIn: string | null },
): DemoToken {
  const { random, now } = company;
  const { issuedAt, isHeld, requestedIn } = given;
  const fate = random.next();
  const ends = connector.validityDays ? new Date(issuedAt.getTime() + connector.validityDays * DAY) : CLASSIC_END;
  const expiresAt =
    fate < 0.03
      ? new Date(now.getTime() - random.int(1, 60) * DAY)
      : fate < 0.045
        ? new Date(now.getTime() + random.int(1, 28) * DAY)
        : ends;
  const latest = Math.min(now.getTime(), expiresAt.getTime());
  const isUsed = random.chance(0.93) && latest > issuedAt.getTime();
  const used = isUsed
    ? new Date(Math.max(issuedAt.getTime(), latest - Math.floor(random.next() ** 3 * 120 * DAY)))
    : null;
  const device = account.kind === "service" ? "Server" : random.pick(DEVICES);
  return {
    id: newId("token", issuedAt.getTime()),
    account,
    connector,
    label: `${device} of ${account.name}${requestedIn ? `, ${issuedAt.toISOString().slice(0, 10)}` : ""}`,
    data: random.hex(64),
    isHeld,
    requestedAt: issuedAt,
    issuedAt,
    codeMailedAt: requestedIn ? issuedAt : null,
    expiresAt: expiresAt > issuedAt ? expiresAt : ends,
    revokedAt: null,
    revokeReason: null,
    revealedAt: issuedAt,
    lastUsedAt: used,
    requestedIn,
    revokedIn: null,
    isGoneAtVendor: false,
    hasDoubt: false,
  };
}

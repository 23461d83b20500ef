import { newId } from "@/lib/core/ids";
import { removePerson, revokeToken } from "./acts";
import { type Company, type DemoConnector, groupOf, join, makeToken } from "./company";
import type { History } from "./history";
import { accountRef, connectorRefOf, connectorSubject, groupRefOf, groupSubject, personOf, tokenSubject } from "./refs";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Links and blocks of the stories that are told at the end of the three months, with the changes that made them. */
export type StoryFacts = {
  linkChanges: { connector: DemoConnector; fromGroupId: string; toGroupId: string; at: Date; changeId: string }[];
  blocks: { connectorId: string; reason: string; at: Date; changeId: string | null }[];
};

const person = (company: Company, name: string) => {
  const found = company.byName.get(name);
  if (!found) throw new Error(`the demo has no ${name}`);
  return found;
};
const connectorOf = (company: Company, name: string): DemoConnector => {
  const found = company.connectors.find((one) => one.name === name);
  if (!found) throw new Error(`the demo has no ${name}`);
  return found;
};
const before = (company: Company, ms: number): Date => new Date(company.now.getTime() - ms);

/** What stands open when the demo begins: a refusal, a lost answer, hand tasks, revocations of today. */
export function tellStories(company: Company, history: History): StoryFacts {
  refusedByAfas(company, history);
  lostAnswer(company, history);
  const moved = expensesMoves(company, history);
  const stays = groupOf(company, "PROJ-LEADS");
  const bram = person(company, "Bram Visser");
  join(company, stays, bram, new Date(company.start.getTime() + 20 * DAY), null);
  removePerson(company, history, before(company, 26 * HOUR), company.operators.admin, stays, bram, false);
  tokenToDeleteByHand(company, history);
  const made = partnerPortal(company, history);
  todaysRevocations(company, history);
  const fleet = fleetDesk(company, history);
  const meter = {
    connectorId: connectorOf(company, "Meter readings").id,
    reason: "Integration not used any more",
    at: company.start,
    changeId: null,
  };
  return { linkChanges: [moved], blocks: [made, fleet, meter] };
}

function refusedByAfas(company: Company, history: History): void {
  const at = before(company, 2 * HOUR + 10 * MINUTE);
  const group = groupOf(company, "CONSULTANCY");
  const fatima = person(company, "Fatima El Amrani");
  const early = company.memberships.findIndex((period) => period.id === group.members.get(fatima.accountId));
  if (early >= 0) company.memberships.splice(early, 1);
  group.members.delete(fatima.accountId);
  company.tokens = company.tokens.filter((token) => token.account !== fatima);
  for (const other of company.groups) {
    const id = other.members.get(fatima.accountId);
    if (!id) continue;
    other.members.delete(fatima.accountId);
    company.memberships = company.memberships.filter((period) => period.id !== id);
  }
  const id = newId("change", at.getTime());
  const membershipId = join(company, group, fatima, at, id);
  if (!membershipId) return;
  history.add({
    id,
    at,
    actor: company.operators.admin,
    operation: "membership.change",
    sentence: `Add ${fatima.name} to ${group.code}`,
    ticket: "HR-2291",
    audit: [{ code: "membership.added", subject: groupSubject(group), related: { account: accountRef(fatima) } }],
    deliveries: [
      {
        effect: {
          type: "membership.add.v1",
          group: groupRefOf(group),
          person: personOf(fatima),
          mayCreateGroup: false,
        },
        subject: { kind: "membership", id: membershipId },
        status: "failed",
        seconds: 1,
        note: `AFAS has no user ${fatima.userCode}. Create the user in AFAS, then send this again.`,
      },
    ],
  });
}

function lostAnswer(company: Company, history: History): void {
  const at = before(company, 41 * MINUTE);
  const anouk = person(company, "Anouk Mertens");
  const connector = connectorOf(company, "Hours app");
  company.tokens = company.tokens.filter((token) => !(token.account === anouk && token.connector === connector));
  const asked = newId("change", at.getTime());
  const token = makeToken(company, anouk, connector, { issuedAt: at, isHeld: false, requestedIn: asked });
  Object.assign(token, {
    issuedAt: null,
    expiresAt: null,
    lastUsedAt: null,
    revealedAt: null,
    hasDoubt: true,
    label: "iPad of Anouk Mertens",
  });
  company.tokens.push(token);
  const related = { account: accountRef(anouk), connector: connectorSubject(connector) };
  const subject = tokenSubject(token);
  const effect = { connector: connectorRefOf(connector), person: personOf(anouk), tokenId: token.id };
  const { admin } = company.operators;
  history.add({
    id: asked,
    at: before(company, 46 * MINUTE),
    actor: admin,
    operation: "token.request",
    sentence: `Ask for token ${token.label} of ${anouk.name} for ${connector.name}`,
    audit: [{ code: "token.requested", subject, related, after: { label: token.label } }],
    deliveries: [
      {
        effect: { type: "token.request_code.v1", ...effect },
        subject,
        status: "applied",
        seconds: 1,
        note: "AFAS took the request; it mails the one-time password itself.",
      },
    ],
  });
  const note =
    "No answer within 30 s. AFAS may have issued the token; it shows a token only once and lists none, so this can’t be told from here.";
  history.add({
    id: newId("change", at.getTime()),
    at,
    actor: admin,
    operation: "token.enter_code",
    sentence: `Enter the one-time password for token ${token.label} of ${anouk.name}`,
    audit: [{ code: "token.code_entered", subject, related: { account: accountRef(anouk) } }],
    deliveries: [
      { effect: { type: "token.redeem_code.v1", ...effect }, subject, status: "needs_confirmation", seconds: 30, note },
    ],
  });
}

function expensesMoves(company: Company, history: History): StoryFacts["linkChanges"][number] {
  const at = before(company, 4 * DAY + 3 * HOUR);
  const connector = connectorOf(company, "Expenses app");
  const [from, to] = [groupOf(company, "SALES-NL"), groupOf(company, "EXPENSES")];
  const changeId = newId("change", at.getTime());
  history.add({
    id: changeId,
    at,
    actor: company.operators.admin,
    operation: "connector.link",
    sentence: `Link ${connector.name} to group ${to.code}`,
    ticket: "CHG-118",
    audit: [
      {
        code: "connector.linked",
        subject: connectorSubject(connector),
        related: { group: groupSubject(to) },
        before: { group: from.code },
        after: { group: to.code },
      },
    ],
    deliveries: [
      {
        effect: { type: "connector.link.v1", connector: connectorRefOf(connector), group: groupRefOf(to) },
        subject: { kind: "connector", id: connector.id },
        status: "by_hand",
        seconds: 0,
        note: "",
        assignee: company.operators.admin,
      },
    ],
  });
  return { connector, fromGroupId: from.id, toGroupId: to.id, at, changeId };
}

function tokenToDeleteByHand(company: Company, history: History): void {
  const jan = person(company, "Jan Smit");
  const connector = connectorOf(company, "Leave request app");
  company.tokens = company.tokens.filter((token) => !(token.account === jan && token.connector === connector));
  const token = makeToken(company, jan, connector, {
    issuedAt: before(company, 200 * DAY),
    isHeld: false,
    requestedIn: null,
  });
  company.tokens.push(token);
  revokeToken(company, history, before(company, 30 * HOUR), company.operators.support, token, false);
}

function partnerPortal(company: Company, history: History): StoryFacts["blocks"][number] {
  const at = before(company, 3 * DAY + 5 * HOUR);
  const connector = connectorOf(company, "Partner portal");
  const group = groupOf(company, "PARTNER-PORTAL");
  const changeId = newId("change", at.getTime());
  const endpoints = [
    ...connector.get.map((name) => ({ kind: "get" as const, name })),
    ...(connector.update ?? []).map((name) => ({ kind: "update" as const, name })),
  ];
  history.add({
    id: changeId,
    at,
    actor: company.operators.owner,
    operation: "connector.create",
    sentence: `Create app connector ${connector.name}`,
    audit: [
      {
        code: "connector.created",
        subject: connectorSubject(connector),
        after: { purpose: connector.purpose, owner: connector.owner },
      },
    ],
    deliveries: [
      {
        effect: {
          type: "connector.create.v1",
          connector: connectorRefOf(connector),
          group: groupRefOf(group),
          endpoints,
        },
        subject: { kind: "connector", id: connector.id },
        status: "by_hand",
        seconds: 0,
        note: "",
      },
    ],
  });
  return { connectorId: connector.id, reason: "A new connector starts blocked", at, changeId };
}

function fleetDesk(company: Company, history: History): StoryFacts["blocks"][number] {
  const at = before(company, 3 * DAY + HOUR);
  const connector = connectorOf(company, "Fleet desk");
  const changeId = newId("change", at.getTime());
  history.add({
    id: changeId,
    at,
    actor: company.operators.support,
    operation: "connector.block",
    sentence: `Block ${connector.name}`,
    reason: "Suspected misuse",
    ticket: "INC-2260",
    audit: [{ code: "connector.blocked", subject: connectorSubject(connector), after: { blocked: true } }],
    deliveries: [
      {
        effect: { type: "connector.block.v1", connector: connectorRefOf(connector) },
        subject: { kind: "connector", id: connector.id },
        status: "by_hand_done",
        seconds: 480,
        note: "Blocked is ticked on the tab General.",
        assignee: company.operators.admin,
      },
    ],
  });
  return { connectorId: connector.id, reason: "Suspected misuse", at, changeId };
}

function todaysRevocations(company: Company, history: History): void {
  const leave = connectorOf(company, "Leave request app");
  const held = company.tokens.filter(
    (token) =>
      token.connector === leave &&
      token.isHeld &&
      !token.revokedAt &&
      token.account.kind === "person" &&
      token.account.name !== "Kim de Vries",
  );
  for (const hours of [5, 3]) {
    const token = held.splice(company.random.int(0, held.length - 1), 1)[0];
    if (token) revokeToken(company, history, before(company, hours * HOUR), company.operators.support, token);
  }
}

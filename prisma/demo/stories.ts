import { newId } from "@/lib/core/ids";
import { removePerson, revokeToken } from "./acts";
import { type Company, groupOf, join, makeToken } from "./company";
import { expensesMoves, fleetDesk, partnerPortal } from "./connector-stories";
import type { History } from "./history";
import {
  accountRef,
  connectorRefOf,
  connectorSubject,
  groupRefOf,
  groupSubject,
  personOf,
  tokenSubject,
  userRef,
} from "./refs";
import { before, connectorOf, DAY, HOUR, MINUTE, person, type StoryFacts } from "./story";

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
    kind: "connector" as const,
    subjectId: connectorOf(company, "Meter readings").id,
    reason: "Integration not used any more",
    at: company.start,
    changeId: null,
  };
  return { linkChanges: [moved], blocks: [made, fleet, meter, blockedPerson(company, history)] };
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

function blockedPerson(company: Company, history: History): StoryFacts["blocks"][number] {
  const at = before(company, 6 * DAY + 2 * HOUR);
  const marta = person(company, "Marta Nowak");
  const changeId = newId("change", at.getTime());
  history.add({
    id: changeId,
    at,
    actor: company.operators.support,
    operation: "user.block",
    sentence: `Block ${marta.name}`,
    reason: "Suspected misuse",
    ticket: "INC-2244",
    audit: [{ code: "user.blocked", subject: userRef(marta), after: { blocked: true } }],
    deliveries: [
      {
        effect: { type: "user.block.v1", person: personOf(marta) },
        subject: { kind: "account", id: marta.accountId },
        status: "verified",
        seconds: 2,
        note: `AFAS shows ${marta.name} as blocked; her groups were kept.`,
      },
    ],
  });
  return { kind: "user", subjectId: marta.userId, reason: "Suspected misuse", at, changeId };
}

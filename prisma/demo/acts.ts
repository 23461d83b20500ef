import type { Actor } from "@/lib/core/actor";
import { newId } from "@/lib/core/ids";
import { type Company, type DemoAccount, type DemoGroup, type DemoToken, join, leave, makeToken } from "./company";
import type { History, PastDelivery } from "./history";
import {
  accountRef,
  connectorRefOf,
  connectorSubject,
  groupRefOf,
  groupSubject,
  hintOf,
  personOf,
  tokenSubject,
} from "./refs";

const DAY = 86_400_000;
export const REVOKE_REASONS = [
  "Token leaked",
  "Device lost or replaced",
  "Person left",
  "Person changed role",
  "Integration not used any more",
];

/** A moment in working hours (UTC) of one of the days since Gatehouse came, in the order that `share` goes from 0 to 1. */
export function workingMoment(company: Company, share: number): Date {
  const { random, start, now } = company;
  const span = now.getTime() - start.getTime() - 3 * DAY;
  const day = new Date(start.getTime() + DAY + share * span);
  const weekday = day.getUTCDay();
  const shift = weekday === 0 ? 1 : weekday === 6 ? 2 : 0;
  day.setUTCDate(day.getUTCDate() + shift);
  day.setUTCHours(random.int(7, 16), random.int(0, 59), random.int(0, 59), 0);
  return day;
}

const ticket = (company: Company, series: string): string => `${series}-${company.random.int(380, 2400)}`;

/** One or more people put into a group and read back. */
export function addPeople(
  company: Company,
  history: History,
  at: Date,
  actor: Actor,
  group: DemoGroup,
  people: readonly DemoAccount[],
): void {
  const id = newId("change", at.getTime());
  const added = people.flatMap((account) => {
    const membershipId = join(company, group, account, at, id);
    return membershipId ? [{ account, membershipId }] : [];
  });
  if (added.length === 0) return;
  const [only] = added;
  history.add({
    id,
    at,
    actor,
    operation: "membership.change",
    sentence:
      added.length === 1 && only
        ? `Add ${only.account.name} to ${group.code}`
        : `Add ${added.length} users to ${group.code}`,
    ticket: ticket(company, "HR"),
    audit: added.map(({ account }) => ({
      code: "membership.added" as const,
      subject: groupSubject(group),
      related: { account: accountRef(account) },
    })),
    deliveries: added.map(({ account, membershipId }) => ({
      effect: { type: "membership.add.v1", group: groupRefOf(group), person: personOf(account), mayCreateGroup: false },
      subject: { kind: "membership", id: membershipId },
      status: "verified",
      seconds: company.random.int(1, 9),
      note: `AFAS shows ${account.name} in ${group.code}.`,
    })),
  });
}

/** Somebody taken out of a group: a person did it in Profit, and a read showed it. */
export function removePerson(
  company: Company,
  history: History,
  at: Date,
  actor: Actor,
  group: DemoGroup,
  account: DemoAccount,
  done = true,
): void {
  const id = newId("change", at.getTime());
  const membershipId = leave(company, group, account, at, id);
  if (!membershipId) return;
  const delivery: PastDelivery = {
    effect: { type: "membership.remove.v1", group: groupRefOf(group), person: personOf(account) },
    subject: { kind: "membership", id: membershipId },
    status: done ? "verified" : "by_hand",
    seconds: done ? company.random.int(600, 90_000) : 0,
    note: `AFAS no longer shows ${account.name} in ${group.code}.`,
    ...(done ? { assignee: actor } : {}),
  };
  history.add({
    id,
    at,
    actor,
    operation: "membership.change",
    sentence: `Take ${account.name} out of ${group.code}`,
    reason: "Person changed role",
    ticket: ticket(company, "HR"),
    audit: [{ code: "membership.removed", subject: groupSubject(group), related: { account: accountRef(account) } }],
    deliveries: [delivery],
  });
}

/** A token asked for, its code entered some minutes later, and shown once. */
export function issueToken(
  company: Company,
  history: History,
  at: Date,
  actor: Actor,
  account: DemoAccount,
  connector: DemoToken["connector"],
): DemoToken {
  const asked = newId("change", at.getTime());
  const enteredAt = new Date(at.getTime() + company.random.int(3, 40) * 60_000);
  const token = makeToken(company, account, connector, { issuedAt: enteredAt, isHeld: true, requestedIn: asked });
  token.requestedAt = at;
  token.codeMailedAt = new Date(at.getTime() + 2_000);
  company.tokens.push(token);
  const subject = { ...tokenSubject(token), name: token.label };
  const related = { account: accountRef(account), connector: connectorSubject(connector) };
  const effect = { connector: connectorRefOf(connector), person: personOf(account), tokenId: token.id };
  history.add({
    id: asked,
    at,
    actor,
    operation: "token.request",
    sentence: `Ask for token ${token.label} of ${account.name} for ${connector.name}`,
    audit: [{ code: "token.requested", subject, related, after: { label: token.label } }],
    deliveries: [
      {
        effect: { type: "token.request_code.v1", ...effect },
        subject: { kind: "token", id: token.id },
        status: "applied",
        seconds: 1,
        note: "AFAS took the request; it mails the one-time password itself.",
      },
    ],
  });
  history.add({
    id: newId("change", enteredAt.getTime()),
    at: enteredAt,
    actor,
    operation: "token.enter_code",
    sentence: `Enter the one-time password for token ${token.label} of ${account.name}`,
    audit: [
      { code: "token.code_entered", subject, related: { account: accountRef(account) } },
      { code: "token.issued", subject: tokenSubject(token), related },
      { code: "token.revealed", subject: tokenSubject(token), related: { account: accountRef(account) } },
    ],
    deliveries: [
      {
        effect: { type: "token.redeem_code.v1", ...effect },
        subject: { kind: "token", id: token.id },
        status: "verified",
        seconds: 2,
        note: "AFAS issued the token and accepts it.",
      },
    ],
  });
  return token;
}

/** A token revoked here and gone at the vendor: by API where its text was held, otherwise by hand. */
export function revokeToken(
  company: Company,
  history: History,
  at: Date,
  actor: Actor,
  token: DemoToken,
  done = true,
): void {
  if (token.revokedAt || !token.issuedAt || token.issuedAt >= at) return;
  const id = newId("change", at.getTime());
  const reason = company.random.pick(REVOKE_REASONS);
  const { account, connector, label } = token;
  token.revokedAt = at;
  token.revokeReason = reason;
  token.revokedIn = id;
  token.isGoneAtVendor = done;
  if (token.lastUsedAt && token.lastUsedAt > at) token.lastUsedAt = at;
  const hint = hintOf(token);
  const status = !done ? "by_hand" : token.isHeld ? "verified" : "by_hand_done";
  const related = { account: accountRef(account), connector: connectorSubject(connector) };
  history.add({
    id,
    at,
    actor,
    operation: "token.revoke",
    sentence: `Revoke token ${hint} of ${account.name} for ${connector.name}`,
    reason,
    ticket: ticket(company, "INC"),
    audit: [
      {
        code: "token.revoked",
        subject: tokenSubject(token),
        related,
        before: { status: "active" },
        after: { status: "revoked" },
      },
      ...(done ? [{ code: "token.revocation_confirmed" as const, subject: tokenSubject(token), related }] : []),
    ],
    deliveries: [
      {
        effect: {
          type: "token.revoke.v1",
          connector: connectorRefOf(connector),
          person: personOf(account),
          tokenId: token.id,
          label,
          hint,
          isHeld: token.isHeld,
        },
        subject: { kind: "token", id: token.id },
        status,
        seconds: token.isHeld ? company.random.int(1, 4) : company.random.int(900, 40_000),
        note: token.isHeld
          ? "AFAS deleted the token and refuses it now."
          : "The line is gone from the tab User tokens.",
        ...(token.isHeld || !done ? {} : { assignee: actor }),
      },
    ],
  });
}

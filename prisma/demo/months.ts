import { newId } from "@/lib/core/ids";
import { addPeople, issueToken, removePerson, revokeToken, workingMoment } from "./acts";
import type { Company } from "./company";
import type { History } from "./history";

const MEMBERSHIP_ACTS = 190;
const TOKENS_ISSUED = 130;
const TOKENS_REVOKED = 58;
const SIGN_INS = 220;

/** Three months of ordinary work: people come and go, tokens are issued and revoked, operators sign in. */
export function workThreeMonths(company: Company, history: History): void {
  const { random, operators, groups, accounts } = company;
  const staff = accounts.filter(
    (account) =>
      account.kind === "person" &&
      account.email &&
      (account.insite || account.windows) &&
      account.name !== "Fatima El Amrani",
  );
  const usual = groups.filter((group) => group.departments.length > 0);
  for (let n = 0; n < MEMBERSHIP_ACTS; n += 1) {
    const at = workingMoment(company, n / MEMBERSHIP_ACTS);
    const actor = random.chance(0.85) ? operators.admin : operators.owner;
    const group = random.pick(usual);
    if (random.chance(0.7)) {
      addPeople(company, history, at, actor, group, random.sample(staff, random.int(1, 4)));
      continue;
    }
    const [accountId] = random.sample([...group.members.keys()], 1);
    const account = accounts.find((one) => one.accountId === accountId);
    if (account && account.name !== "Bram Visser") removePerson(company, history, at, actor, group, account);
  }
  issueTokens(company, history);
  revokeTokens(company, history);
  for (let n = 0; n < SIGN_INS; n += 1) {
    const at = workingMoment(company, n / SIGN_INS);
    const actor = random.pick([
      operators.admin,
      operators.support,
      operators.support,
      operators.auditor,
      operators.owner,
    ]);
    const subject = { kind: "operator" as const, id: actor.id, name: actor.name };
    history.add({
      id: newId("event", at.getTime()),
      at,
      actor,
      operation: "operator.sign_in",
      sentence: "",
      audit: [{ code: "operator.signed_in", subject }],
      isEventOnly: true,
    });
  }
}

function issueTokens(company: Company, history: History): void {
  const { random, connectors, operators, accounts, groups, everybodyId } = company;
  const open = connectors.filter((connector) => !connector.isNew && !connector.isBlocked && connector.holders < 1);
  for (let n = 0; n < TOKENS_ISSUED; n += 1) {
    const at = workingMoment(company, n / TOKENS_ISSUED);
    const connector = random.pick(open);
    const members = groups.find((group) => group.id === connector.groupId)?.members;
    const able = accounts.filter(
      (account) =>
        account.kind === "person" &&
        account.email &&
        (account.insite || account.windows) &&
        account.name !== "Fatima El Amrani",
    );
    const candidates =
      connector.groupId === everybodyId ? able : able.filter((account) => members?.has(account.accountId));
    const account = candidates.length > 0 ? random.pick(candidates) : undefined;
    const has = company.tokens.some(
      (token) => token.account === account && token.connector === connector && !token.revokedAt,
    );
    if (account && !has) issueToken(company, history, at, operators.admin, account, connector);
  }
}

function revokeTokens(company: Company, history: History): void {
  const { random, operators, tokens } = company;
  const people = tokens.filter((token) => token.account.kind === "person" && token.account.name !== "Kim de Vries");
  const chosen = random.sample(people, TOKENS_REVOKED);
  chosen.forEach((token, n) => {
    const at = workingMoment(company, n / TOKENS_REVOKED);
    revokeToken(company, history, at, random.chance(0.8) ? operators.support : operators.admin, token);
  });
}

import { removePerson, revokeToken } from "./acts";
import { type Company, type DemoToken, groupOf, makeToken } from "./company";
import type { History } from "./history";
import { before, connectorOf, DAY, person } from "./story";

/** The tokens of AFAS that host applications are given for their keys. */
export type MappedTokens = { portal: DemoToken; kim: DemoToken; left: DemoToken; revoked: DemoToken };

const CLASSIC_END = new Date("2027-05-01T00:00:00.000Z");

/** Tokens whose text is kept, one of each fate: shared, of one person, of somebody who left the group, revoked. */
export function tokensToMap(company: Company, history: History): MappedTokens {
  const hours = connectorOf(company, "Hours app");
  const portal = kept(company, "svc-hours-portal", "Project portal");
  const kim = kept(company, "Kim de Vries", hours.name);
  const [left, revoked] = company.tokens.filter(
    ({ connector, account, isHeld, revokedAt, issuedAt, requestedIn, hasDoubt }) =>
      connector === hours &&
      isHeld &&
      issuedAt !== null &&
      revokedAt === null &&
      requestedIn === null &&
      !hasDoubt &&
      account.kind === "person" &&
      account.name !== "Kim de Vries" &&
      groupOf(company, "CONSULTANCY").members.has(account.accountId),
  );
  if (!left || !revoked) throw new Error("the demo has no two tokens for the Hours app that are kept");
  for (const token of [left, revoked]) token.expiresAt = CLASSIC_END;
  const { admin, support } = company.operators;
  removePerson(company, history, before(company, 9 * DAY), admin, groupOf(company, "CONSULTANCY"), left.account);
  revokeToken(company, history, before(company, 2 * DAY), support, revoked);
  return { portal, kim, left, revoked };
}

/** The token of somebody on a connector, its text kept and its end that of a classic token. */
function kept(company: Company, name: string, connectorName: string): DemoToken {
  const account = person(company, name);
  const connector = connectorOf(company, connectorName);
  const found = company.tokens.find(
    (token) => token.account === account && token.connector === connector && token.issuedAt && !token.revokedAt,
  );
  const issuedAt = new Date(company.start.getTime() - 30 * DAY);
  const token = found ?? makeToken(company, account, connector, { issuedAt, isHeld: true, requestedIn: null });
  if (!found) company.tokens.push(token);
  Object.assign(token, { isHeld: true, expiresAt: CLASSIC_END });
  return token;
}

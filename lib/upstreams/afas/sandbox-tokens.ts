import { randomBytes, randomInt } from "node:crypto";
import { sha256 } from "../sandbox/store";
import { FunctionalError, UNEXPECTED } from "./sandbox-errors";
import { tokenXml } from "./sandbox-seed";
import { findConnector, findUser, isMember, type SandboxState, type Store, sameCode, tokenData } from "./sandbox-state";

const refuse = (en: string, nl: string): FunctionalError => new FunctionalError({ en, nl });
const NOT_ALLOWED = refuse(
  "The user is not authorised for this app connector.",
  "De gebruiker is niet geautoriseerd voor deze app connector.",
);

/** Keys and user as both one-time password faces send them; a wrong or missing key is the vendor's "unexpected error". */
export type OtpAsk = { apiKey: string; environmentKey: string; userId: string; body: string };

/** Mails a one-time password; needs an open connector, membership and an e-mail address. */
export function requestOtp(store: Store, ask: OtpAsk, description: string): void {
  const { connector, user } = whoAsks(store.state, ask);
  if (connector.isBlocked || user.isBlocked || !isMember(store.state, connector.group, user.userCode))
    throw NOT_ALLOWED;
  const to = user.email;
  if (!to) throw refuse("The user has no e-mail address.", "De gebruiker heeft geen e-mailadres.");
  store.record("otp.request", `${connector.name}/${user.userCode}`, ask.body, () => {
    const otp = String(randomInt(10_000_000, 100_000_000));
    store.state.otps.push({ connector: connector.name, userCode: user.userCode, otp, description, isUsed: false });
    store.state.mailbox.push({
      to,
      userCode: user.userCode,
      subject: `One-time password for ${connector.name}`,
      otp,
      connector: connector.name,
      sentAt: new Date().toISOString(),
    });
    return true;
  });
}

/** Trades a one-time password, once, for the token's text; throws on a wrong, used or foreign one. */
export function redeemOtp(store: Store, ask: OtpAsk, otp: string): string {
  const { connector, user } = whoAsks(store.state, ask);
  if (connector.isBlocked || user.isBlocked || !isMember(store.state, connector.group, user.userCode))
    throw NOT_ALLOWED;
  const found = store.state.otps.find(
    (o) => !o.isUsed && o.otp === otp && sameCode(o.connector, connector.name) && sameCode(o.userCode, user.userCode),
  );
  if (!found) throw refuse("The one-time password is not valid.", "Het eenmalige wachtwoord is niet geldig.");
  let text = "";
  store.record("otp.redeem", `${connector.name}/${user.userCode}`, ask.body, () => {
    found.isUsed = true;
    text = makeToken(
      store.state,
      connector.name,
      user.userCode,
      found.description || `One-time password ${store.ledger.length + 1}`,
    );
    return true;
  });
  return text;
}

/** Adds a token by hand, as a person does on the tab User tokens; its description must be unique on the connector. */
export function addToken(store: Store, connectorName: string, userCode: string, description: string): string {
  const connector = findConnector(store.state, connectorName);
  const user = findUser(store.state, userCode);
  if (!connector || !user) throw refuse("Connector or user does not exist.", "Connector of gebruiker bestaat niet.");
  if (!isMember(store.state, connector.group, user.userCode)) throw NOT_ALLOWED;
  const isTaken = store.state.tokens.some(
    (t) => sameCode(t.connector, connector.name) && sameCode(t.description, description),
  );
  if (description === "" || isTaken)
    throw refuse("The description must be filled and unique.", "De omschrijving moet gevuld en uniek zijn.");
  let text = "";
  store.record("console.token.add", `${connector.name}/${user.userCode}/${description}`, "", () => {
    text = makeToken(store.state, connector.name, user.userCode, description);
    return true;
  });
  return text;
}

/** Deletes a token by its full text; an unknown one is a fault. */
export function deleteToken(store: Store, text: string): void {
  const data = tokenData(text);
  const token = data && store.state.tokens.find((t) => t.sha256 === sha256(data));
  if (!token) throw new FunctionalError(UNEXPECTED);
  store.record("token.delete", `${token.connector}/${token.userCode}/${token.description}`, text, () => {
    store.state.tokens = store.state.tokens.filter((t) => t !== token);
    return true;
  });
}

function makeToken(state: SandboxState, connector: string, userCode: string, description: string): string {
  const data = randomBytes(32).toString("hex").toUpperCase();
  const days = findConnector(state, connector)?.tokenValidityDays ?? null;
  const now = Date.now();
  state.tokens.push({
    connector,
    userCode,
    description,
    sha256: sha256(data),
    lastFour: data.slice(-4),
    createdAt: new Date(now).toISOString(),
    lastUsedAt: null,
    expiresAt: days === null ? null : new Date(now + days * 86_400_000).toISOString(),
  });
  return tokenXml(data);
}

function whoAsks(state: SandboxState, ask: OtpAsk) {
  const connector = state.connectors.find((c) => c.apiKey === ask.apiKey);
  if (!connector || ask.environmentKey !== state.environmentKey) throw new FunctionalError(UNEXPECTED);
  const user =
    findUser(state, ask.userId) ?? state.users.find((u) => u.email !== null && sameCode(u.email, ask.userId));
  if (!user) throw NOT_ALLOWED;
  return { connector, user };
}

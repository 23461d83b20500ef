import "server-only";
import type { IncomingMessage } from "node:http";
import { readOwnKey } from "@/lib/vault/own-keys";
import type { VaultState } from "@/lib/vault/vault";
import { type Answer, answerOf, type Give, Refused, refuse } from "./answer";
import { readAsked } from "./asked.rules";
import type { AddressReader } from "./caller-address";
import { readBody } from "./http";
import type { Limits } from "./limits";
import type { Lookups } from "./lookups";
import type { FoundRow } from "./statement.store";
import type { Uses } from "./uses.store";

/** One address that answers keys: the statement it asks and what it gives. */
export type Desk = { lookups: Lookups<FoundRow>; give: Give };
/** What all desks share. */
export type Back = {
  limits: Limits;
  uses: Uses;
  vault: () => Promise<VaultState>;
  addressOf: AddressReader;
};

const OK = { status: 200, isFound: true, isGiven: true };
const CHALLENGE = { "www-authenticate": "Bearer" };
/** What a caller is told to wait while the database is away or there is no key. */
export const SOON = { "retry-after": "1" };

/** The answer to one question of any number of keys; throws `Refused` where nothing of it is answered. */
export async function answer(back: Back, { lookups, give }: Desk, request: IncomingMessage): Promise<Answer> {
  const { limits, uses, vault, addressOf } = back;
  const address = addressOf(request);
  const from = address ?? "unknown";
  const text = /^Bearer ([\x21-\x7e]{10,200})$/i.exec(request.headers.authorization ?? "")?.[1];
  const key = text ? readOwnKey(text) : null;
  const name = key?.kind === "app" ? Buffer.from(key.hash).toString("base64") : null;
  if (!key || name === null) {
    await limits.fail(null, from);
    throw new Refused(refuse("unauthenticated"), CHALLENGE);
  }
  const body = await readBody(request);
  if (!body.ok) throw new Refused(refuse(body.refusal));
  const reading = readAsked(body.value);
  if (!reading.ok) throw new Refused(refuse("invalid_input", { fields: reading.fields }));
  const { connector, given, keys, isMany } = reading.asked;
  const wait = await limits.check(name, from, keys.length);
  if (wait !== null) throw new Refused(refuse("throttled"), { "retry-after": String(wait) });
  const { state } = await vault().catch(() => Promise.reject(new Refused(refuse("busy"), SOON)));
  if (state === "sealed") throw new Refused(refuse("sealed"), SOON);

  const rows = await lookups.ask({ hash: key.hash, address, connector, keys: keys.map((one) => one ?? "") });
  const [first] = rows;
  const [at, keyId, applicationId, , isWelcome] = first ?? [];
  if (!at || !keyId || !applicationId) {
    await limits.fail(name, from);
    throw new Refused(refuse("unauthenticated"), CHALLENGE);
  }
  limits.remember(name);
  uses.sawKey(keyId, at);
  if (!isWelcome) throw new Refused(refuse("address_refused"));
  const answers = rows.map((row, n) => {
    const one = answerOf(row, given[n] ?? "", give);
    const [externalKey, tokenId] = [keys[n], row[5]];
    if (one.isFound && externalKey && tokenId)
      uses.add({ applicationId, connectorId: connector, externalKey, tokenId, isGiven: one.isGiven }, at);
    return one;
  });
  const [only] = answers;
  if (!isMany && only) return only;
  return { ...OK, body: { answers: answers.map(({ status, body }) => ({ status, ...body })) } };
}

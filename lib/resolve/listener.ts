import "server-only";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { isLost } from "@/lib/db/lane";
import { log } from "@/lib/log";
import { readOwnKey } from "@/lib/vault/own-keys";
import type { VaultState } from "@/lib/vault/vault";
import { type Answer, answerOf, type Give, refuse } from "./answer";
import { readAsked } from "./asked.rules";
import type { AddressReader } from "./caller-address";
import { readBody, send } from "./http";
import type { Limits } from "./limits";
import type { Lookups } from "./lookups";
import type { Refusal } from "./refusal.rules";
import type { FoundRow } from "./statement.store";
import type { Uses } from "./uses.store";

/** One address that answers keys: the statement it asks and what it gives. */
export type Desk = { lookups: Lookups<FoundRow>; give: Give };
export type Counter = {
  desks: Readonly<Record<string, Desk>>;
  /** What is answered without a key, at GET. */
  probes: Readonly<Record<string, () => Promise<{ status: number; body: unknown }>>>;
  limits: Limits;
  uses: Uses;
  vault: () => Promise<VaultState>;
  addressOf: AddressReader;
};

class Refused extends Error {
  constructor(
    readonly answer: Answer,
    readonly headers: Record<string, string> = {},
  ) {
    super(answer.body.title as string);
  }
}

/** Answers every request; whatever fails is a refusal without internals, and nothing of a key or token is written anywhere else. */
export function listener(counter: Counter): RequestListener {
  return (request, response) => {
    serve(counter, request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return;
      const { answer, headers } = error instanceof Refused ? error : refusalOf(error);
      send(response, answer.status, answer.body, headers);
    });
  };
}

async function serve(counter: Counter, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? "";
  const probe = Object.hasOwn(counter.probes, path) ? counter.probes[path] : undefined;
  const desk = Object.hasOwn(counter.desks, path) ? counter.desks[path] : undefined;
  if (!probe && !desk) throw new Refused(refuse("not_found"));
  const method = probe ? "GET" : "POST";
  if (request.method !== method) throw new Refused(refuse("method_not_allowed"), { allow: method });
  if (probe) {
    const { status, body } = await probe();
    return send(response, status, body, { "content-type": "application/json" });
  }
  if (!desk) return;
  const { status, body } = await answer(counter, desk, request);
  send(response, status, body);
}

async function answer(counter: Counter, { lookups, give }: Desk, request: IncomingMessage): Promise<Answer> {
  const { limits, uses, vault, addressOf } = counter;
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

const OK = { status: 200, isFound: true, isGiven: true };
const CHALLENGE = { "www-authenticate": "Bearer" };
const SOON = { "retry-after": "1" };

let toldAt = 0;

function refusalOf(error: unknown): { answer: Answer; headers: Record<string, string> } {
  const code: Refusal = isLost(error) || isTimeout(error) ? "busy" : "internal";
  // One line a second says as much as a thousand while the database is away.
  if (code === "internal" || Date.now() - toldAt > 1_000) {
    toldAt = Date.now();
    log.error(code === "busy" ? "resolve.database_away" : "resolve.failed", { error });
  }
  return { answer: refuse(code), headers: code === "busy" ? SOON : {} };
}

// The server ends a statement that takes too long with this code.
const isTimeout = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "57014";

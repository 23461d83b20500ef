import { beforeSending, garbage, parseJson, refusalOf } from "../answers";
import type { Connection } from "../driver";
import type { HttpAnswer, HttpRequest } from "../http";
import { UpstreamError } from "../upstream-error";
import { TOKEN_PATH, tokenForm } from "./wire";

export type Bearer = { text: string; expiresInSeconds: number | null };
type Send = (request: HttpRequest) => Promise<HttpAnswer>;

/** A token is renewed once nine tenths of its life are over, so that it doesn't end on the way. */
const FRESH = 0.9;

/**
 * Gives the bearer for each call of one use, and asks for a new one where the last is about to end; one whose end isn't told serves a
 * single call. What fails here was not sent, and a refusal of the client is `credentials`.
 */
export function bearerOf(connection: Connection, send: Send, now: () => number): () => Promise<Bearer> {
  let held: { bearer: Bearer; freshUntilMs: number } | null = null;
  return async () => {
    if (held && now() < held.freshUntilMs) return held.bearer;
    const askedAt = now();
    const bearer = await beforeSending(requestBearer(connection, send));
    held = { bearer, freshUntilMs: askedAt + (bearer.expiresInSeconds ?? 0) * 1000 * FRESH };
    return bearer;
  };
}

async function requestBearer(connection: Connection, send: Send): Promise<Bearer> {
  const { clientId } = connection.settings;
  const { client_secret: clientSecret } = connection.secrets;
  if (!clientId || !clientSecret) throw refused("This system has no client id and client secret.");
  const answer = await send({
    method: "POST",
    url: `${connection.restUrl}${TOKEN_PATH}`,
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: tokenForm(clientId, clientSecret),
  });
  const parsed = parseJson(answer.body) as Record<string, unknown> | null | undefined;
  // Ainua names no errors of this request: those of the standard that its path belongs to are assumed.
  if (answer.status >= 400 && answer.status < 500 && /^(invalid|unauthorized)_client$/.test(String(parsed?.error)))
    throw refused("Ainua does not accept the client id and client secret of Gatehouse's connector.", answer.status);
  if (answer.status !== 200) throw refusalOf("Ainua", answer, [clientSecret]);
  const text = parsed?.access_token;
  if (typeof text !== "string" || !/^[\w.~+/=-]+$/.test(text)) throw garbage("Ainua", answer.status);
  const life = parsed?.expires_in;
  return { text, expiresInSeconds: typeof life === "number" && life > 0 ? life : null };
}

const refused = (words: string, status: number | null = null): UpstreamError =>
  new UpstreamError({ kind: "credentials", wasSent: false }, words, null, status);

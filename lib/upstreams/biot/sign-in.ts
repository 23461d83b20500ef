import { garbage, parseJson } from "../answers";
import type { Connection } from "../driver";
import type { HttpAnswer, HttpRequest } from "../http";
import { UpstreamError } from "../upstream-error";
import { biotRefusal } from "./translate-error";
import { HumanSession, ServiceSession } from "./wire";

type Send = (request: HttpRequest) => Promise<HttpAnswer>;
type Session = { token: string; goodUntil: number };

/** BioT's own clients sign in again this long before the end. */
const EARLY_MS = 60_000;

/**
 * Access tokens for one use of a connection: one sign-in serves every call, and is renewed a minute before it ends, because BioT gives
 * services no refresh token. `keep` is told every token, so that it can be taken out of whatever the vendor repeats.
 * Setting `signIn` is `service` (id and secret key; default) or `person` (user name and password).
 */
export function signInTo(
  connection: Connection,
  send: Send,
  secrets: readonly string[],
  keep: (token: string) => void,
) {
  let session: Session | null = null;
  let underWay: Promise<Session> | null = null;
  const renew = async (): Promise<Session> => {
    underWay ??= (isPerson(connection) ? asPerson(connection, send, secrets) : asService(connection, send, secrets))
      .then((fresh) => {
        keep(fresh.token);
        session = fresh;
        return fresh;
      })
      .finally(() => {
        underWay = null;
      });
    return underWay;
  };
  return {
    async token(): Promise<string> {
      if (session && session.goodUntil > Date.now()) return session.token;
      return (await renew()).token;
    },
    /** Forgets a token that BioT turned away, so that the next call signs in afresh. */
    forget(): void {
      session = null;
    },
  };
}

export const isPerson = (connection: Pick<Connection, "settings">): boolean => connection.settings.signIn === "person";

async function asService(connection: Connection, send: Send, secrets: readonly string[]): Promise<Session> {
  const { serviceUserId: id } = connection.settings;
  const { secret_key: secretKey } = connection.secrets;
  if (!id || !secretKey) throw noCredential("This system has no service user id and secret key.");
  const answer = await send(post(connection, "/v2/services/accessToken", { id, secretKey }));
  if (answer.status !== 200) throw biotRefusal(answer, secrets);
  const read = ServiceSession.safeParse(parseJson(answer.body));
  if (!read.success) throw garbage("BioT", answer.status);
  return sessionOf(read.data.accessToken, read.data.accessTokenExpiration, answer.status);
}

async function asPerson(connection: Connection, send: Send, secrets: readonly string[]): Promise<Session> {
  const { username } = connection.settings;
  const { password } = connection.secrets;
  if (!username || !password) throw noCredential("This system has no user name and password.");
  const answer = await send(post(connection, "/v2/users/login", { username, password }));
  if (answer.status !== 200) throw biotRefusal(answer, secrets);
  const read = HumanSession.safeParse(parseJson(answer.body));
  if (!read.success) throw garbage("BioT", answer.status);
  const { accessJwt, mfaRequired, passwordResetRequired } = read.data;
  if (mfaRequired)
    throw noCredential("BioT asks this user for a second factor, which a program can't give. Use a service user.");
  if (passwordResetRequired) throw noCredential("BioT wants this user to choose a new password first.");
  if (!accessJwt) throw garbage("BioT", answer.status);
  return sessionOf(accessJwt.token, accessJwt.expiration, answer.status);
}

const post = (connection: Connection, path: string, body: unknown): HttpRequest => ({
  method: "POST",
  url: `${connection.restUrl}${path}`,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

// A life of a minute, the least that BioT allows, would be over before it began: of such a one half is used.
function sessionOf(token: string, expiration: string, status: number): Session {
  const now = Date.now();
  const end = Date.parse(expiration);
  if (Number.isNaN(end) || !/^[\w.~+/=-]+$/.test(token)) throw garbage("BioT", status);
  return { token, goodUntil: end - Math.min(EARLY_MS, Math.max(0, end - now) / 2) };
}

const noCredential = (words: string): UpstreamError =>
  new UpstreamError({ kind: "credentials", wasSent: false }, words);

import { garbage, parseJson } from "../answers";
import type { Connection } from "../driver";
import type { HttpAnswer, HttpRequest } from "../http";
import { UpstreamError } from "../upstream-error";
import { translateAnswer } from "./translate-error";
import { afasToken, readTokenText } from "./wire";

type Send = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * The Authorization header for Gatehouse's own calls. Classic user tokens stop working after 31 August 2027, so OAuth client
 * credentials stand beside them: setting `authentication` is `classic` (default) or `oauth`.
 * Rejects with `credentials` where the secret is missing, malformed or refused.
 */
export async function ownAuthorization(connection: Connection, send: Send): Promise<string> {
  if (connection.settings.authentication === "oauth") return `Bearer ${await clientCredentials(connection, send)}`;
  const text = readTokenText(connection.secrets.token ?? "");
  if (!text) throw noCredential("This system has no AFAS token in the vendor's form.");
  return afasToken(text);
}

/** The path of the token endpoint is read as lying under the REST address (assumed). */
async function clientCredentials(connection: Connection, send: Send): Promise<string> {
  const { client_id: clientId, client_secret: clientSecret } = connection.secrets;
  if (!clientId || !clientSecret) throw noCredential("This system has no OAuth client id and secret.");
  const answer = await send({
    method: "POST",
    url: `${connection.restUrl}/oauth/token`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
    }).toString(),
  });
  const parsed = parseJson(answer.body) as { access_token?: unknown; error?: unknown } | null | undefined;
  if (typeof parsed?.error === "string")
    throw noCredential("AFAS does not accept Gatehouse's OAuth client.", answer.status);
  if (answer.status !== 200) throw translateAnswer(answer, [clientSecret]);
  if (typeof parsed?.access_token !== "string" || !/^[\w.~+/=-]+$/.test(parsed.access_token))
    throw garbage("AFAS", answer.status);
  return parsed.access_token;
}

const noCredential = (words: string, status: number | null = null): UpstreamError =>
  new UpstreamError({ kind: "credentials", wasSent: false }, words, null, status);

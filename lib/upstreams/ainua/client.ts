import { garbage, hashOf, parseJson, reachOf, refusalOf } from "../answers";
import type { Connection } from "../driver";
import { type HttpAnswer, type HttpRequest, sendBounded } from "../http";
import { UpstreamError } from "../upstream-error";
import { type Bearer, bearerOf } from "./bearer";
import { ACCOUNTS_PATH, bindingPath, entryBody, listBody, usersPath } from "./wire";

export type AinuaClient = ReturnType<typeof ainuaClient>;

/** What an entry of a user or of a company holds; null is its removal. */
export type UserEntry = { email: string } | null;
export type CompanyEntry = { name: string; id: string } | null;

/**
 * The calls that the driver makes. Each write resolves with the SHA-256 of the body that Ainua accepted, and rejects with
 * UpstreamError only; nothing is held beyond one use.
 */
export function ainuaClient(connection: Connection, now: () => number = Date.now) {
  const secrets = Object.values(connection.secrets);
  const send = (request: HttpRequest): Promise<HttpAnswer> => sendBounded(request, reachOf(connection));
  const bearer = bearerOf(connection, send, now);

  async function patch(path: string, body: string): Promise<string> {
    const { text } = await bearer();
    const answer = await send({
      method: "PATCH",
      url: `${connection.restUrl}${path}`,
      headers: { "content-type": "application/json", authorization: `Bearer ${text}` },
      body,
    });
    checkAccepted(answer, [...secrets, text]);
    return hashOf(body);
  }

  return {
    /** Proves the credential; nothing is written. */
    signIn: (): Promise<Bearer> => bearer(),
    putUser: (externalId: string, entry: UserEntry): Promise<string> =>
      patch(usersPath(connection.settings), entryBody(externalId, entry)),
    putCompany: (externalId: string, entry: CompanyEntry): Promise<string> =>
      patch(ACCOUNTS_PATH, entryBody(externalId, entry)),
    /** Sends the whole list of users of a company, by its common identity id. */
    putList: async (commonId: string, externalIds: readonly string[]): Promise<string> => {
      const path = bindingPath(commonId);
      if (path) return patch(path, listBody(externalIds));
      const words = `${commonId || "An empty text"} can't be the common identity id of a company, so nothing was sent.`;
      throw new UpstreamError({ kind: "rejected", wasSent: false }, words);
    },
  };
}

/** Success is documented as 200 without a body. Anything that says more, or something else, leaves open what was done. */
function checkAccepted(answer: HttpAnswer, secrets: readonly string[]): void {
  const { status } = answer;
  const body = answer.body.trim();
  const isEmpty = body === "" || /^(\{\s*\}|\[\s*\]|null)$/.test(body);
  if ((status === 200 || status === 204) && isEmpty) return;
  if (status < 300) throw garbage("Ainua", status);
  const error = refusalOf("Ainua", answer, secrets, wordsOf(answer.body));
  // 404 is never taken for "already gone": the path of the users API may be the other one, and then nothing is gone.
  if (status !== 404) throw error;
  const words = "Ainua knows no such address, account or user; check the path of the users API of this system.";
  throw new UpstreamError(error.failure, words, error.theirWords, status);
}

/** Ainua documents no errors; these are the fields that such answers usually have (assumed). */
function wordsOf(body: string): string | null {
  const parsed = parseJson(body) as Record<string, unknown> | null | undefined;
  const said = [parsed?.error_description, parsed?.message, parsed?.error].find((text) => typeof text === "string");
  return typeof said === "string" && said !== "" ? said : null;
}

import { beforeSending, garbage, parseJson, reachOf } from "../answers";
import type { Connection, EffectSecrets } from "../driver";
import { type HttpAnswer, type HttpRequest, sendBounded } from "../http";
import { redact } from "../redact";
import { UpstreamError } from "../upstream-error";
import { ownAuthorization } from "./authentication";
import { functional, threeFields, translateAnswer } from "./translate-error";
import {
  afasToken,
  type GetQuery,
  type GetRow,
  getQuery,
  type KnUserFields,
  knUserBody,
  NAMESPACE,
  readSoap,
  readTokenText,
  soapEnvelope,
} from "./wire";

export type Metainfo = {
  environment: string | null;
  connectorName: string | null;
  group: string | null;
  tokenExpiry: string | null;
  getConnectors: string[];
  updateConnectors: string[];
};

export type AfasClient = ReturnType<typeof afasClient>;

/** The calls that the driver makes, each one request and each rejecting with UpstreamError only; holds nothing beyond one use. */
export function afasClient(connection: Connection, effectSecrets: EffectSecrets = {}) {
  const secrets = [...Object.values(connection.secrets), ...Object.values(effectSecrets)];
  const reach = reachOf(connection);
  const send = (request: HttpRequest): Promise<HttpAnswer> =>
    sendBounded({ ...request, headers: { "accept-language": "en-us", ...request.headers } }, reach);
  let authorization: Promise<string> | undefined;
  const sendOwn = async (request: HttpRequest): Promise<HttpAnswer> => {
    authorization ??= beforeSending(ownAuthorization(connection, send));
    return send({ ...request, headers: { ...request.headers, authorization: await authorization } });
  };
  const rest = (path: string): string => `${connection.restUrl}${path}`;
  const postJson = (path: string, body: unknown): Promise<HttpAnswer> =>
    send({ method: "POST", url: rest(path), headers: JSON_BODY, body: JSON.stringify(body) });

  /** 401 means a bad token, or a good one whose app connector lacks this endpoint: `/metainfo` tells them apart. */
  const refusal = async (answer: HttpAnswer, endpoint: string): Promise<UpstreamError> => {
    const error = translateAnswer(answer, secrets);
    if (error.failure.kind !== "credentials") return error;
    const self = await sendOwn({ method: "GET", url: rest("/metainfo") }).catch(() => null);
    if (self?.status !== 200) return error;
    const words = `${endpoint} is not included in the app connector that Gatehouse uses in AFAS.`;
    return new UpstreamError({ kind: "rejected", wasSent: true }, words, null, 401);
  };

  return {
    /** What Gatehouse's own token opens. */
    async metainfo(): Promise<Metainfo> {
      const answer = await sendOwn({ method: "GET", url: rest("/metainfo") });
      if (answer.status !== 200) throw translateAnswer(answer, secrets);
      return readMetainfo(answer);
    },

    /** Whether AFAS accepts this token: `refused` on 401, `unknown` on anything else. */
    async tryToken(
      text: string,
    ): Promise<{ state: "accepted"; metainfo: Metainfo } | { state: "refused" } | { state: "unknown" }> {
      const answer = await send({ method: "GET", url: rest("/metainfo"), headers: { authorization: afasToken(text) } });
      if (answer.status === 401) return { state: "refused" };
      return answer.status === 200 ? { state: "accepted", metainfo: readMetainfo(answer) } : { state: "unknown" };
    },

    /** Rows of one GetConnector. */
    async rows(connector: string, query: GetQuery): Promise<{ rows: GetRow[]; take: number }> {
      const url = rest(`/connectors/${encodeURIComponent(connector)}?${checkedQuery(query)}`);
      const answer = await sendOwn({ method: "GET", url });
      if (answer.status !== 200) throw await refusal(answer, connector);
      const parsed = parseJson(answer.body);
      const fields = threeFields(answer.body);
      if (fields) throw functional(fields, answer.status, secrets);
      const { rows, take } = (parsed ?? {}) as { rows?: unknown; take?: unknown };
      if (!Array.isArray(rows) || !rows.every((row) => typeof row === "object" && row !== null))
        throw garbage("AFAS", answer.status);
      return { rows: rows as GetRow[], take: typeof take === "number" && take > 0 ? take : query.take };
    },

    /** Writes a user by KnUser; resolves when AFAS accepted it. */
    async putKnUser(userCode: string, fields: KnUserFields): Promise<void> {
      const body = knUserBody(userCode, fields);
      const answer = await sendOwn({ method: "PUT", url: rest("/connectors/KnUser"), headers: JSON_BODY, body });
      if (answer.status !== 200 && answer.status !== 201) throw await refusal(answer, "KnUser");
      checkAccepted(answer, secrets);
    },

    /** Asks AFAS to mail a one-time password; `apiToken` carries the environment key. */
    async requestCode(apiKey: string, environmentKey: string, userId: string): Promise<void> {
      const answer = await postJson("/otprequest", { apiKey, apiToken: environmentKey, userId });
      if (answer.status !== 200) throw ofOtp(translateAnswer(answer, secrets));
      checkAccepted(answer, secrets);
    },

    /** Trades a one-time password for the token's text, which AFAS gives only once. */
    async redeemCode(apiKey: string, environmentKey: string, userId: string, otp: string): Promise<string> {
      const answer = await postJson("/otpvalidation", { apiKey, apiToken: environmentKey, userId, otp });
      if (answer.status !== 200) throw ofOtp(translateAnswer(answer, secrets));
      const fields = threeFields(answer.body);
      if (fields) throw functional(fields, answer.status, secrets);
      const token = (parseJson(answer.body) as { token?: unknown } | null | undefined)?.token;
      const text = typeof token === "string" ? readTokenText(token) : null;
      if (!text) throw garbage("AFAS", answer.status);
      return text;
    },

    /** Deletes a token by its full text over SOAP: `deleted`, or the fault's words. */
    async deleteToken(text: string): Promise<{ state: "deleted" } | { state: "fault"; words: string }> {
      const answer = await send({
        method: "POST",
        url: `${connection.soapUrl}/tokenconnector.asmx`,
        headers: { "content-type": "text/xml; charset=utf-8", soapaction: `"${NAMESPACE}/DeleteToken"` },
        body: soapEnvelope("DeleteToken", { token: text }),
      });
      const read = readSoap("DeleteToken", answer.body);
      if (read.kind === "fault") return { state: "fault", words: redact(read.text, secrets) };
      if (answer.status !== 200) throw translateAnswer(answer, secrets);
      if (read.kind === "garbage") throw garbage("AFAS", answer.status);
      return { state: "deleted" };
    },

    /** Whether the SOAP token connector answers at all. */
    async hasTokenConnector(): Promise<boolean> {
      const answer = await send({ method: "GET", url: `${connection.soapUrl}/tokenconnector.asmx?WSDL` });
      return answer.status === 200 && answer.body.includes("definitions");
    },
  };
}

const JSON_BODY = { "content-type": "application/json;charset=utf-8" };

function checkedQuery(query: GetQuery): string {
  try {
    return getQuery(query);
  } catch {
    throw new UpstreamError(
      { kind: "rejected", wasSent: false },
      "The question is too long for AFAS, which would answer it as not found.",
    );
  }
}

/** A write is answered with nothing or with JSON; a page or half a text leaves open what was done. */
function checkAccepted(answer: HttpAnswer, secrets: string[]): void {
  if (answer.body.trim() === "") return;
  const fields = threeFields(answer.body);
  if (fields) throw functional(fields, answer.status, secrets);
  if (parseJson(answer.body) === undefined) throw garbage("AFAS", answer.status);
}

/** The one-time password calls carry no token of ours, so a 401 there says nothing about Gatehouse's own credential. */
function ofOtp(error: UpstreamError): UpstreamError {
  if (error.failure.kind !== "credentials") return error;
  const words = "AFAS refuses the API key, the environment key or this user for this app connector.";
  return new UpstreamError({ kind: "rejected", wasSent: true }, words, null, error.status);
}

function readMetainfo(answer: HttpAnswer): Metainfo {
  const parsed = parseJson(answer.body);
  if (typeof parsed !== "object" || parsed === null || !("info" in parsed)) throw garbage("AFAS", answer.status);
  const { info, getConnectors, updateConnectors } = parsed as Record<string, unknown>;
  const said = (name: string): string | null => {
    const value = (info as Record<string, unknown> | null)?.[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const ids = (list: unknown): string[] =>
    Array.isArray(list)
      ? list.map((c) => (c as { id?: unknown } | null)?.id).filter((id) => typeof id === "string")
      : [];
  return {
    environment: said("envid"),
    connectorName: said("appName"),
    group: said("group"),
    tokenExpiry: said("tokenExpiry"),
    getConnectors: ids(getConnectors),
    updateConnectors: ids(updateConnectors),
  };
}

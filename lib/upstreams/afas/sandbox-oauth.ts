import { randomBytes } from "node:crypto";
import { empty, json, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";
import type { Bearer } from "./sandbox-access";
import type { SandboxState } from "./sandbox-state";

const LIFE_SECONDS = 3600;

/** Client credentials by form body or Basic header: a bearer for one hour, as the user set on the connector. */
export function grantBearer(state: SandboxState, bearers: Map<string, Bearer>, request: SandboxRequest): SandboxAnswer {
  const isForm = (request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
  if (request.method !== "POST" || !isForm) return json(400, { error: "invalid_request" });
  const form = new URLSearchParams(request.body);
  if (form.get("grant_type") !== "client_credentials") return json(400, { error: "unsupported_grant_type" });

  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const [basicId, basicSecret] = basic ? Buffer.from(basic, "base64").toString("utf8").split(":") : [];
  const clientId = basicId ?? form.get("client_id");
  const secret = basicSecret ?? form.get("client_secret");
  const connector = state.connectors.find(
    (c) => c.oauth && c.oauth.clientId === clientId && c.oauth.clientSecret === secret,
  );
  if (!connector?.oauth || connector.isBlocked) {
    return basic ? empty(401, { "www-authenticate": "Basic" }) : json(400, { error: "invalid_client" });
  }
  const accessToken = randomBytes(32).toString("base64url");
  bearers.set(accessToken, {
    connector: connector.name,
    userCode: connector.oauth.userCode,
    expiresAtMs: Date.now() + LIFE_SECONDS * 1000,
  });
  return json(200, { access_token: accessToken, token_type: "Bearer", expires_in: LIFE_SECONDS });
}

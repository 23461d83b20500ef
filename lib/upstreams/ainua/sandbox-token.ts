import { createSign, createVerify, generateKeyPairSync, randomUUID } from "node:crypto";
import { json, type SandboxAnswer, type SandboxRequest } from "../sandbox/http";
import { sha256 } from "../sandbox/store";
import { type AinuaState, connectorOf } from "./sandbox-state";

/** Assumed: Ainua names no life of a token, and this is the usual one of the kind. */
export const USUAL_LIFE_SECONDS = 300;

let keys: ReturnType<typeof makeKeys> | undefined;
const makeKeys = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
const keyPair = () => {
  keys ??= makeKeys();
  return keys;
};
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The token face of one portal; `issued` holds every token that it gave, for tests of this process alone. */
export function createTokens(issuer: string = randomUUID()) {
  const issued: string[] = [];

  function grant(state: AinuaState, request: SandboxRequest, lifeSeconds: number): SandboxAnswer {
    if (request.method !== "POST") return json(405, { error: "HTTP 405 Method Not Allowed" });
    if (!(request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded"))
      return refuse(400, "invalid_request", "Missing form parameter: grant_type");
    const form = new URLSearchParams(request.body);
    if (form.get("grant_type") !== "client_credentials")
      return refuse(400, "unsupported_grant_type", "Unsupported grant_type");
    const connector = connectorOf(state, form.get("client_id") ?? "");
    if (!connector?.isOn || connector.secretSha256 !== sha256(form.get("client_secret") ?? ""))
      return refuse(401, "unauthorized_client", "Invalid client or Invalid client credentials");
    const now = Math.floor(Date.now() / 1000);
    const { clientId } = connector;
    const token = sign({
      exp: now + lifeSeconds,
      iat: now,
      jti: randomUUID(),
      iss: issuer,
      typ: "Bearer",
      azp: clientId,
      client_id: clientId,
    });
    issued.push(token);
    return json(200, {
      access_token: token,
      expires_in: lifeSeconds,
      refresh_expires_in: 0,
      token_type: "Bearer",
      "not-before-policy": 0,
      scope: "profile email",
    });
  }

  /** The client id in the request's token, or null for a missing, tampered, foreign or expired one. */
  function clientOf(state: AinuaState, request: SandboxRequest): string | null {
    const [head = "", claims = "", signature = ""] =
      /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1]?.split(".") ?? [];
    if (head !== HEAD || !verifies(`${head}.${claims}`, signature)) return null;
    const { exp, iss, client_id } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8")) as Claims;
    if (iss !== issuer || exp * 1000 <= Date.now()) return null;
    return connectorOf(state, client_id)?.isOn ? client_id : null;
  }
  return { grant, clientOf, issued };
}

type Claims = { exp: number; iss: string; client_id: string };
const HEAD = part({ alg: "RS256", typ: "JWT", kid: "sandbox" });

const refuse = (status: number, error: string, words: string): SandboxAnswer =>
  json(status, { error, error_description: words });

function sign(claims: Record<string, unknown>): string {
  const text = `${HEAD}.${part(claims)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(keyPair().privateKey, "base64url")}`;
}

const verifies = (text: string, signature: string): boolean =>
  createVerify("RSA-SHA256").update(text).verify(keyPair().publicKey, signature, "base64url");

import { createPublicKey, createSign, createVerify, generateKeyPairSync, type KeyObject } from "node:crypto";
import { parseJson } from "../answers";

export type Claims = {
  scopes: string[];
  tokenType: string;
  jti: string;
  /** Seconds, with a fraction: short lives are for tests. */
  exp: number;
  serviceUserId?: string;
  userId?: string;
};

let held: KeyObject | null = null;

/** One key for the life of the process, made when it is first needed; tokens of an earlier life are no longer valid. */
function signingKey(): KeyObject {
  held ??= generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  return held;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A signed token (RS512) with these claims. */
export function signToken(claims: Claims): string {
  const text = `${encode({ alg: "RS512", typ: "JWT" })}.${encode(claims)}`;
  return `${text}.${createSign("RSA-SHA512").update(text).sign(signingKey()).toString("base64url")}`;
}

/** The claims of a token that this process signed and that hasn't ended, or null. */
export function readToken(token: string): Claims | null {
  const [head = "", body = "", signature = ""] = token.split(".");
  const verifier = createVerify("RSA-SHA512").update(`${head}.${body}`);
  if (!verifier.verify(createPublicKey(signingKey()), Buffer.from(signature, "base64url"))) return null;
  const claims = parseJson(Buffer.from(body, "base64url").toString("utf8")) as Claims;
  return claims.exp * 1000 > Date.now() ? claims : null;
}

export const publicKey = (): string => createPublicKey(signingKey()).export({ type: "spki", format: "pem" }).toString();

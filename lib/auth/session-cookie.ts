import "server-only";
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/env";

/** From sign-in to the end of the session at the latest, however busy it is. */
export const ABSOLUTE_LIFE_SECONDS = 12 * 60 * 60;

const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A new session id of 256 random bits; the browser holds it inside the cookie, the database only its SHA-256. */
export function newSessionKey(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database knows a session or a link by. */
export function hashOfKey(key: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(key).digest());
}

/** Whether the console is served over https; then every cookie is `__Host-` and Secure. */
export function isServedSecurely(): boolean {
  return env().appOrigins[0]?.startsWith("https://") ?? true;
}

/** The name of one of our cookies; a browser takes a `__Host-` cookie only from this very host over https. */
export function cookieName(name: "session" | "csrf" | "return"): string {
  return `${isServedSecurely() ? "__Host-" : ""}gatehouse.${name}`;
}

/** The encrypted text for the cookie: a JWT that says nothing but the session id. */
export function sealSessionKey(key: string): Promise<string> {
  return encode({ token: { sid: key }, secret: cookieSecret(), maxAge: ABSOLUTE_LIFE_SECONDS });
}

/** The session id inside a cookie; null when the cookie is absent, foreign, altered or too old. */
export async function openSessionCookie(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  try {
    const token = await decode({ token: value, secret: cookieSecret() });
    return sessionKeyOf(token);
  } catch {
    return null;
  }
}

/** The session id that a decoded token carries, if it has the shape of one. */
export function sessionKeyOf(token: unknown): string | null {
  const key = typeof token === "object" && token !== null && "sid" in token ? token.sid : null;
  return typeof key === "string" && SHAPE.test(key) ? key : null;
}

const kept = globalThis as typeof globalThis & { gatehouseCookieSecret?: string };

/**
 * What cookies are encrypted with. Without a secret and without a master key (sealed) it lives as long as this process:
 * people can still sign in and read, and a restart signs them out.
 */
export function cookieSecret(): string {
  const { NEXTAUTH_SECRET, GATEHOUSE_MASTER_KEY } = env();
  if (NEXTAUTH_SECRET) return NEXTAUTH_SECRET;
  if (GATEHOUSE_MASTER_KEY) {
    return Buffer.from(hkdfSync("sha256", GATEHOUSE_MASTER_KEY, "", "gatehouse sign-in cookie", 32)).toString(
      "base64url",
    );
  }
  kept.gatehouseCookieSecret ??= randomBytes(32).toString("base64url");
  return kept.gatehouseCookieSecret;
}

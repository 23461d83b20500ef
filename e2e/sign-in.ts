import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContext } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import type { Database } from "./database";
import { dataDir, instance } from "./instance";

const LIFE_SECONDS = 12 * 60 * 60;

/** A new session of the demo's operator of this role, as the text of its cookie. */
export async function sessionCookie(db: Database, role: Role): Promise<string> {
  const key = randomBytes(32).toString("base64url");
  const operator = await db.one<{ id: string }>("select id from operator where is_demo and role = $1", [role]);
  await db.rows(
    `insert into operator_session (id, token_hash, operator_id, created_at, last_seen_at, expires_at, address)
     values ($1, $2, $3, now(), now(), now() + interval '12 hours', '127.0.0.1')`,
    [newId("session"), createHash("sha256").update(key).digest(), operator.id],
  );
  const secret = readFileSync(path.join(dataDir(), "session.secret"), "utf8").trim();
  return encode({ token: { sid: key }, secret, maxAge: LIFE_SECONDS });
}

/** Lets every page of this context be that operator's, without going through the sign-in page. */
export async function signIn(context: BrowserContext, db: Database, role: Role): Promise<void> {
  const value = await sessionCookie(db, role);
  await context.addCookies([
    { name: "gatehouse.session", value, url: instance().origin, httpOnly: true, sameSite: "Lax" },
  ]);
}

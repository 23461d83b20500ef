import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { log } from "@/lib/log";
import { safeReturnPath } from "./return-path.rules";
import { ABSOLUTE_LIFE_SECONDS, cookieName, cookieSecret, isServedSecurely, sessionKeyOf } from "./session-cookie";
import type { SignInRefusal } from "./sign-in";

export type SignInAnswer = { operatorId: string; sessionKey: string } | { refused: SignInRefusal };

/** What next-auth asks of us; each goes through the gate, so each is on the audit log. */
export type SignInPorts = {
  withPassword: (given: { email: string; password: string }) => Promise<SignInAnswer>;
  asDemoOperator: (operatorId: string) => Promise<SignInAnswer>;
  end: (sessionKey: string) => Promise<void>;
};

/**
 * How next-auth is allowed to work here: it checks the credentials through us, and its token carries a session id and nothing
 * else. Whether that session is still open is never its decision.
 */
export function authOptions(ports: SignInPorts): NextAuthOptions {
  return {
    secret: cookieSecret(),
    session: { strategy: "jwt", maxAge: ABSOLUTE_LIFE_SECONDS },
    useSecureCookies: isServedSecurely(),
    cookies: {
      sessionToken: cookie("session"),
      csrfToken: cookie("csrf"),
      callbackUrl: cookie("return"),
    },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        id: "password",
        credentials: { email: {}, password: {} },
        authorize: async (given) =>
          userOf(await ports.withPassword({ email: given?.email ?? "", password: given?.password ?? "" })),
      }),
      CredentialsProvider({
        id: "demo",
        credentials: { operator: {} },
        authorize: async (given) => userOf(await ports.asDemoOperator(given?.operator ?? "")),
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        const sid = user && "sessionKey" in user ? user.sessionKey : sessionKeyOf(token);
        return { sid } as JWT;
      },
      // Nothing about the person is ever told by next-auth's own address: who he is stands in our database.
      session: async ({ session }) => ({ expires: session.expires }),
      redirect: async ({ url }) => safeReturnPath(url),
    },
    events: {
      signOut: async ({ token }) => {
        const key = sessionKeyOf(token);
        if (key) await ports.end(key);
      },
    },
    logger: {
      error: (code, details) => log.warn("sign_in.library_error", { code, error: details }),
      warn: (code) => log.debug("sign_in.library_warning", { code }),
      debug: () => undefined,
    },
  };
}

// next-auth puts the text of a thrown error into the address of the sign-in page, so it is one of three known words.
function userOf(answer: SignInAnswer): { id: string; sessionKey: string } {
  if ("refused" in answer) throw new Error(answer.refused);
  return { id: answer.operatorId, sessionKey: answer.sessionKey };
}

function cookie(name: "session" | "csrf" | "return") {
  return {
    name: cookieName(name),
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isServedSecurely() },
  };
}

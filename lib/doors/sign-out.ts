import "server-only";
import { cookies, headers } from "next/headers";
import { findActor } from "@/lib/auth/session";
import { cookieName, isServedSecurely } from "@/lib/auth/session-cookie";
import { execute } from "@/lib/gate/execute";
import { endOwnSessions } from "@/lib/operators/end-sessions";
import { signOut } from "@/lib/operators/sign-out";
import { requestInfoOf } from "./request-info";
import { isFromThisConsole } from "./same-origin";

/** Ends this session, or with `everywhere` all of one's own, and takes the cookie back; does nothing for a foreign page. */
export async function leave(options: { everywhere: boolean }): Promise<boolean> {
  const head = await headers();
  if (!isFromThisConsole(head)) return false;
  const actor = await findActor();
  const request = requestInfoOf(head, "screen");
  if (actor) await execute(options.everywhere ? endOwnSessions : signOut, { actor, request }, {});
  const flags = { httpOnly: true, sameSite: "lax", path: "/", secure: isServedSecurely(), maxAge: 0 } as const;
  (await cookies()).set(cookieName("session"), "", flags);
  return true;
}

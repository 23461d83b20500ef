import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { db } from "@/lib/db/client";
import { findActorByCookie, type OperatorActor } from "./find-actor";
import { cookieName } from "./session-cookie";

export type { OperatorActor } from "./find-actor";

/** A request that a page makes by itself carries this header: it must not keep a session alive whose person has left. */
export const POLL_HEADER = "x-gatehouse-poll";
/** The address that was asked for, as `proxy.ts` saw it; used for nothing but coming back after signing in. */
export const PATH_HEADER = "x-gatehouse-path";

/** Who is asking, re-read from the database once a request; null when nobody is signed in, throws when it can't be told. */
export const findActor = cache(async (): Promise<OperatorActor | null> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return findActorByCookie(db, jar.get(cookieName("session"))?.value, { isPoll: head.has(POLL_HEADER) });
});

/** Who is asking; sends him to the sign-in page and back here when nobody is signed in. */
export async function requireActor(): Promise<OperatorActor> {
  const actor = await findActor();
  if (actor) return actor;
  const from = (await headers()).get(PATH_HEADER);
  redirect(from && from !== "/" ? `/sign-in?from=${encodeURIComponent(from)}` : "/sign-in");
}

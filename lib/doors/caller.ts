import "server-only";
import { findActorByKey } from "@/lib/auth/api-key-actor";
import { findActor } from "@/lib/auth/session";
import type { Caller } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { isFromThisConsole } from "./same-origin";

/**
 * Who asks at the API: a request that shows a key is judged by the key alone; only a browser sends a cookie, so only then its origin
 * matters, and only for what may change something. Null where nobody is known.
 */
export async function callerOf(request: Request): Promise<Caller | null | "wrong_origin"> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return findActorByKey(db, authorization);
  const actor = await findActor();
  return actor && request.method !== "GET" && !isFromThisConsole(request.headers) ? "wrong_origin" : actor;
}

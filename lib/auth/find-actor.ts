import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { findLiveSession, touchSession } from "./session.store";
import { hashOfKey, openSessionCookie } from "./session-cookie";

export type OperatorActor = Extract<Actor, { kind: "operator" }>;

/** The operator behind a cookie, whatever its text; null for everything but a session that is open this very moment. */
export async function findActorByCookie(
  from: Db,
  cookie: string | undefined,
  options: { isPoll?: boolean } = {},
): Promise<OperatorActor | null> {
  const key = await openSessionCookie(cookie);
  return key === null ? null : findActorBySession(from, key, options);
}

/** The operator behind a session id; null for everything but a session that is open this very moment. */
export async function findActorBySession(
  from: Db,
  sessionKey: string,
  options: { isPoll?: boolean } = {},
): Promise<OperatorActor | null> {
  const session = await findLiveSession(from, hashOfKey(sessionKey), { allowsDemo: env().GATEHOUSE_DEMO });
  if (session === null) return null;
  if (session.isUnseen && !options.isPoll) await touchSession(from, session.sessionId);
  const { operatorId: id, name, role, sessionId } = session;
  return { kind: "operator", id, name, role, sessionId };
}

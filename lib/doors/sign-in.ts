import "server-only";
import { findActorBySession } from "@/lib/auth/find-actor";
import type { SignInAnswer, SignInPorts } from "@/lib/auth/options";
import { findActor } from "@/lib/auth/session";
import { checkDemoOperator, checkPassword, type SignInResult } from "@/lib/auth/sign-in";
import { type RequestInfo, SYSTEM_ACTOR } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { log } from "@/lib/log";
import { refuseSignIn } from "@/lib/operators/refuse-sign-in";
import { signIn } from "@/lib/operators/sign-in";
import { signOut } from "@/lib/operators/sign-out";

type Way = "password" | "demo";

/** Signing in and out through the gate, for one request; whatever goes wrong, nobody is signed in. */
export function signInPorts(request: RequestInfo, userAgent: string | null): SignInPorts {
  const enter = async (way: Way, result: SignInResult): Promise<SignInAnswer> =>
    result.ok ? open(way, result.operatorId, request, userAgent) : refuse(way, result, request);
  return {
    withPassword: async (given) => enter("password", await checkPassword(db, given, request)),
    asDemoOperator: async (operatorId) => enter("demo", await checkDemoOperator(db, operatorId)),
    end: (sessionKey) => close(sessionKey, request),
  };
}

async function open(
  way: Way,
  operatorId: string,
  request: RequestInfo,
  userAgent: string | null,
): Promise<SignInAnswer> {
  const before = await findActor();
  const input = {
    operatorId,
    way,
    address: request.address,
    userAgent: userAgent?.slice(0, 300) ?? null,
    replaces: before?.sessionId ?? null,
  };
  const done = await execute(signIn, { actor: SYSTEM_ACTOR, request }, input);
  if (done.ok) return { operatorId, sessionKey: done.value.sessionKey };
  log.warn("sign_in.not_opened", { requestId: request.requestId, code: done.error.code });
  return { refused: "unavailable" };
}

async function refuse(
  way: Way,
  result: Extract<SignInResult, { ok: false }>,
  request: RequestInfo,
): Promise<SignInAnswer> {
  const { why, operatorId } = result;
  // A flood of tries must not become a flood of audit events: those that were not even looked at are only logged.
  if (why === "throttled") log.warn("sign_in.throttled", { requestId: request.requestId });
  else {
    const input = { operatorId, way, why, address: request.address };
    await execute(refuseSignIn, { actor: SYSTEM_ACTOR, request }, input);
  }
  return { refused: why };
}

async function close(sessionKey: string, request: RequestInfo): Promise<void> {
  const actor = await findActorBySession(db, sessionKey, { isPoll: true });
  if (actor) await execute(signOut, { actor, request }, {});
}

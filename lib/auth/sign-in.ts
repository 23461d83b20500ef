import "server-only";
import type { RequestInfo } from "@/lib/core/actor";
import { type Db, db as ownDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { isPasswordRight } from "./password";
import { findCandidate, hasOwner } from "./sign-in.store";
import { beginAttempt, endAttemptWell } from "./throttle.store";

export type SignInRefusal = "wrong" | "throttled" | "unavailable";
export type SignInResult =
  | { ok: true; operatorId: string }
  | { ok: false; why: SignInRefusal; operatorId: string | null };

const LONGEST_PASSWORD = 256;

/**
 * Who this e-mail and password belong to. An unknown e-mail, a disabled operator and a wrong password give the same answer
 * after the same time; too many tries give `throttled`.
 */
export async function checkPassword(
  db: Db,
  given: { email: string; password: string },
  request: RequestInfo,
): Promise<SignInResult> {
  const email = given.email.trim().toLowerCase().slice(0, 254);
  const attempt = await beginAttempt(db, email, request.address);
  if (attempt.ids === null) return { ok: false, why: "throttled", operatorId: null };
  const candidate = await findCandidate(db, email);
  const isRight = await isPasswordRight(candidate?.passwordHash ?? null, given.password.slice(0, LONGEST_PASSWORD));
  if (!candidate || !isRight) return { ok: false, why: "wrong", operatorId: candidate?.id ?? null };
  await endAttemptWell(db, attempt.ids);
  return { ok: true, operatorId: candidate.id };
}

/** The demo operator of this id, if the demo is on and nobody real owns the installation yet. */
export async function checkDemoOperator(db: Db, operatorId: string): Promise<SignInResult> {
  const refused: SignInResult = { ok: false, why: "unavailable", operatorId: null };
  if (!(await isDemoOpen(db))) return refused;
  const found = await db.operator.findFirst({ where: { id: operatorId, isDemo: true, disabledAt: null } });
  return found ? { ok: true, operatorId: found.id } : refused;
}

/** Whether the one-click sign-ins are offered: in the demo, until a real owner has been made. */
export async function isDemoOpen(db: Db = ownDb): Promise<boolean> {
  return env().GATEHOUSE_DEMO && !(await hasOwner(db));
}

import "server-only";
import { vi } from "vitest";
import { findActorByCookie, type OperatorActor } from "@/lib/auth/find-actor";
import { insertSession } from "@/lib/auth/session.store";
import { hashOfKey, newSessionKey, sealSessionKey } from "@/lib/auth/session-cookie";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import { type Db, db } from "@/lib/db/client";
import { resetEnvForTests } from "@/lib/env";
import { createTestDb } from "./test-db";

export const TEST_ORIGIN = "http://127.0.0.1:3000";

/** An own database that the whole application uses in this file: the gate and the doors find it like in earnest. */
export async function useTestApp(
  variables: Record<string, string> = {},
): Promise<{ db: Db; url: string; ownerUrl: string; close: () => Promise<void> }> {
  const test = await createTestDb();
  const given = {
    DATABASE_URL: test.url,
    GATEHOUSE_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
    GATEHOUSE_DEMO: "0",
    LOG_LEVEL: "silent",
    ...variables,
  };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  resetEnvForTests();
  return {
    db: test.db,
    url: test.url,
    ownerUrl: test.ownerUrl,
    close: async () => {
      await db.$disconnect();
      await test.close();
      vi.unstubAllEnvs();
      resetEnvForTests();
    },
  };
}

/** A new operator of the role; signs in with no password unless one is given as its hash. */
export async function makeOperator(
  on: Db,
  role: Role,
  given: { name?: string; email?: string; passwordHash?: string; isDemo?: boolean } = {},
): Promise<string> {
  const id = newId("operator");
  const data = { id, name: `Test ${role} ${id.slice(-4)}`, email: `${id}@kade.example`, role, ...given };
  await on.operator.create({ data });
  return id;
}

/** The cookie of a new session row of this operator: how tests sign in. */
export async function cookieFor(on: Db, operatorId: string): Promise<string> {
  const key = newSessionKey();
  const session = { keyHash: hashOfKey(key), operatorId, now: new Date(), address: "127.0.0.1", userAgent: null };
  await insertSession(on, session);
  return sealSessionKey(key);
}

/** The actor of a new session of a new operator of this role. */
export async function actorOf(on: Db, role: Role): Promise<OperatorActor> {
  const actor = await findActorByCookie(on, await cookieFor(on, await makeOperator(on, role)));
  if (!actor) throw new Error("the test's session was not accepted");
  return actor;
}

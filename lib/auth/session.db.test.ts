import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor, RequestInfo } from "@/lib/core/actor";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { createDb, type Db } from "@/lib/db/client";
import { resetEnvForTests } from "@/lib/env";
import { execute } from "@/lib/gate/execute";
import { changeRole } from "@/lib/operators/change-role";
import { disableOperator } from "@/lib/operators/disable-operator";
import { endOwnSessions, endSessions } from "@/lib/operators/end-sessions";
import { setPassword } from "@/lib/operators/set-password";
import { signIn } from "@/lib/operators/sign-in";
import { signOut } from "@/lib/operators/sign-out";
import { actorOf, cookieFor, makeOperator, useTestApp } from "@/lib/testing/signed-in";
import { findActorByCookie } from "./find-actor";
import { hashOfKey, openSessionCookie, sealSessionKey } from "./session-cookie";

const request: RequestInfo = { door: "screen", requestId: "req-test", address: "127.0.0.1" };
let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let owner: Actor;

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  owner = await actorOf(db, "owner");
});
afterAll(() => app.close());

async function signedIn() {
  const operatorId = await makeOperator(db, "admin");
  return { operatorId, cookie: await cookieFor(db, operatorId) };
}

const age = (operatorId: string, column: "last_seen_at" | "expires_at", interval: string) =>
  db.$executeRawUnsafe(
    `update operator_session set ${column} = clock_timestamp() - interval '${interval}' where operator_id = '${operatorId}'`,
  );

describe("a session", () => {
  it("lets in the operator of its row, with the role that the row of the operator has now", async () => {
    const { operatorId, cookie } = await signedIn();
    expect(await findActorByCookie(db, cookie)).toMatchObject({ kind: "operator", id: operatorId, role: "admin" });
    await db.operator.update({ where: { id: operatorId }, data: { role: "auditor" } });
    expect(await findActorByCookie(db, cookie)).toMatchObject({ role: "auditor" });
  });

  it("is over after 30 minutes without a request, and not a minute before", async () => {
    const { operatorId, cookie } = await signedIn();
    await age(operatorId, "last_seen_at", "29 minutes");
    expect(await findActorByCookie(db, cookie, { isPoll: true })).not.toBeNull();
    await age(operatorId, "last_seen_at", "30 minutes");
    expect(await findActorByCookie(db, cookie)).toBeNull();
  });

  it("is kept alive by a person's request and not by a page that asks by itself", async () => {
    const { operatorId, cookie } = await signedIn();
    await age(operatorId, "last_seen_at", "20 minutes");
    const seen = async () =>
      (await db.operatorSession.findFirstOrThrow({ where: { operatorId } })).lastSeenAt.getTime();
    const before = await seen();
    await findActorByCookie(db, cookie, { isPoll: true });
    expect(await seen()).toBe(before);
    await findActorByCookie(db, cookie);
    const after = await seen();
    expect(after).toBeGreaterThan(before);
    await findActorByCookie(db, cookie);
    expect(await seen()).toBe(after);
  });

  it("is over twelve hours after signing in, however busy it was", async () => {
    const { operatorId, cookie } = await signedIn();
    const { createdAt, expiresAt } = await db.operatorSession.findFirstOrThrow({ where: { operatorId } });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(12 * 3_600_000);
    await age(operatorId, "expires_at", "0 seconds");
    expect(await findActorByCookie(db, cookie)).toBeNull();
  });

  it("of a demo operator counts only while the demo is on", async () => {
    const cookie = await cookieFor(db, await makeOperator(db, "admin", { isDemo: true }));
    expect(await findActorByCookie(db, cookie)).toBeNull();
    vi.stubEnv("GATEHOUSE_DEMO", "1");
    resetEnvForTests();
    expect(await findActorByCookie(db, cookie)).not.toBeNull();
    vi.stubEnv("GATEHOUSE_DEMO", "0");
    resetEnvForTests();
  });

  it("is none for a cookie that is absent, altered, of another secret, or without an id", async () => {
    const { cookie } = await signedIn();
    for (const bad of [undefined, "", "x", `${cookie}x`, cookie.slice(0, -4), await sealSessionKey("short")]) {
      expect(await findActorByCookie(db, bad)).toBeNull();
    }
    vi.stubEnv("NEXTAUTH_SECRET", "another secret of at least 32 characters");
    resetEnvForTests();
    expect(await findActorByCookie(db, cookie)).toBeNull();
    vi.stubEnv("NEXTAUTH_SECRET", "");
    resetEnvForTests();
    expect(await findActorByCookie(db, cookie)).not.toBeNull();
  });

  it("is known to the database by nothing but the SHA-256 of its id, and a cookie stays under 4096 bytes", async () => {
    const { operatorId, cookie } = await signedIn();
    const key = (await openSessionCookie(cookie)) ?? "";
    const row = await db.operatorSession.findFirstOrThrow({ where: { operatorId } });
    expect(Buffer.from(key, "base64url")).toHaveLength(32);
    expect(Buffer.from(row.tokenHash)).toEqual(Buffer.from(hashOfKey(key)));
    expect(JSON.stringify(row, (_k, v) => (typeof v === "bigint" ? String(v) : v))).not.toContain(key);
    expect(cookie.length).toBeLessThan(1024);
  });
});

describe("the next request is refused", () => {
  const ways: readonly [string, (operatorId: string, self: Actor) => Promise<{ ok: boolean }>][] = [
    ["signing out", (_id, self) => execute(signOut, { actor: self, request }, {})],
    ["signing out everywhere", (_id, self) => execute(endOwnSessions, { actor: self, request }, {})],
    ["an owner ends the sessions", (operatorId) => execute(endSessions, { actor: owner, request }, { operatorId })],
    ["the operator is disabled", (operatorId) => execute(disableOperator, { actor: owner, request }, { operatorId })],
    [
      "the role changes",
      (operatorId) => execute(changeRole, { actor: owner, request }, { operatorId, role: "support" }),
    ],
    ["a new password is made", (operatorId) => execute(setPassword, { actor: owner, request }, { operatorId })],
  ];

  it.each(ways)("after %s", async (_name, act) => {
    const { operatorId, cookie } = await signedIn();
    const self = await findActorByCookie(db, cookie);
    if (!self) throw new Error("not signed in");
    expect(await act(operatorId, self)).toMatchObject({ ok: true });
    expect(await findActorByCookie(db, cookie)).toBeNull();
  });

  it("with the old id after signing in again, which makes a new one", async () => {
    const { operatorId, cookie } = await signedIn();
    const before = await findActorByCookie(db, cookie);
    const input = { operatorId, way: "password", address: null, userAgent: null, replaces: before?.sessionId ?? null };
    const done = await execute(signIn, { actor: SYSTEM_ACTOR, request }, input);
    if (!done.ok) throw new Error(done.error.message);
    expect(await findActorByCookie(db, cookie)).toBeNull();
    const now = await findActorByCookie(db, await sealSessionKey(done.value.sessionKey));
    expect(now?.id).toBe(operatorId);
    expect(now?.sessionId).not.toBe(before?.sessionId);
  });

  it("while a sign-in and a disabling race, whichever is first: no session survives a disabled operator", async () => {
    for (let round = 0; round < 10; round += 1) {
      const operatorId = await makeOperator(db, "support");
      const input = { operatorId, way: "password", address: null, userAgent: null, replaces: null };
      const [entered] = await Promise.all([
        execute(signIn, { actor: SYSTEM_ACTOR, request }, input),
        execute(disableOperator, { actor: owner, request }, { operatorId }),
      ]);
      if (!entered.ok) continue;
      expect(await findActorByCookie(db, await sealSessionKey(entered.value.sessionKey))).toBeNull();
    }
  });
});

it("a database that can't be asked lets nobody in: the question fails instead of being answered", async () => {
  const { cookie } = await signedIn();
  const gone = createDb("postgresql://nobody:nothing@127.0.0.1:1/nowhere");
  await expect(findActorByCookie(gone, cookie)).rejects.toThrow();
  await gone.$disconnect();
});

it("an answer that holds a session id is never kept for a repeated command", async () => {
  const { operatorId } = await signedIn();
  const input = { operatorId, way: "password", address: null, userAgent: null, replaces: null };
  const done = await execute(signIn, { actor: SYSTEM_ACTOR, request }, input, { commandId: "command-once" });
  if (!done.ok) throw new Error(done.error.message);
  const kept = JSON.stringify(await db.command.findUniqueOrThrow({ where: { id: "command-once" } }));
  expect(kept).not.toContain(done.value.sessionKey);
});

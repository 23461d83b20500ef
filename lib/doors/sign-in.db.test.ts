import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findActorBySession } from "@/lib/auth/find-actor";
import { hashPassword } from "@/lib/auth/password";
import type { RequestInfo } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { cookieFor, makeOperator, useTestApp } from "@/lib/testing/signed-in";
import { signInPorts } from "./sign-in";

const incoming = { cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: (name: string) => ({ name, value: incoming.cookie }) }),
}));
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

const request: RequestInfo = { door: "screen", requestId: "req-sign-in", address: "10.1.1.1" };
const PASSWORD = "correct horse battery";
let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let kim: { id: string; email: string };

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  const passwordHash = await hashPassword(PASSWORD);
  kim = {
    id: await makeOperator(db, "support", { email: "kim@kade.example", passwordHash }),
    email: "kim@kade.example",
  };
});
afterAll(() => app.close());
beforeEach(async () => {
  incoming.cookie = "";
  await db.signInAttempt.deleteMany();
});

const ports = () => signInPorts(request, "Test browser");
const events = async (code: string) => db.auditEvent.count({ where: { code, requestId: request.requestId } });

async function enter() {
  const answer = await ports().withPassword({ email: kim.email, password: PASSWORD });
  if ("refused" in answer) throw new Error(answer.refused);
  return answer.sessionKey;
}

describe("signing in", () => {
  it("opens a session and is on the audit log, with the door, the address and the browser of the request", async () => {
    const before = await events("operator.signed_in");
    const sessionKey = await enter();
    expect(await findActorBySession(db, sessionKey)).toMatchObject({ id: kim.id, role: "support" });
    expect(await events("operator.signed_in")).toBe(before + 1);
    const [session] = await db.operatorSession.findMany({
      where: { operatorId: kim.id },
      orderBy: { createdAt: "desc" },
    });
    expect(session).toMatchObject({ address: "10.1.1.1", userAgent: "Test browser" });
  });

  it("ends the session that this browser held before", async () => {
    incoming.cookie = await cookieFor(db, kim.id);
    const held = await db.operatorSession.findFirstOrThrow({
      where: { operatorId: kim.id },
      orderBy: { createdAt: "desc" },
    });
    await enter();
    expect((await db.operatorSession.findUniqueOrThrow({ where: { id: held.id } })).revokedAt).not.toBeNull();
  });

  it("that is refused is on the audit log without what was typed, for a known and an unknown e-mail alike", async () => {
    const before = await events("operator.sign_in_refused");
    const tries = [kim.email, "typed-by-mistake@kade.example"];
    for (const email of tries) {
      expect(await ports().withPassword({ email, password: "wrong-one" })).toEqual({ refused: "wrong" });
    }
    expect(await events("operator.sign_in_refused")).toBe(before + 2);
    const kept = JSON.stringify(await db.auditPersonal.findMany({ select: { personal: true } }));
    expect(kept).not.toMatch(/typed-by-mistake|wrong-one/);
  });

  it("that is throttled does not fill the audit log", async () => {
    const before = await events("operator.sign_in_refused");
    for (let i = 0; i < 12; i += 1) await ports().withPassword({ email: kim.email, password: "wrong" });
    expect(await ports().withPassword({ email: kim.email, password: PASSWORD })).toEqual({ refused: "throttled" });
    expect(await events("operator.sign_in_refused")).toBe(before + 5);
  });

  it("as a demo operator is refused where there is no demo", async () => {
    expect(await ports().asDemoOperator(kim.id)).toEqual({ refused: "unavailable" });
    expect(await ports().asDemoOperator("")).toEqual({ refused: "unavailable" });
  });
});

it("signing out ends the session and is on the audit log, once", async () => {
  const sessionKey = await enter();
  const before = await events("operator.signed_out");
  await ports().end(sessionKey);
  await ports().end(sessionKey);
  expect(await findActorBySession(db, sessionKey)).toBeNull();
  expect(await events("operator.signed_out")).toBe(before + 1);
});

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { cookieName } from "@/lib/auth/session-cookie";
import type { Db } from "@/lib/db/client";
import { stagedMembers } from "@/lib/groups/drafts";
import { makeAccount, makeGroup, makeSystem } from "@/lib/testing/factories";
import { cookieFor, makeOperator, TEST_ORIGIN, useTestApp } from "@/lib/testing/signed-in";
import { draftAction } from "./draft";

// Next's own request is the one thing that is not there in a test; the database and the gate are.
const incoming = { head: new Headers(), cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => incoming.head,
  cookies: async () => ({
    get: (name: string) => (name === cookieName("session") ? { name, value: incoming.cookie } : undefined),
  }),
}));
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

const SAME = { origin: TEST_ORIGIN, "sec-fetch-site": "same-origin" };
const stage = draftAction(stagedMembers);
let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let groupId: string;
let accountId: string;
let adminCookie: string;

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  const { id: systemId } = await makeSystem(db);
  groupId = (await makeGroup(db, { systemId })).id;
  accountId = (await makeAccount(db, { systemId })).id;
  adminCookie = await cookieFor(db, await makeOperator(db, "admin"));
});
afterAll(() => app.close());
beforeEach(async () => {
  incoming.head = new Headers(SAME);
  incoming.cookie = adminCookie;
  await db.draft.deleteMany();
});

const input = () => ({ groupId, staged: { add: [accountId], remove: [] } });

describe("the door of drafts", () => {
  it("keeps a draft for who may do the act, without an event, a change or an order", async () => {
    const events = await db.auditEvent.count();
    expect(await stage(input())).toEqual({ ok: true, value: null });
    expect(await db.draft.count()).toBe(1);
    expect([await db.auditEvent.count(), await db.change.count(), await db.delivery.count()]).toEqual([events, 0, 0]);
    await stage({ groupId, staged: { add: [], remove: [] } });
    expect(await db.draft.count(), "nothing staged is no draft").toBe(0);
  });

  it.each([
    ["no Origin", {}],
    ["the Origin null", { origin: "null" }],
    ["another Origin", { origin: "https://evil.example" }],
    ["our Origin, from another site", { origin: TEST_ORIGIN, "sec-fetch-site": "cross-site" }],
  ])("refuses %s and keeps nothing", async (_name, head) => {
    incoming.head = new Headers(head as Record<string, string>);
    expect(await stage(input())).toMatchObject({ ok: false, error: { code: "wrong_origin" } });
    expect(await db.draft.count()).toBe(0);
  });

  it.each(["support", "auditor"] as const)("refuses %s, who may not do the act either", async (role) => {
    incoming.cookie = await cookieFor(db, await makeOperator(db, role));
    expect(await stage(input())).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await db.draft.count()).toBe(0);
  });

  it("refuses nobody, and refuses nonsense field by field", async () => {
    expect(await stage({ groupId, staged: { add: "all" } })).toMatchObject({
      ok: false,
      error: { code: "invalid_input" },
    });
    incoming.cookie = "";
    expect(await stage(input())).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
    expect(await db.draft.count()).toBe(0);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { cookieName } from "@/lib/auth/session-cookie";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { defineOperation } from "@/lib/gate/operation";
import { addOperator } from "@/lib/operators/add-operator";
import { signIn } from "@/lib/operators/sign-in";
import { cookieFor, makeOperator, TEST_ORIGIN, useTestApp } from "@/lib/testing/signed-in";
import { action, planAction } from "./action";
import { route } from "./route";

// Next's own request is the one thing that is not there in a test; the database and the gate are.
const incoming = { head: new Headers(), cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => incoming.head,
  cookies: async () => ({ get: (name: string) => ({ name, value: incoming.cookie }) }),
}));
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

const SAME = { origin: TEST_ORIGIN, "sec-fetch-site": "same-origin" };
let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let ownerCookie: string;

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  ownerCookie = await cookieFor(db, await makeOperator(db, "owner"));
});
afterAll(() => app.close());
beforeEach(() => {
  incoming.head = new Headers(SAME);
  incoming.cookie = ownerCookie;
});

let count = 0;
const newPerson = () => {
  count += 1;
  return { name: "Noor Bakker", email: `noor.${count}@kade.example`, role: "support" };
};
const operators = () => db.operator.count();

const FOREIGN: readonly [string, Record<string, string>][] = [
  ["no Origin", {}],
  ["no Origin, from another site", { "sec-fetch-site": "cross-site" }],
  ["the Origin null", { origin: "null" }],
  ["the Origin null, though it claims to be ours", { origin: "null", "sec-fetch-site": "same-origin" }],
  ["another Origin", { origin: "https://evil.example" }],
  ["another port of this machine", { origin: "http://127.0.0.1:3001" }],
  ["our Origin with a path", { origin: `${TEST_ORIGIN}/` }],
  [
    "another Origin and a forwarded host to match",
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  ],
  ["our Origin, from another site", { origin: TEST_ORIGIN, "sec-fetch-site": "cross-site" }],
  ["our Origin, from a sister site", { origin: TEST_ORIGIN, "sec-fetch-site": "same-site" }],
  ["our Origin, from the address bar", { origin: TEST_ORIGIN, "sec-fetch-site": "none" }],
];

describe("a server action", () => {
  it.each(FOREIGN)("with %s is refused and does nothing", async (_name, head) => {
    incoming.head = new Headers(head);
    const before = await operators();
    for (const run of [action(addOperator), planAction(addOperator)]) {
      expect(await run(newPerson())).toMatchObject({ ok: false, error: { code: "wrong_origin" } });
    }
    expect(await operators()).toBe(before);
  });

  it("of this console is done for who is signed in, and refused for who isn't", async () => {
    expect(await action(addOperator)(newPerson())).toMatchObject({ ok: true });
    incoming.cookie = "";
    expect(await action(addOperator)(newPerson())).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
    incoming.cookie = await cookieFor(db, await makeOperator(db, "admin"));
    expect(await action(addOperator)(newPerson())).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("that previews says what would happen and does nothing", async () => {
    const before = await operators();
    expect(await planAction(addOperator)(newPerson())).toMatchObject({ ok: true, value: { hits: 0 } });
    expect(await operators()).toBe(before);
  });

  it("sent twice under one command id is one change", async () => {
    const before = await operators();
    const [input, options] = [newPerson(), { commandId: "double-click-1" }];
    const results = await Promise.all([action(addOperator)(input, options), action(addOperator)(input, options)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await operators()).toBe(before + 1);
  });

  it("is for operators of the console: what only Gatehouse itself does is refused to an owner", async () => {
    const input = { operatorId: "opr_x", way: "password", address: null, userAgent: null, replaces: null };
    expect(await action(signIn)(input)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("that breaks says the request id and nothing of what broke", async () => {
    const broken = defineOperation({
      ...addOperator,
      id: "operator.broken",
      change: async () => {
        throw new Error("password hunter2 of column secret");
      },
    });
    incoming.head.set("x-request-id", "req-broken");
    const result = await action(broken)(newPerson());
    expect(result).toMatchObject({ ok: false, error: { code: "internal", requestId: "req-broken" } });
    expect(JSON.stringify(result)).not.toContain("hunter2");
  });

  it("takes nothing from its options but the three that are known, in their own types", async () => {
    const odd = { commandId: { toString: () => "x" }, planHash: 1, confirm: "12", actor: SYSTEM_ACTOR } as never;
    expect(await action(addOperator)(newPerson(), odd)).toMatchObject({ ok: true });
  });
});

describe("the API", () => {
  const post = (head: Record<string, string>, body: string, query = "") => {
    const headers = { "content-type": "application/json", ...head };
    incoming.head = new Headers(headers);
    const init = { method: "POST", headers, body };
    return route(addOperator)(new Request(`${TEST_ORIGIN}/api/v1/operations/operator.add${query}`, init));
  };
  const person = () => JSON.stringify(newPerson());

  it.each(FOREIGN)("with a session and %s is refused and does nothing", async (_name, head) => {
    const before = await operators();
    const response = await post(head, person());
    expect([response.status, await operators()]).toEqual([403, before]);
  });

  it("takes JSON alone, of 256 kB at most, nested 32 deep at most", async () => {
    const forms = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""];
    for (const type of forms) expect((await post({ ...SAME, "content-type": type }, person())).status).toBe(415);
    expect((await post(SAME, "{")).status).toBe(400);
    expect((await post(SAME, `"${"x".repeat(262_144)}"`)).status).toBe(413);
    expect((await post(SAME, "[]")).status).toBe(422);
    expect((await post(SAME, `{"__proto__":{"role":"owner"},${person().slice(1)}`)).status).toBe(422);
  });

  it("without a session and without a key is refused", async () => {
    incoming.cookie = "";
    expect((await post(SAME, person())).status).toBe(401);
  });

  it("does once what is sent twice under one Idempotency-Key", async () => {
    const before = await operators();
    const [body, head] = [person(), { ...SAME, "idempotency-key": "11111111-aaaa" }];
    const statuses = [(await post(head, body)).status, (await post(head, body)).status];
    // The answer held a password, so it is not kept: the repeat is told that it was done.
    expect([statuses, await operators()]).toEqual([[200, 409], before + 1]);
    expect((await post({ ...SAME, "idempotency-key": "short" }, body)).status).toBe(400);
  });

  it("previews with ?plan=1 and does nothing", async () => {
    const before = await operators();
    const response = await post(SAME, person(), "?plan=1");
    expect(await response.json()).toMatchObject({ ok: true, value: { brake: "none" } });
    expect(await operators()).toBe(before);
  });

  it("knows a key of ours until it is revoked or out of date, and nothing that looks like one", async () => {
    const request = { door: "shell", requestId: "req-test", address: null } as const;
    const shell = { actor: SYSTEM_ACTOR, request };
    const made = await execute(createApiKey, shell, { name: "Nightly job", role: "auditor", lifeDays: 1 });
    if (!made.ok) throw new Error(made.error.message);
    const { key, apiKeyId } = made.value;
    incoming.cookie = "";
    const statusOf = async (authorization: string) => (await post({ authorization }, person())).status;
    // An auditor's key is known, and may not add operators: 403 and not 401.
    expect(await statusOf(`Bearer ${key}`)).toBe(403);
    const last = key.endsWith("0") ? "1" : "0";
    for (const bad of [`Bearer ${key.slice(0, -1)}${last}`, `Basic ${key}`, key, "Bearer ", `Bearer ${key}x`]) {
      expect(await statusOf(bad)).toBe(401);
    }
    await db.apiKey.update({ where: { id: apiKeyId }, data: { expiresAt: new Date(0) } });
    expect(await statusOf(`Bearer ${key}`)).toBe(401);
    await db.apiKey.update({ where: { id: apiKeyId }, data: { expiresAt: null } });
    expect(await execute(revokeApiKey, shell, { apiKeyId })).toMatchObject({ ok: true });
    expect(await statusOf(`Bearer ${key}`)).toBe(401);
    const rows = JSON.stringify([await db.apiKey.findMany(), await db.command.findMany(), await db.change.findMany()]);
    expect(rows).not.toContain(key);
  });

  it("with a bad key is refused even where a good session comes along", async () => {
    expect((await post({ ...SAME, authorization: "Bearer gth_key_nonsense" }, person())).status).toBe(401);
  });
});

it("over https every cookie is __Host- bound", async () => {
  expect(cookieName("session")).toBe("gatehouse.session");
  const secure = await useTestApp({ APP_ORIGIN: "https://gatehouse.example" });
  expect(cookieName("session")).toBe("__Host-gatehouse.session");
  await secure.close();
});

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { listApiKeys } from "@/lib/api-keys/api-key.queries";
import { findActorByKey } from "@/lib/auth/api-key-actor";
import { noteKeyUse, writeKeyUses } from "@/lib/auth/key-use";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { PUBLIC_TEXT } from "@/lib/core/errors";
import type { Db } from "@/lib/db/client";
import { resetEnvForTests } from "@/lib/env";
import { defineOperation } from "@/lib/gate/operation";
import { addOperator } from "@/lib/operators/add-operator";
import { callApi, programKey } from "@/lib/testing/api-calls";
import { TEST_ORIGIN, useTestApp } from "@/lib/testing/signed-in";
import { issueOwnKey } from "@/lib/vault/own-keys";
import { DEEPEST_JSON, LONGEST_BODY } from "./read-json";
import { READINGS } from "./readings";
import type { AnyReading } from "./readings/reading";
import { route } from "./route";

vi.mock("next/navigation", () => ({ redirect: () => undefined }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}));

let app: Awaited<ReturnType<typeof useTestApp>>;
beforeAll(async () => {
  app = await useTestApp();
});
afterAll(() => app.close());

const JSON_TYPE = { "content-type": "application/json" };
const from = (address: string) => ({ "x-forwarded-for": address });
const unknownKey = () => ({ authorization: `Bearer ${issueOwnKey("key").text}` });
const set = (name: string, value: string): void => {
  vi.stubEnv(name, value);
  resetEnvForTests();
};
/** The database, with how often something was asked of it. */
function counting(db: Db): { db: Db; queries: () => number } {
  let queries = 0;
  const counted = new Proxy(db, {
    get(target, property) {
      queries += 1;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { db: counted, queries: () => queries };
}

describe("the rate", () => {
  afterEach(() => {
    set("GATEHOUSE_API_CALLS", "1500");
    set("GATEHOUSE_API_STRANGERS", "60");
  });

  it("of a key is its own: over it, lists, questions and operations are refused until the minute is over", async () => {
    set("GATEHOUSE_API_CALLS", "3");
    const [one, other] = [await programKey(app.db, "auditor"), await programKey(app.db, "auditor")];
    const first = await callApi("users", { head: one.head });
    expect(first.headers.get("ratelimit-policy")).toBe('"caller";q=3;w=60');
    expect(first.headers.get("ratelimit")).toMatch(/^"caller";r=2;t=(60|59)$/);
    const statuses = [
      (await callApi("access/what", { head: one.head })).status,
      (await callApi("operations/user.create", { method: "POST", head: { ...one.head, ...JSON_TYPE }, body: "{}" }))
        .status,
    ];
    expect(statuses).toEqual([422, 403]);
    const changes = await app.db.auditEvent.count();
    for (const [address, method] of [
      ["users", "GET"],
      ["access/what", "GET"],
      ["operations/user.create", "POST"],
    ] as const) {
      const refused = await callApi(address, { method, head: { ...one.head, ...JSON_TYPE } });
      expect([refused.status, refused.headers.get("content-type")]).toEqual([429, "application/problem+json"]);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50);
      expect(await refused.json()).toMatchObject({ code: "throttled", detail: PUBLIC_TEXT.throttled });
    }
    expect(await app.db.auditEvent.count()).toBe(changes);
    expect((await callApi("users", { head: other.head })).status).toBe(200);
  });

  it("of an address that shows no key of ours ends in a refusal without a query; who was known before is let in", async () => {
    set("GATEHOUSE_API_STRANGERS", "2");
    const [known, fresh] = [await programKey(app.db, "auditor"), await programKey(app.db, "auditor")];
    const here = from("198.51.100.7");
    expect((await callApi("users", { head: { ...known.head, ...here } })).status).toBe(200);
    const statuses: number[] = [];
    for (let i = 0; i < 3; i += 1)
      statuses.push((await callApi("users", { head: { ...unknownKey(), ...here } })).status);
    expect(statuses).toEqual([401, 401, 429]);
    const raw = vi.spyOn(app.db.constructor.prototype as Db, "$queryRaw");
    const refused = await callApi("users", { head: { ...unknownKey(), ...here } });
    expect([refused.status, refused.headers.has("retry-after"), raw.mock.calls.length]).toEqual([429, true, 0]);
    expect((await callApi("users", { head: { ...known.head, ...here } })).status).toBe(200);
    expect(raw.mock.calls.length).toBeGreaterThan(0);
    expect((await callApi("users", { head: { ...fresh.head, ...here } })).status).toBe(429);
    expect((await callApi("users", { head: { ...fresh.head, ...from("198.51.100.8") } })).status).toBe(200);
  });
});

describe("a key", () => {
  it("that can't be one by its shape, its checksum or its kind costs no query; one that can costs one", async () => {
    const { text } = issueOwnKey("key");
    const swapped = `${text.slice(0, 10)}${text[10] === "A" ? "B" : "A"}${text.slice(11)}`;
    const bad = [
      swapped,
      text.slice(0, -1),
      `${text}0`,
      text.toLowerCase(),
      issueOwnKey("app").text,
      "",
      "x".repeat(500),
    ];
    for (const one of bad) {
      const { db, queries } = counting(app.db);
      expect(await findActorByKey(db, `Bearer ${one}`), one).toBeNull();
      expect(queries(), one).toBe(0);
    }
    const { db, queries } = counting(app.db);
    expect(await findActorByKey(db, `Bearer ${text}`)).toBeNull();
    expect(queries()).toBe(1);
  });

  it("says in its list when it was used last, by one statement for all uses of all keys", async () => {
    const [one, other] = [await programKey(app.db, "auditor"), await programKey(app.db, "auditor")];
    const seen = async (id: string) =>
      (await listApiKeys(SYSTEM_ACTOR)).find((key) => key.id === id)?.lastUsedAt ?? null;
    await writeKeyUses(app.db);
    for (let i = 0; i < 20; i += 1) expect((await callApi("users", { head: one.head })).status).toBe(200);
    noteKeyUse(app.db, other.id);
    expect(await seen(one.id)).toBeNull();
    const { db, queries } = counting(app.db);
    await writeKeyUses(db);
    expect(queries()).toBe(1);
    const at = await seen(one.id);
    expect(Math.abs(Date.now() - (at?.getTime() ?? 0))).toBeLessThan(60_000);
    expect(await seen(other.id)).not.toBeNull();
    await writeKeyUses(db);
    expect([queries(), await seen(one.id)]).toEqual([1, at]);
  });
});

describe("a body", () => {
  const send = async (body: string, head: Record<string, string> = JSON_TYPE) => {
    const { head: key } = await programKey(app.db, "admin");
    const answer = await callApi("operations/user.create", { method: "POST", head: { ...key, ...head }, body });
    return [answer.status, answer.headers.get("content-type"), ((await answer.json()) as { code: string }).code];
  };
  const refused = (status: number) => [status, "application/problem+json", "invalid_input"];

  it("of 256 kB is read and of a byte more refused, nested 32 levels read and one more refused", async () => {
    const ofSize = (bytes: number) => `{"x":"${"x".repeat(bytes - 8)}"}`;
    expect(await send(ofSize(LONGEST_BODY))).toEqual(refused(422));
    expect(await send(ofSize(LONGEST_BODY + 1))).toEqual(refused(413));
    const ofDepth = (levels: number) => `${"[".repeat(levels)}"]]]{{\\"]"${"]".repeat(levels)}`;
    expect(await send(ofDepth(DEEPEST_JSON))).toEqual(refused(422));
    expect(await send(ofDepth(DEEPEST_JSON + 1))).toEqual(refused(400));
    expect(await send("[".repeat(200_000))).toEqual(refused(400));
    expect(await send("{")).toEqual(refused(400));
    expect(await send("{}", { "content-type": "text/plain" })).toEqual(refused(415));
  });
});

describe("what breaks inside", () => {
  const CANARY = "canary-7f3a of column secret at /srv/gatehouse";
  const broken = () => Promise.reject(new Error(CANARY, { cause: { detail: CANARY } }));
  const tellsNothing = async (answer: Response): Promise<void> => {
    const body = await answer.text();
    expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "application/problem+json"]);
    expect(JSON.parse(body)).toMatchObject({ code: "internal", detail: PUBLIC_TEXT.internal });
    expect(`${body}${JSON.stringify([...answer.headers])}`).not.toMatch(/canary|secret|srv|stack| at /i);
  };

  it("of an operation, of a reading, or in a row that is not as documented, is told as an id and nothing else", async () => {
    const { head } = await programKey(app.db, "owner");
    const failing = defineOperation({ ...addOperator, id: "operator.broken", change: broken });
    const body = JSON.stringify({ name: "Noor Bakker", email: "noor@kade.example", role: "support" });
    const init = { method: "POST", headers: { ...head, ...JSON_TYPE }, body };
    await tellsNothing(await route(failing)(new Request(`${TEST_ORIGIN}/api/v1/operations/operator.broken`, init)));

    const { users } = READINGS as { users: AnyReading };
    const readings = READINGS as Record<string, AnyReading>;
    readings.broken = { ...users, read: broken };
    readings.odd = { ...users, read: async () => ({ rows: [{ id: CANARY }], next: null }) };
    await tellsNothing(await callApi("broken", { head }));
    await tellsNothing(await callApi("odd", { head }));
  });
});

it("other sites are told nothing about what they may do here, and HEAD says what GET says without a body", async () => {
  const { head } = await programKey(app.db, "auditor");
  const foreign = { origin: "https://elsewhere.example", "access-control-request-method": "POST" };
  for (const address of ["users", "operations/user.create"]) {
    const answer = await callApi(address, { method: "OPTIONS", head: foreign });
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
  const [get, bare] = [await callApi("users", { head }), await callApi("users", { method: "HEAD", head })];
  expect([bare.status, await bare.text(), bare.headers.get("content-type")]).toEqual([
    200,
    "",
    get.headers.get("content-type"),
  ]);
  expect(get.headers.get("cache-control")).toBe("no-store");
});

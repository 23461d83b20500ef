import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { resetEnvForTests } from "@/lib/env";
import { setLogDestinationForTests } from "@/lib/log";
import {
  type Desk,
  makeCaller,
  makeKeptToken,
  makeMapping,
  makeResolveWorld,
  openDesk,
  type ResolveWorld,
} from "@/lib/testing/resolve-world";
import { useTestApp } from "@/lib/testing/signed-in";
import { issueOwnKey } from "@/lib/vault/own-keys";

const TEXT = "canary-4656e978-be1f-4b26-96d1-b6215bfc7e87";
let own: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let desk: Desk;
let other: Desk;
let world: ResolveWorld;
const logged: string[] = [];
const question = ({ connectorId } = world) => ({ connector: connectorId, key: "65423600" });

beforeAll(async () => {
  own = await useTestApp({ LOG_LEVEL: "debug" });
  setLogDestinationForTests({ write: (line) => void logged.push(line) });
  db = own.db;
  world = await makeResolveWorld(db, TEXT);
  desk = await openDesk(db, own.url);
  other = await openDesk(db, own.url);
});
afterEach(() => resetEnvForTests());
afterAll(async () => {
  await desk.stop();
  await other.stop();
  setLogDestinationForTests();
  await own.close();
});

describe("a key of a user with access", () => {
  it("is answered with the token, until when it works and the verdict of that moment, and nobody may keep the answer", async () => {
    const { status, body, headers } = await desk.ask(world.key, question());
    expect(body).toEqual({ token: TEXT, expiresAt: null, verdict: { state: "yes", at: expect.any(String) } });
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(JSON.stringify([...headers])).not.toContain(TEXT);
  });

  it("may be given in its parts, and is refused in words where they don't fit the application's keys", async () => {
    const caller = await makeCaller(db, [world.connectorId], { keyShape: "company_user" });
    await makeMapping(db, { ...world, ...caller }, "kade-groep/7");
    const ask = (key: unknown) => desk.ask(caller.key, { connector: world.connectorId, key });
    for (const key of ["kade-groep/7", { company: " kade-groep", user: "7 " }]) {
      expect(await ask(key)).toMatchObject({ status: 200, body: { token: TEXT } });
    }
    expect(await ask("7")).toMatchObject({ status: 422, body: { fields: { key: /Write company and user/ } } });
    expect(await ask({ user: "7" })).toMatchObject({ status: 422, body: { fields: { key: /Give the parts/ } } });
    expect(await ask("kade-groep/8")).toMatchObject({ status: 404 });
  });

  it("is answered in a batch in the order of the keys, each with a status of its own", async () => {
    const { status, body } = await desk.ask(world.key, {
      connector: world.connectorId,
      keys: ["1", "65423600", "\u0000", "65423600"],
    });
    expect(status).toBe(200);
    expect(body.answers).toMatchObject([
      { status: 404, code: "not_found" },
      { status: 200, token: TEXT },
      { status: 422, code: "invalid_input" },
      { status: 200, token: TEXT },
    ]);
    const keys = Array.from({ length: 101 }, () => "65423600");
    expect((await desk.ask(world.key, { connector: world.connectorId, keys })).status).toBe(422);
  });
});

type Stop = (at: ResolveWorld, now: Date) => Promise<unknown>;
const block =
  (subjectKind: string, subjectOf: (at: ResolveWorld) => string): Stop =>
  (at, now) =>
    db.block.create({
      data: { id: newId("block"), subjectKind, subjectId: subjectOf(at), reason: "Test", validFrom: now },
    });
const doubt =
  (subjectKind: string, subjectOf: (at: ResolveWorld) => string): Stop =>
  (at, now) =>
    db.doubt.create({
      data: { id: newId("doubt"), subjectKind, subjectId: subjectOf(at), reason: "Test", validFrom: now },
    });
const token =
  (data: Record<string, unknown>): Stop =>
  ({ tokenId }) =>
    db.token.update({ where: { id: tokenId }, data });
const TOMORROW = new Date(Date.now() + 86_400_000);

const STOPS: Record<string, readonly [Stop, light: string, state: "no" | "unknown"]> = {
  "a block on the system": [block("system", (at) => at.systemId), "system", "no"],
  "a block on the connector": [block("connector", (at) => at.connectorId), "connector", "no"],
  "a block on the group": [block("group", (at) => at.groupId), "person", "no"],
  "a block on the user": [block("user", (at) => at.userId), "person", "no"],
  "a block on the account": [block("account", (at) => at.accountId), "person", "no"],
  "a block on the token": [block("token", (at) => at.tokenId), "token", "no"],
  "the revocation of the token": [(at, now) => token({ revokedAt: now })(at, now), "token", "no"],
  "the end of the token": [(at, now) => token({ expiresAt: now })(at, now), "token", "no"],
  "a token that works from tomorrow": [token({ validFrom: TOMORROW }), "token", "no"],
  "a membership that ended": [
    ({ accountId }, now) => db.membership.updateMany({ where: { accountId }, data: { validTo: now } }),
    "member",
    "no",
  ],
  "a connector that was retired": [
    ({ connectorId }, now) => db.connector.update({ where: { id: connectorId }, data: { retiredAt: now } }),
    "connector",
    "no",
  ],
  "a connector without a group": [
    ({ connectorId }, now) => db.connectorLink.updateMany({ where: { connectorId }, data: { validTo: now } }),
    "connector",
    "no",
  ],
  "a person who left": [
    ({ userId }, now) => db.appUser.update({ where: { id: userId }, data: { leftAt: now } }),
    "person",
    "no",
  ],
  "an account that ended": [
    ({ accountId }, now) => db.account.update({ where: { id: accountId }, data: { validTo: now } }),
    "person",
    "no",
  ],
  "a doubt on the token": [doubt("token", (at) => at.tokenId), "token", "unknown"],
  "a doubt on the system": [doubt("system", (at) => at.systemId), "system", "unknown"],
};

describe("access that is taken away", () => {
  it.each(Object.keys(STOPS))(
    "by %s refuses the very next request at every resolver, with the light and nobody's name",
    async (name) => {
      const [stop, light, state] = STOPS[name] ?? [];
      const at = await makeResolveWorld(db, TEXT);
      for (const one of [desk, other]) expect((await one.ask(at.key, question(at))).status).toBe(200);
      await stop?.(at, new Date());
      for (const one of [desk, other]) {
        const { status, body, text, headers } = await one.ask(at.key, question(at));
        expect(status).toBe(403);
        expect(headers.get("content-type")).toBe("application/problem+json");
        expect(body).toMatchObject({ code: "not_green", status: 403, verdict: { state } });
        expect(body.lights).toContainEqual({ name: light, state, says: expect.any(String) });
        for (const secret of [TEXT, "Kim", at.tokenId, at.accountId]) expect(text).not.toContain(secret);
      }
    },
  );
});

describe("a caller", () => {
  it("whose key can be nobody's is refused before the database is asked", async () => {
    const nowhere = await openDesk(db, "postgresql://nobody@127.0.0.1:1/nothing");
    for (const key of [null, "gth_app_short", `${world.key.slice(0, -1)}x`, issueOwnKey("key").text]) {
      const { status, body, headers } = await nowhere.ask(key, question());
      expect([status, body.code, headers.get("www-authenticate")]).toEqual([401, "unauthenticated", "Bearer"]);
    }
    const away = await nowhere.ask(world.key, question());
    expect([away.status, away.body.code, away.headers.get("retry-after")]).toEqual([503, "busy", "1"]);
    await nowhere.stop();
  });

  it("is told the same of an unknown, expired or revoked key and of a retired application", async () => {
    const make = () => makeResolveWorld(db, TEXT);
    const [expired, revoked, retired] = [await make(), await make(), await make()];
    const past = new Date(Date.now() - 1);
    await db.applicationKey.update({ where: { id: expired.keyId }, data: { expiresAt: past } });
    await db.applicationKey.update({ where: { id: revoked.keyId }, data: { revokedAt: past } });
    await db.application.update({ where: { id: retired.applicationId }, data: { retiredAt: past } });
    const texts = [];
    for (const [key, at] of [
      [issueOwnKey("app").text, world],
      [expired.key, expired],
      [revoked.key, revoked],
      [retired.key, retired],
    ] as const) {
      const { status, text } = await desk.ask(key, question(at));
      expect(status).toBe(401);
      texts.push(text);
    }
    expect(new Set(texts).size).toBe(1);
  });

  it("can't tell an unknown key from a connector that is unknown or not his", async () => {
    const foreign = await makeResolveWorld(db, TEXT);
    const asked = [
      { connector: world.connectorId, key: "nobody" },
      { connector: foreign.connectorId, key: "65423600" },
      { connector: newId("connector"), key: "65423600" },
      { connector: "con_x", key: "65423600" },
    ];
    const replies = await Promise.all(asked.map((body) => desk.ask(world.key, body)));
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  });

  it("is refused from an address that isn't on the list; only a proxy of ours may say another", async () => {
    const caller = await makeCaller(db, [world.connectorId], { addresses: ["192.0.2.0/24", "2001:db8::/32"] });
    await makeMapping(db, { ...world, ...caller }, "65423600");
    const behind = await openDesk(db, own.url, { proxies: ["127.0.0.0/8"] });
    const from = (one: Desk, address: string) =>
      one
        .ask(caller.key, question(), "/v1/resolve", { "x-forwarded-for": address })
        .then(({ status, body }) => [status, body.code]);
    expect(await from(desk, "192.0.2.7")).toEqual([403, "address_refused"]);
    expect(await from(behind, "192.0.2.7")).toEqual([200, undefined]);
    expect(await from(behind, "192.0.2.7, 2001:db8::9")).toEqual([200, undefined]);
    expect(await from(behind, "192.0.2.7, 198.51.100.1")).toEqual([403, "address_refused"]);
    expect(await from(behind, "not an address")).toEqual([403, "address_refused"]);
    await behind.stop();
  });

  it("who sends anything but a short question in JSON by POST is told so", async () => {
    const status = async (body: unknown, headers = {}, path = "/v1/resolve") =>
      (await desk.ask(world.key, body, path, headers)).status;
    expect(await status("{", {})).toBe(400);
    expect(await status("a=b", { "content-type": "application/x-www-form-urlencoded" })).toBe(415);
    expect(await status({ connector: world.connectorId, key: "x".repeat(70_000) })).toBe(413);
    expect(await status({ connector: world.connectorId, key: "1", at: "2026-01-01" })).toBe(422);
    expect(await status({ connector: world.connectorId, keys: [] })).toBe(422);
    expect(await status(question(), {}, "/v1/other")).toBe(404);
    const get = await fetch(`${desk.base}/v1/resolve`);
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("who asks for more than his key may in a second is told when to come back, and disturbs no other", async () => {
    const busy = await openDesk(db, own.url, { perSecond: 100 });
    const next = await makeResolveWorld(db, TEXT);
    const keys = Array.from({ length: 100 }, () => "65423600");
    const many = () => busy.ask(world.key, { connector: world.connectorId, keys });
    await many();
    await many();
    const { status, headers } = await many();
    expect([status, headers.get("retry-after")]).toEqual([429, "1"]);
    expect((await busy.ask(next.key, question(next))).status).toBe(200);
    await busy.stop();
  });

  it("who shows unknown keys again and again is stopped at his address; a key that has worked there goes on", async () => {
    const guarded = await openDesk(db, own.url);
    await guarded.ask(world.key, question());
    const tries = await Promise.all(Array.from({ length: 30 }, () => guarded.ask(issueOwnKey("app").text, question())));
    expect(tries.every(({ status }) => status === 401)).toBe(true);
    const { status, headers } = await guarded.ask(issueOwnKey("app").text, question());
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await guarded.ask(world.key, question())).status).toBe(200);
    await guarded.stop();
  });
});

describe("the resolver", () => {
  it("gives nothing out while it has no key, and says so when it is asked how it is", async () => {
    const ready = () => fetch(`${desk.base}/ready`).then(async (reply) => [reply.status, await reply.json()] as const);
    expect(await ready()).toMatchObject([200, { status: "ready" }]);
    vi.stubEnv("GATEHOUSE_MASTER_KEY", "");
    resetEnvForTests();
    expect(await desk.ask(world.key, question())).toMatchObject({ status: 503, body: { code: "sealed" } });
    expect(await ready()).toMatchObject([503, { checks: { database: { ok: true }, key: { ok: false } } }]);
    expect((await fetch(`${desk.base}/health`)).status).toBe(200);
    vi.stubEnv("GATEHOUSE_MASTER_KEY", Buffer.alloc(32, 7).toString("base64"));
  });

  it("counts what was asked and used, once a write and not a call, and what is under way at the end too", async () => {
    const at = await makeResolveWorld(db, TEXT);
    const brief = await openDesk(db, own.url);
    await Promise.all(Array.from({ length: 7 }, () => brief.ask(at.key, question(at))));
    await brief.flush();
    const use = () =>
      db.$queryRaw`select asked::int, asked_on_day from mapping_use where application_id = ${at.applicationId}`;
    expect(await use()).toEqual([{ asked: 7, asked_on_day: 7 }]);
    await db.block.create({
      data: { id: newId("block"), subjectKind: "token", subjectId: at.tokenId, reason: "Test", validFrom: new Date() },
    });
    const before = await db.token.findUniqueOrThrow({ where: { id: at.tokenId } });
    await brief.ask(at.key, question(at));
    await brief.stop();
    expect(await use()).toEqual([{ asked: 8, asked_on_day: 8 }]);
    const after = await db.token.findUniqueOrThrow({ where: { id: at.tokenId } });
    expect(after.lastUsedAt).toEqual(before.lastUsedAt);
    expect([after.lastUsedAt, after.lastUsedSource]).toEqual([expect.any(Date), "a host application"]);
    const key = await db.applicationKey.findUniqueOrThrow({ where: { id: at.keyId } });
    expect(key.lastUsedAt?.getTime()).toBeGreaterThan(after.lastUsedAt?.getTime() ?? 0);
  });

  it("says nothing of a text that it can't open, and writes no token and no key into its log", async () => {
    const at = await makeResolveWorld(db, TEXT);
    const { secretId } = await db.token.findUniqueOrThrow({ where: { id: at.tokenId } });
    const { sealed } = await db.secret.findUniqueOrThrow({ where: { id: secretId ?? "" } });
    const elsewhere = await makeKeptToken(db, { accountId: at.accountId, connectorId: at.connectorId }, `${TEXT}-2`);
    await db.secret.updateMany({ where: { rowId: elsewhere }, data: { sealed } });
    await makeMapping(db, { ...at, tokenId: elsewhere }, "swapped");
    const { status, text } = await desk.ask(at.key, { connector: at.connectorId, key: "swapped" });
    expect([status, text.includes(TEXT)]).toEqual([500, false]);
    await db.token.update({ where: { id: at.tokenId }, data: { secretId: null } });
    expect(await desk.ask(at.key, question(at))).toMatchObject({ status: 409, body: { code: "not_kept" } });
    const written = logged.join("\n");
    expect(written).toContain("resolve.cannot_open");
    for (const secret of ["canary", world.key, at.key]) expect(written).not.toContain(secret);
  });
});

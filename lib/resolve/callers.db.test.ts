import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { resetEnvForTests } from "@/lib/env";
import {
  CANARY,
  type Desk,
  makeCaller,
  makeKeptToken,
  makeMapping,
  makeResolveWorld,
  openDesk,
  questionOf,
  type ResolveBench,
  type ResolveWorld,
  useResolveBench,
} from "@/lib/testing/resolve-world";
import { until } from "@/lib/testing/until";
import { issueOwnKey } from "@/lib/vault/own-keys";

let own: ResolveBench;
let db: Db;
let desk: Desk;
let world: ResolveWorld;
const logged: string[] = [];

beforeAll(async () => {
  own = await useResolveBench(logged);
  ({ db, desk, world } = own);
});
afterAll(() => own.close());

describe("a caller", () => {
  it("whose key can be nobody's is refused before the database is asked", async () => {
    const nowhere = await openDesk(db, "postgresql://nobody@127.0.0.1:1/nothing");
    for (const key of [null, "gth_app_short", `${world.key.slice(0, -1)}x`, issueOwnKey("key").text]) {
      const { status, body, headers } = await nowhere.ask(key, questionOf(world));
      expect([status, body.code, headers.get("www-authenticate")]).toEqual([401, "unauthenticated", "Bearer"]);
    }
    const away = await nowhere.ask(world.key, questionOf(world));
    expect([away.status, away.body.code, away.headers.get("retry-after")]).toEqual([503, "busy", "1"]);
    await nowhere.stop();
  });

  it("is told the same of an unknown, expired or revoked key and of a retired application", async () => {
    const make = () => makeResolveWorld(db, CANARY);
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
      const { status, text } = await desk.ask(key, questionOf(at));
      expect(status).toBe(401);
      texts.push(text);
    }
    expect(new Set(texts).size).toBe(1);
  });

  it("can't tell an unknown key from a connector that is unknown or not his", async () => {
    const foreign = await makeResolveWorld(db, CANARY);
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
        .ask(caller.key, questionOf(world), "/v1/resolve", { "x-forwarded-for": address })
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
    expect(await status(questionOf(world), {}, "/v1/other")).toBe(404);
    const get = await fetch(`${desk.base}/v1/resolve`);
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("who asks for more than his key may in a second is told when to come back, and disturbs no other", async () => {
    const busy = await openDesk(db, own.url, { perSecond: 100 });
    const next = await makeResolveWorld(db, CANARY);
    const keys = Array.from({ length: 100 }, () => "65423600");
    const many = () => busy.ask(world.key, { connector: world.connectorId, keys });
    await many();
    await many();
    const { status, headers } = await many();
    expect([status, headers.get("retry-after")]).toEqual([429, "1"]);
    expect((await busy.ask(next.key, questionOf(next))).status).toBe(200);
    await busy.stop();
  });

  it("who shows unknown keys again and again is stopped at his address; a key that has worked there goes on", async () => {
    const guarded = await openDesk(db, own.url);
    await guarded.ask(world.key, questionOf(world));
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => guarded.ask(issueOwnKey("app").text, questionOf(world))),
    );
    expect(tries.every(({ status }) => status === 401)).toBe(true);
    const { status, headers } = await guarded.ask(issueOwnKey("app").text, questionOf(world));
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await guarded.ask(world.key, questionOf(world))).status).toBe(200);
    await guarded.stop();
  });
});

describe("the resolver", () => {
  it("gives nothing out while it has no key, and says so when it is asked how it is", async () => {
    const ready = () => fetch(`${desk.base}/ready`).then(async (reply) => [reply.status, await reply.json()] as const);
    expect(await ready()).toMatchObject([200, { status: "ready" }]);
    vi.stubEnv("GATEHOUSE_MASTER_KEY", "");
    resetEnvForTests();
    expect(await desk.ask(world.key, questionOf(world))).toMatchObject({ status: 503, body: { code: "sealed" } });
    expect(await ready()).toMatchObject([503, { checks: { database: { ok: true }, key: { ok: false } } }]);
    expect((await fetch(`${desk.base}/health`)).status).toBe(200);
    vi.stubEnv("GATEHOUSE_MASTER_KEY", Buffer.alloc(32, 7).toString("base64"));
    resetEnvForTests();
  });

  it("counts what was asked and used, once a write and not a call, and what is under way at the end too", async () => {
    const at = await makeResolveWorld(db, CANARY);
    const brief = await openDesk(db, own.url);
    await Promise.all(Array.from({ length: 7 }, () => brief.ask(at.key, questionOf(at))));
    await brief.flush();
    const use = () =>
      db.$queryRaw`select asked::int, asked_on_day from mapping_use where application_id = ${at.applicationId}`;
    expect(await use()).toEqual([{ asked: 7, asked_on_day: 7 }]);
    await db.block.create({
      data: { id: newId("block"), subjectKind: "token", subjectId: at.tokenId, reason: "Test", validFrom: new Date() },
    });
    const before = await db.token.findUniqueOrThrow({ where: { id: at.tokenId } });
    await brief.ask(at.key, questionOf(at));
    await brief.stop();
    expect(await use()).toEqual([{ asked: 8, asked_on_day: 8 }]);
    const after = await db.token.findUniqueOrThrow({ where: { id: at.tokenId } });
    expect(after.lastUsedAt).toEqual(before.lastUsedAt);
    expect([after.lastUsedAt, after.lastUsedSource]).toEqual([expect.any(Date), "a host application"]);
    const key = await db.applicationKey.findUniqueOrThrow({ where: { id: at.keyId } });
    expect(key.lastUsedAt?.getTime()).toBeGreaterThan(after.lastUsedAt?.getTime() ?? 0);
  });

  it("keeps what it could not write, adds what is asked meanwhile, and writes both when it can", async () => {
    const at = await makeResolveWorld(db, CANARY);
    const owner = new pg.Client({ connectionString: own.ownerUrl });
    await owner.connect();
    await owner.query("alter table mapping_use rename to mapping_use_away");
    await desk.ask(at.key, questionOf(at));
    await expect(desk.flush()).rejects.toThrow("mapping_use");
    await desk.ask(at.key, questionOf(at));
    await owner.query("alter table mapping_use_away rename to mapping_use");
    await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name ~ '^gatehouse (resolve|counting)'",
    );
    await owner.end();
    expect((await desk.ask(at.key, questionOf(at))).status).toBe(200);
    await desk.flush();
    const uses = await db.$queryRaw`select asked::int from mapping_use where application_id = ${at.applicationId}`;
    expect(uses).toEqual([{ asked: 3 }]);
  });

  it("takes no more calls once it is asked to stop, and finishes the one under way", async () => {
    const brief = await openDesk(db, own.url);
    await brief.ask(world.key, questionOf(world));
    const { reply, stopped } = await db.$transaction(async (tx) => {
      await tx.$executeRaw`lock table mapping in access exclusive mode`;
      const underWay = { reply: brief.ask(world.key, questionOf(world)) };
      await until(async () => {
        const [row] = await db.$queryRaw<{ n: number }[]>`
          select count(*)::int as n from pg_locks where not granted and relation = 'mapping'::regclass`;
        return row?.n === 1;
      });
      return { ...underWay, stopped: brief.stop() };
    });
    expect(await reply).toMatchObject({ status: 200, body: { token: CANARY } });
    await stopped;
    await expect(brief.ask(world.key, questionOf(world))).rejects.toThrow("fetch failed");
  });

  it("says nothing of a text that it can't open, and writes no token and no key into its log", async () => {
    const at = await makeResolveWorld(db, CANARY);
    const { secretId } = await db.token.findUniqueOrThrow({ where: { id: at.tokenId } });
    const { sealed } = await db.secret.findUniqueOrThrow({ where: { id: secretId ?? "" } });
    const elsewhere = await makeKeptToken(db, { accountId: at.accountId, connectorId: at.connectorId }, `${CANARY}-2`);
    await db.secret.updateMany({ where: { rowId: elsewhere }, data: { sealed } });
    await makeMapping(db, { ...at, tokenId: elsewhere }, "swapped");
    const { status, text } = await desk.ask(at.key, { connector: at.connectorId, key: "swapped" });
    expect([status, text.includes(CANARY)]).toEqual([500, false]);
    await db.token.update({ where: { id: at.tokenId }, data: { secretId: null } });
    expect(await desk.ask(at.key, questionOf(at))).toMatchObject({ status: 409, body: { code: "not_kept" } });
    const written = logged.join("\n");
    expect(written).toContain("resolve.cannot_open");
    for (const secret of ["canary", world.key, at.key]) expect(written).not.toContain(secret);
  });
});

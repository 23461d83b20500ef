import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import {
  CANARY,
  type Desk,
  makeCaller,
  makeMapping,
  makeResolveWorld,
  openDesk,
  questionOf,
  type ResolveBench,
  type ResolveWorld,
  useResolveBench,
} from "@/lib/testing/resolve-world";

let own: ResolveBench;
let db: Db;
let desk: Desk;
let other: Desk;
let world: ResolveWorld;

beforeAll(async () => {
  own = await useResolveBench();
  ({ db, desk, world } = own);
  other = await openDesk(db, own.url);
});
afterAll(async () => {
  await other.stop();
  await own.close();
});

describe("a key of a user with access", () => {
  it("is answered with the token, until when it works and the verdict of that moment, and nobody may keep the answer", async () => {
    const { status, body, headers } = await desk.ask(world.key, questionOf(world));
    expect(body).toEqual({ token: CANARY, expiresAt: null, verdict: { state: "yes", at: expect.any(String) } });
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(JSON.stringify([...headers])).not.toContain(CANARY);
  });

  it("may be given in its parts, and is refused in words where they don't fit the application's keys", async () => {
    const caller = await makeCaller(db, [world.connectorId], { keyShape: "company_user" });
    await makeMapping(db, { ...world, ...caller }, "kade-groep/7");
    const ask = (key: unknown) => desk.ask(caller.key, { connector: world.connectorId, key });
    for (const key of ["kade-groep/7", { company: " kade-groep", user: "7 " }]) {
      expect(await ask(key)).toMatchObject({ status: 200, body: { token: CANARY } });
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
      { status: 200, token: CANARY },
      { status: 422, code: "invalid_input" },
      { status: 200, token: CANARY },
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
      const at = await makeResolveWorld(db, CANARY);
      for (const one of [desk, other]) expect((await one.ask(at.key, questionOf(at))).status).toBe(200);
      await stop?.(at, new Date());
      for (const one of [desk, other]) {
        const { status, body, text, headers } = await one.ask(at.key, questionOf(at));
        expect(status).toBe(403);
        expect(headers.get("content-type")).toBe("application/problem+json");
        expect(body).toMatchObject({ code: "not_green", status: 403, verdict: { state } });
        expect(body.lights).toContainEqual({ name: light, state, says: expect.any(String) });
        for (const secret of [CANARY, "Kim", at.tokenId, at.accountId]) expect(text).not.toContain(secret);
      }
    },
  );
});

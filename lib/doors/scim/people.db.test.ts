import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { blockUser } from "@/lib/blocks/block-user";
import { unblockUser } from "@/lib/blocks/unblock-user";
import type { Actor } from "@/lib/core/actor";
import { execute } from "@/lib/gate/execute";
import { makeAccount, makeUser } from "@/lib/testing/factories";
import { TEST_REQUEST as request } from "@/lib/testing/integration-fixture";
import { AUDIT_TABLES, rowCounts } from "@/lib/testing/row-counts";
import { groupOf, members, patchOf, type ScimClient, scimClient } from "@/lib/testing/scim-client";
import { actorOf, cookieFor, makeOperator, useTestApp } from "@/lib/testing/signed-in";
import { checkVaultOnce } from "@/lib/vault/vault";

// The door asks for no session, but what it shares with the API can; Next's own part of that is not there in a test.
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

const CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
let app: Awaited<ReturnType<typeof useTestApp>>;
let scim: ScimClient;
let operator: Actor;

beforeAll(async () => {
  app = await useTestApp();
  await checkVaultOnce(app.db);
  ({ scim } = await scimClient(app.db));
  operator = await actorOf(app.db, "admin");
});
afterAll(() => app.close());

const active = (value: boolean) => patchOf({ op: "replace", value: { active: value } });
const isBlocked = async (subjectId: string) => (await app.db.block.count({ where: { subjectId, validTo: null } })) > 0;
const membersOf = async (path: string): Promise<string[]> =>
  (await scim("GET", path)).body.members.map(({ value }: { value: string }) => value).sort();

describe("disabling", () => {
  it("and an operator's block stand beside each other: each lifts its own", async () => {
    const { id } = await makeUser(app.db);
    const block = (until?: string) =>
      execute(
        blockUser,
        { actor: operator, request },
        { userId: id, reason: "Suspected misuse", ...(until ? { until } : {}) },
      );
    const unblock = () => execute(unblockUser, { actor: operator, request }, { userId: id });
    const set = async (value: boolean) =>
      expect((await scim("PATCH", `/Users/${id}`, active(value))).body.active).toBe(value);
    // The operator first: enabling lifts nothing of his.
    await block();
    await set(false);
    await set(true);
    expect(await isBlocked(id)).toBe(true);
    // He lifts it while the directory says disabled: the person stays out.
    await set(false);
    await unblock();
    expect(await isBlocked(id)).toBe(true);
    await set(true);
    expect(await isBlocked(id)).toBe(false);
    // The directory first: the operator's takes its place, and enabling leaves it.
    await set(false);
    expect((await block()).ok).toBe(true);
    await set(true);
    expect(await isBlocked(id)).toBe(true);
    await unblock();
    expect(await isBlocked(id)).toBe(false);
    // One with an end doesn't end the directory's, and is there again after it.
    await block("2099-01-01 00:00");
    await set(false);
    expect(await app.db.block.findFirst({ where: { subjectId: id, validTo: null } })).toMatchObject({
      until: null,
      byDirectory: true,
    });
    await set(true);
    expect(await app.db.block.findFirst({ where: { subjectId: id, validTo: null } })).toMatchObject({
      byDirectory: false,
      reason: "Suspected misuse",
    });
  });
});

describe("a person who left", () => {
  it("has no grants any more, and who comes with his name is another without them", async () => {
    const { path, systemId } = await groupOf(app.db, 0);
    const made = await scim("POST", `/systems/${systemId}/Users`, {
      schemas: [CORE_USER],
      userName: "lee@kade.example",
      externalId: "ext-lee",
      emails: [{ value: "lee@kade.example" }],
      "urn:ietf:params:scim:schemas:extension:gatehouse:2.0:User": { userCode: "12345.LEE" },
    });
    expect(made.status).toBe(201);
    expect(
      (await scim("PATCH", path, patchOf({ op: "add", path: "members", value: members(made.body.id) }))).status,
    ).toBe(204);
    expect((await scim("DELETE", `/Users/${made.body.id}`)).status).toBe(204);
    expect(await membersOf(path)).toEqual([]);
    const again = await scim("POST", "/Users", {
      schemas: [CORE_USER],
      userName: "LEE@kade.example",
      externalId: "ext-lee",
      emails: [{ value: "lee@kade.example" }],
    });
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(made.body.id);
    expect(again.body).not.toHaveProperty("groups");
    expect(await app.db.account.count({ where: { userId: again.body.id } })).toBe(0);
    expect(await app.db.account.count({ where: { userId: made.body.id, validTo: null } })).toBe(0);
    expect(
      (await scim("PATCH", path, patchOf({ op: "add", path: "members", value: members(made.body.id) }))).status,
    ).toBe(400);
    // At the address of one system only the account there ends.
    const elsewhere = await makeAccount(app.db, { systemId });
    expect((await scim("DELETE", `/systems/${systemId}/Users/${elsewhere.userId}`)).status).toBe(204);
    expect((await scim("GET", `/Users/${elsewhere.userId}`)).status).toBe(200);
    expect((await scim("GET", `/systems/${systemId}/Users/${elsewhere.userId}`)).status).toBe(404);
  });
});

describe("a name", () => {
  it("is one person's, whatever its case, and is refused where it only looks like another", async () => {
    const named = (userName: string, more = {}) => scim("POST", "/Users", { schemas: [CORE_USER], userName, ...more });
    const made = await named("Åsa@kade.example");
    expect(made.status).toBe(201);
    for (const same of ["åSA@KADE.example", "A\u030Asa@kade.example"]) {
      expect(await named(same)).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
    }
    const both = await Promise.all([named("twice@kade.example"), named("TWICE@kade.example")]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    for (const other of ["kim\uFF20kade.example", "k\u200Bim", "kim kade", "\uFF4Bim"]) {
      expect(await named(other), other).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
    }
    const mail = { emails: [{ value: "asa@kade.example" }] };
    const renamed = await scim("PUT", `/Users/${made.body.id}`, {
      schemas: [CORE_USER],
      userName: "asa.new@kade.example",
      ...mail,
    });
    expect(renamed).toMatchObject({ status: 200, body: { id: made.body.id, userName: "asa.new@kade.example" } });
    expect(await named("other@kade.example", mail)).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
    expect((await named("asa@kade.example")).status).toBe(201);
  });
});

describe("who asks", () => {
  it("is told by a key alone: no cookie and no other key opens this door", async () => {
    const cookie = await cookieFor(app.db, await makeOperator(app.db, "owner"));
    for (const authorization of ["", "Basic eDp5", `Bearer ${cookie}`, "Bearer gth_key_nonsense"]) {
      const answer = await scim("GET", "/Users", undefined, { authorization, cookie: `gatehouse.session=${cookie}` });
      expect(answer).toMatchObject({
        status: 401,
        body: { status: "401", schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"] },
      });
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
  });

  it.each(["support", "auditor"] as const)(
    "with a key of %s reads, and writes nothing, not even what is so already",
    async (role) => {
      const { path, userIds } = await groupOf(app.db, 1);
      const { scim: theirs, keyId } = await scimClient(app.db, role);
      const userPath = `/Users/${userIds[0]}`;
      expect((await theirs("GET", userPath)).status).toBe(200);
      const before = await rowCounts(app.db, AUDIT_TABLES);
      const tries = [
        await theirs("POST", "/Users", { schemas: [CORE_USER], userName: "x" }),
        await theirs("PUT", userPath, { schemas: [CORE_USER], userName: "x" }),
        await theirs("PATCH", userPath, active(true)),
        await theirs("PATCH", userPath, active(false)),
        await theirs("DELETE", userPath),
        await theirs("POST", "/Groups", { schemas: [CORE_GROUP], displayName: "x" }),
        await theirs("PATCH", path, patchOf({ op: "add", path: "members", value: members(...userIds) })),
        await theirs("DELETE", path),
      ];
      expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 403));
      expect(await rowCounts(app.db, AUDIT_TABLES)).toEqual(before);
      expect(await app.db.auditEvent.count({ where: { actorId: keyId, code: "gate.denied", door: "scim" } })).toBe(
        tries.length,
      );
    },
  );

  it("is answered without internals and without what was shown in confidence, whatever goes wrong", async () => {
    const { scim: theirs, key } = await scimClient(app.db);
    const answers = [
      await theirs("GET", "/Nothing"),
      await theirs("GET", "/Users/usr_x/y"),
      await theirs("POST", "/Bulk", {}),
      await theirs("PATCH", "/Users", {}),
      await theirs("POST", "/Users", { userName: "x", password: "hunter2", schemas: ["urn:nonsense"] }),
      await theirs("POST", "/Users", { userName: ["x"], password: "hunter2" }),
      await theirs("POST", "/Users", { userName: "x" }, { "content-type": "text/plain" }),
      await theirs("PATCH", "/Users/usr_00000000000000000000", active(false)),
      await theirs("GET", `/Users?filter=${encodeURIComponent(`password eq "${key}`)}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 501, 405, 400, 400, 415, 404, 400]);
    for (const { body } of answers) {
      expect(body).toMatchObject({
        schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
        detail: expect.any(String),
      });
      expect(JSON.stringify(body)).not.toMatch(/hunter2|gth_key|select|prisma|\bat .*\.ts/);
    }
  });
});

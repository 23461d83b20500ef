import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { makeAccount, makeGroup, makeMembership, makeSystem, makeUser } from "@/lib/testing/factories";
import { rowCounts } from "@/lib/testing/row-counts";
import { groupOf, members, patchOf, type ScimClient, scimClient } from "@/lib/testing/scim-client";
import { useTestApp } from "@/lib/testing/signed-in";
import { checkVaultOnce } from "@/lib/vault/vault";

// The door asks for no session, but what it shares with the API can; Next's own part of that is not there in a test.
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

const CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
let app: Awaited<ReturnType<typeof useTestApp>>;
let scim: ScimClient;

beforeAll(async () => {
  app = await useTestApp();
  await checkVaultOnce(app.db);
  ({ scim } = await scimClient(app.db));
});
afterAll(() => app.close());

const active = (value: boolean) => patchOf({ op: "replace", value: { active: value } });
const isBlocked = async (subjectId: string) => (await app.db.block.count({ where: { subjectId, validTo: null } })) > 0;
const membersOf = async (path: string): Promise<string[]> =>
  (await scim("GET", path)).body.members.map(({ value }: { value: string }) => value).sort();

describe("the brake on mass changes", () => {
  it("refuses a list that takes out more than 25 at once, by whatever request, says how many, and does nothing", async () => {
    const { path, userIds } = await groupOf(app.db, 27);
    const [first = ""] = userIds;
    const before = await rowCounts(app.db);
    const body = {
      schemas: [CORE_GROUP],
      displayName: (await scim("GET", path)).body.displayName,
      members: members(first),
    };
    for (const answer of [
      await scim("PUT", path, body),
      await scim("PATCH", path, patchOf({ op: "replace", path: "members", value: members(first) })),
      await scim("PATCH", path, patchOf({ op: "remove", path: "members" })),
      await scim("DELETE", path),
    ]) {
      expect(answer).toMatchObject({
        status: 409,
        body: { detail: expect.stringMatching(/2[67] people.*Confirm-Count: 2[67]/s) },
      });
    }
    expect(await rowCounts(app.db)).toEqual(before);
    expect(await membersOf(path)).toEqual([...userIds].sort());
    expect((await scim("PUT", path, body, { "confirm-count": "26" })).status).toBe(200);
    expect(await membersOf(path)).toEqual([first]);
  });

  it("stops a directory that disables or deletes more than 50 people within the hour, person by person", async () => {
    const people = Array.from({ length: 51 }, () => ({ id: newId("user"), name: "Many" }));
    await app.db.appUser.createMany({
      data: people.map((one, at) => (at < 50 ? { ...one, disabledAt: new Date() } : one)),
    });
    const last = people[50]?.id ?? "";
    for (const refused of [
      await scim("PATCH", `/Users/${last}`, active(false)),
      await scim("DELETE", `/Users/${last}`),
    ]) {
      expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining("51 people") } });
    }
    expect(await isBlocked(last)).toBe(false);
    await app.db.appUser.updateMany({ where: { id: { in: people.map(({ id }) => id) } }, data: { disabledAt: null } });
    expect((await scim("PATCH", `/Users/${last}`, active(false))).status).toBe(200);
  });
});

describe("the brake on ended accounts", () => {
  it("stops a directory that ends the accounts of more than 50 people in one system within the hour", async () => {
    const { systemId, userIds } = await groupOf(app.db, 51);
    const { actorId, ...of } = {
      actorId: "key_sample",
      operation: "account.remove",
      sentence: "Removed",
      at: new Date(),
    };
    const change = { id: newId("change"), actorId, actorKind: "api_key", actorName: "Directory", door: "scim", ...of };
    await app.db.change.create({ data: change });
    const [last = "", ...others] = userIds;
    const ended = { validTo: new Date(), closedIn: change.id };
    await app.db.account.updateMany({ where: { userId: { in: others } }, data: ended });
    const path = `/systems/${systemId}/Users/${last}`;
    const refused = await scim("DELETE", path);
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining("51 people") } });
    expect((await scim("GET", path)).status).toBe(200);
  });
});

describe("membership", () => {
  it("by a patch changes whom it names and nobody else, so that a stale list takes out nobody", async () => {
    const { systemId, groupId, path, userIds } = await groupOf(app.db, 2);
    const [one = "", two = ""] = userIds;
    // Somebody comes in on the screen after the directory has read the list.
    const late = await makeAccount(app.db, { systemId });
    await makeMembership(app.db, { groupId, accountId: late.id });
    const more = await makeAccount(app.db, { systemId });
    const patch = patchOf(
      { op: "add", path: "members", value: members(one, more.userId) },
      { op: "remove", path: `members[value eq "${two}"]` },
    );
    expect((await scim("PATCH", path, patch)).status).toBe(204);
    expect(await membersOf(path)).toEqual([one, late.userId, more.userId].sort());
  });

  it("of one group, changed by many requests at once, holds whom each of them named", async () => {
    const { systemId, path } = await groupOf(app.db, 0);
    const people = await Promise.all([1, 2, 3, 4].map(() => makeAccount(app.db, { systemId })));
    const ids = people.map(({ userId }) => userId);
    const add = (id: string) => scim("PATCH", path, patchOf({ op: "add", path: "members", value: members(id) }));
    expect((await Promise.all(ids.map(add))).map(({ status }) => status)).toEqual(ids.map(() => 204));
    expect(await membersOf(path)).toEqual([...ids].sort());
  });

  it("is all of it or nothing: one who can't come in leaves the name and the others as they were", async () => {
    const { path, userIds, systemId, systemName } = await groupOf(app.db, 1);
    const fine = await makeAccount(app.db, { systemId });
    const stranger = await makeUser(app.db);
    const before = await rowCounts(app.db);
    const rename = { op: "replace", path: "displayName", value: "Never" };
    const noAccount = await scim(
      "PATCH",
      path,
      patchOf(rename, { op: "add", path: "members", value: members(fine.userId, stranger.id) }),
    );
    expect(noAccount).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining(`${stranger.name} has no account in ${systemName}`) },
    });
    const nobody = await scim(
      "PATCH",
      path,
      patchOf(rename, { op: "add", path: "members", value: members("usr_00000000000000000000") }),
    );
    expect(nobody).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
    expect(await rowCounts(app.db)).toEqual(before);
    expect(await membersOf(path)).toEqual(userIds);
    // Who is not in it is out of it already.
    expect(
      (await scim("PATCH", path, patchOf({ op: "remove", path: `members[value eq "${stranger.id}"]` }))).status,
    ).toBe(204);
  });

  it("makes the account where the vendor makes accounts from here, also where an account begins with its one group", async () => {
    for (const vendor of ["contractfit", "biot"]) {
      const system = await makeSystem(app.db, { vendor, settings: { setupUser: "gatehouse@kade.example" } });
      const { body } = await scim("POST", "/Users", { schemas: [CORE_USER], userName: `${vendor}@kade.example` });
      const made = await scim("POST", `/systems/${system.id}/Groups`, {
        schemas: [CORE_GROUP],
        displayName: "Nurses",
        members: members(body.id),
      });
      expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201, body: { members: [{ value: body.id }] } });
      const seen = await scim("GET", `/systems/${system.id}/Users/${body.id}`);
      expect(JSON.stringify(seen.body)).toContain(`"userCode":"${vendor}@kade.example"`);
    }
  });

  it("of Everybody is a rule: it is shown without a list and can't be written", async () => {
    const { id: systemId } = await makeSystem(app.db);
    const group = await makeGroup(app.db, { systemId, kind: "everybody" });
    const shown = await scim("GET", `/Groups/${group.id}`);
    expect(shown.body).not.toHaveProperty("members");
    for (const answer of [
      await scim("PATCH", `/Groups/${group.id}`, patchOf({ op: "remove", path: "members" })),
      await scim("PUT", `/Groups/${group.id}`, { schemas: [CORE_GROUP], displayName: "x" }),
      await scim("DELETE", `/Groups/${group.id}`),
    ]) {
      expect(answer).toMatchObject({ status: 400, body: { scimType: "mutability" } });
    }
  });
});

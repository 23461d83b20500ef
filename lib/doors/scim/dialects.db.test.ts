import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { explain } from "@/lib/access/access.queries";
import { makeAccount, makeConnector, makeGroup, makeLink, makeSystem, makeToken } from "@/lib/testing/factories";
import { patchOf, type ScimClient, scimClient } from "@/lib/testing/scim-client";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { checkVaultOnce } from "@/lib/vault/vault";

// The door asks for no session, but what it shares with the API can; Next's own part of that is not there in a test.
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

// The requests that Entra ID and Okta publish for their provisioning, in their order and in their own writing.

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
const filter = (text: string) => `filter=${encodeURIComponent(text)}`;

let app: Awaited<ReturnType<typeof useTestApp>>;
let scim: ScimClient;
let keyId: string;

beforeAll(async () => {
  app = await useTestApp();
  await checkVaultOnce(app.db);
  ({ scim, keyId } = await scimClient(app.db));
});
afterAll(() => app.close());

describe("Entra ID's requests", () => {
  it("test the connection, add, match, change, rename, disable, restore and delete a user", async () => {
    const nobody = await scim("GET", `/Users?${filter('userName eq "non-existent user"')}`);
    expect(nobody).toMatchObject({ status: 200, body: { schemas: [LIST], totalResults: 0, Resources: [] } });
    const made = await scim("POST", "/Users", {
      schemas: [USER, ENTERPRISE],
      externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
      userName: "Test_User_ab6490ee@kade.example",
      active: true,
      emails: [{ primary: true, type: "work", value: "Test_User_fd0ea19b@kade.example" }],
      meta: { resourceType: "User" },
      name: { formatted: "givenName familyName", familyName: "familyName", givenName: "givenName" },
      roles: [],
      title: "Not kept",
    });
    expect(made).toMatchObject({
      status: 201,
      body: { userName: "Test_User_ab6490ee@kade.example", displayName: "givenName familyName", active: true },
    });
    expect(made.headers.get("location")).toBe(made.body.meta.location);
    expect(made.headers.get("content-type")).toBe("application/scim+json");
    const { id } = made.body;
    const path = `/Users/${id}`;
    expect((await scim("GET", path)).body).toEqual(made.body);
    for (const by of [
      'userName eq "test_user_AB6490EE@kade.example"',
      'externalId eq "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"',
    ]) {
      expect((await scim("GET", `/Users?${filter(by)}`)).body.Resources).toEqual([made.body]);
    }
    const several = await scim(
      "PATCH",
      path,
      patchOf(
        { op: "Replace", path: 'emails[type eq "work"].value', value: "updatedEmail@kade.example" },
        { op: "Replace", path: "name.familyName", value: "updatedFamilyName" },
        { op: "Add", path: `${ENTERPRISE}:department`, value: "Finance" },
        { op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "+31 6 12345678" },
        { op: "Add", path: `${ENTERPRISE}:manager`, value: "usr_someone" },
      ),
    );
    expect(several).toMatchObject({
      status: 200,
      body: {
        id,
        emails: [{ value: "updatedEmail@kade.example" }],
        name: { familyName: "updatedFamilyName" },
        displayName: "givenName updatedFamilyName",
        [ENTERPRISE]: { department: "Finance" },
      },
    });
    const renamed = patchOf({ op: "Replace", path: "userName", value: "5b50642d@kade.example" });
    expect((await scim("PATCH", path, renamed)).body).toMatchObject({ id, userName: "5b50642d@kade.example" });
    const disabled = await scim("PATCH", path, patchOf({ op: "Replace", path: "active", value: "False" }));
    expect(disabled).toMatchObject({ status: 200, body: { id, active: false } });
    // The validator asks that a disabled user is still found, and says so.
    const found = await scim("GET", `/Users?${filter('userName eq "5b50642d@kade.example"')}`);
    expect(found.body.Resources).toEqual([disabled.body]);
    const restored = patchOf({ op: "Add", value: { active: "True" } });
    expect((await scim("PATCH", path, restored)).body).toMatchObject({ active: true });
    expect(await scim("DELETE", path)).toMatchObject({ status: 204, body: null });
    expect(await scim("GET", path)).toMatchObject({ status: 404, body: { status: "404" } });
    expect(await scim("DELETE", path)).toMatchObject({ status: 404 });
  });

  it("add a group, ask for it without its members, rename it, add and remove members, and delete it", async () => {
    const system = await makeSystem(app.db);
    const [one, two] = [
      await makeAccount(app.db, { systemId: system.id }),
      await makeAccount(app.db, { systemId: system.id }),
    ];
    const at = `/systems/${system.id}/Groups`;
    const made = await scim("POST", at, {
      schemas: [GROUP, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
      externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
      displayName: "Finance Team",
      meta: { resourceType: "Group" },
    });
    expect(made).toMatchObject({ status: 201, body: { displayName: "Finance Team", members: [] } });
    const path = `${at}/${made.body.id}`;
    const { members: _, ...plain } = made.body;
    expect((await scim("GET", `${path}?excludedAttributes=members`)).body).toEqual(plain);
    const list = await scim("GET", `${at}?excludedAttributes=members&${filter('displayName eq "finance team"')}`);
    expect(list.body).toMatchObject({ totalResults: 1, Resources: [plain] });
    expect(
      await scim("PATCH", path, patchOf({ op: "Replace", path: "displayName", value: "Finance and Control" })),
    ).toMatchObject({ status: 204 });
    const members = [
      { $ref: null, value: one.userId },
      { $ref: null, value: two.userId },
    ];
    expect(await scim("PATCH", path, patchOf({ op: "Add", path: "members", value: members }))).toMatchObject({
      status: 204,
    });
    const isIn = await scim("GET", `${at}?${filter(`id eq "${made.body.id}" and members eq "${one.userId}"`)}`);
    expect(isIn.body.totalResults).toBe(1);
    const removal = patchOf({ op: "Remove", path: "members", value: [{ $ref: null, value: one.userId }] });
    expect(await scim("PATCH", path, removal)).toMatchObject({ status: 204 });
    const now = await scim("GET", path);
    expect(now.body).toMatchObject({ displayName: "Finance and Control", members: [{ value: two.userId }] });
    expect(await scim("DELETE", path)).toMatchObject({ status: 204 });
    expect(await scim("GET", path)).toMatchObject({ status: 404 });
  });
});

describe("Okta's requests", () => {
  it("look at the lists, add a user, put a changed one, deactivate and reactivate him", async () => {
    expect((await scim("GET", "/Users?startIndex=1&count=2")).status).toBe(200);
    expect((await scim("GET", "/Groups?startIndex=1&count=100")).status).toBe(200);
    expect(
      (await scim("GET", `/Users?${filter('userName eq "test.user@okta.local"')}&startIndex=1&count=100`)).body
        .totalResults,
    ).toBe(0);
    const profile = {
      schemas: [USER],
      userName: "test.user@okta.local",
      name: { givenName: "Test", familyName: "User" },
      emails: [{ primary: true, value: "test.user@okta.local", type: "work" }],
      displayName: "Test User",
      locale: "en-US",
      externalId: "00ujl29u0le5T6Aj10h7",
      groups: [],
      password: "1mz050nq",
      active: true,
    };
    const made = await scim("POST", "/Users", profile);
    expect(made).toMatchObject({ status: 201, body: { userName: "test.user@okta.local", displayName: "Test User" } });
    const path = `/Users/${made.body.id}`;
    const put = await scim("PUT", path, {
      ...{ ...profile, id: made.body.id, name: { givenName: "Another", middleName: "Excited", familyName: "User" } },
      ...{ displayName: "Another User", meta: { resourceType: "User" } },
    });
    expect(put).toMatchObject({
      status: 200,
      body: { id: made.body.id, displayName: "Another User", name: { givenName: "Another" } },
    });
    const off = await scim("PATCH", path, patchOf({ op: "replace", value: { active: false } }));
    expect(off).toMatchObject({ status: 200, body: { active: false } });
    expect((await scim("PUT", path, { ...profile, active: true })).body).toMatchObject({
      active: true,
      displayName: "Test User",
    });
    expect(await scim("POST", "/Users", profile)).toMatchObject({
      status: 409,
      body: { scimType: "uniqueness", status: "409" },
    });
    const tables = [app.db.appUser.findMany(), app.db.auditPersonal.findMany(), app.db.command.findMany()];
    const rows = JSON.stringify(await Promise.all(tables), (_key, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(rows).not.toContain("1mz050nq");
  });

  it("push a group: with its id in the value, by add and remove, and whole by put", async () => {
    const system = await makeSystem(app.db);
    const people = [
      await makeAccount(app.db, { systemId: system.id }),
      await makeAccount(app.db, { systemId: system.id }),
    ];
    const [one, two] = people.map(({ userId }) => userId);
    const named = (await app.db.appUser.findMany({ where: { id: { in: people.map(({ userId }) => userId) } } })).map(
      ({ id, name }) => ({ value: id, display: name }),
    );
    const at = `/systems/${system.id}/Groups`;
    const made = await scim("POST", at, { schemas: [GROUP], displayName: "Test SCIMv2", members: [] });
    const path = `${at}/${made.body.id}`;
    const renamed = patchOf({ op: "replace", value: { id: made.body.id, displayName: "Test SCIMv2a" } });
    expect((await scim("PATCH", path, renamed)).status).toBe(204);
    expect((await scim("PATCH", path, patchOf({ op: "replace", path: "members", value: named }))).status).toBe(204);
    const swap = patchOf(
      { op: "remove", path: `members[value eq "${one}"]` },
      { op: "add", path: "members", value: named.filter(({ value }) => value === two) },
    );
    expect((await scim("PATCH", path, swap)).status).toBe(204);
    expect((await scim("GET", path)).body).toMatchObject({ displayName: "Test SCIMv2a", members: [{ value: two }] });
    const put = await scim("PUT", path, {
      schemas: [GROUP],
      id: made.body.id,
      displayName: "Test SCIMv2",
      members: named,
    });
    expect(put.body.members).toHaveLength(2);
    expect(await scim("DELETE", path)).toMatchObject({ status: 204 });
  });
});

describe("disabling a person", () => {
  it("turns the verdict red everywhere as one change by the door scim, and enabling turns it back", async () => {
    const owner = await actorOf(app.db, "owner");
    const system = await makeSystem(app.db);
    const [account, group] = [
      await makeAccount(app.db, { systemId: system.id }),
      await makeGroup(app.db, { systemId: system.id }),
    ];
    const connector = await makeConnector(app.db, { systemId: system.id });
    await makeLink(app.db, { connectorId: connector.id, groupId: group.id });
    await makeToken(app.db, { accountId: account.id, connectorId: connector.id });
    const into = patchOf({ op: "add", path: "members", value: [{ value: account.userId }] });
    expect((await scim("PATCH", `/Groups/${group.id}`, into)).status).toBe(204);
    const can = async () => (await explain(owner, { userId: account.userId, connectorId: connector.id })).verdict.state;
    expect(await can()).toBe("yes");
    const off = patchOf(
      { op: "Replace", path: "active", value: "False" },
      { op: "Replace", path: "displayName", value: "Kim Left" },
    );
    expect((await scim("PATCH", `/Users/${account.userId}`, off)).status).toBe(200);
    expect(await can()).toBe("no");
    const changes = await app.db.change.findMany({ where: { sentence: { contains: "Kim Left" } } });
    expect(changes).toMatchObject([
      { door: "scim", actorId: keyId, sentence: "Change user Kim Left; Disable Kim Left" },
    ]);
    const events = await app.db.auditEvent.findMany({
      where: { changeId: changes[0]?.id ?? "" },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ code, door }) => [code, door])).toEqual([
      ["user.changed", "scim"],
      ["user.disabled", "scim"],
    ]);
    expect(
      (await scim("PATCH", `/Users/${account.userId}`, patchOf({ op: "replace", value: { active: true } }))).status,
    ).toBe(200);
    expect(await can()).toBe("yes");
  });
});

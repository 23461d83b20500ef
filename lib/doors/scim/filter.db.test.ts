import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeAccount, makeGroup, makeMembership, makeSystem, makeUser } from "@/lib/testing/factories";
import { type ScimClient, scimClient } from "@/lib/testing/scim-client";
import { useTestApp } from "@/lib/testing/signed-in";
import { checkVaultOnce } from "@/lib/vault/vault";

// The door asks for no session, but what it shares with the API can; Next's own part of that is not there in a test.
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

let app: Awaited<ReturnType<typeof useTestApp>>;
let scim: ScimClient;
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await useTestApp();
  const { db } = app;
  await checkVaultOnce(db);
  ({ scim } = await scimClient(db, "auditor"));
  const system = await makeSystem(db);
  const people = [
    {
      name: "Ann Bakker",
      email: "ann@kade.example",
      userName: "ann",
      externalRef: "Ext-1",
      department: "Sales",
      createdAt: new Date("2026-01-10T10:00:00Z"),
    },
    {
      name: "Bob R and D",
      email: "bob@other.example",
      userName: null,
      externalRef: "ext-1",
      department: "Finance",
      createdAt: new Date("2026-02-10T10:00:00Z"),
    },
    {
      name: 'Çelik "Cel" Öz',
      email: null,
      userName: "celik",
      externalRef: null,
      department: null,
      createdAt: new Date("2026-03-10T10:00:00Z"),
    },
    {
      name: "Dirk (left_1%)",
      email: "dirk@kade.example",
      userName: "DIRK",
      externalRef: "x",
      department: "Sales",
      disabledAt: new Date(),
      createdAt: new Date("2026-04-10T10:00:00Z"),
    },
  ];
  for (const [at, person] of people.entries()) ids["abcd"[at] ?? ""] = (await makeUser(db, person)).id;
  await makeUser(db, { name: "Gone", email: "ann2@kade.example", userName: "gone", leftAt: new Date() });
  const group = await makeGroup(db, { systemId: system.id, description: "Sales team", code: "SALES" });
  ids.group = group.id;
  for (const key of ["a", "b"]) {
    const account = await makeAccount(db, { systemId: system.id, userId: ids[key] ?? "" });
    await makeMembership(db, { groupId: group.id, accountId: account.id });
  }
  ids.system = system.id;
});
afterAll(() => app.close());

const idsIn = (text: string): string => text.replace(/\$(\w+)/g, (_all, key) => ids[key] ?? "");
const found = async (filter: string, at = "/Users"): Promise<string> => {
  const { status, body } = await scim("GET", `${at}?filter=${encodeURIComponent(idsIn(filter))}&sortBy=meta.created`);
  expect(status, JSON.stringify(body)).toBe(200);
  const keys = Object.entries(ids);
  return body.Resources.map(({ id }: { id: string }) => keys.find(([, value]) => value === id)?.[0]).join("");
};

describe("a filter of RFC 7644, section 3.4.2.2, finds", () => {
  it.each([
    // Every operator, without case where the schema says so.
    ['userName eq "ANN"', "a"],
    ['userName eq "bob@other.example"', "b"],
    ['userName ne "ann"', "bcd"],
    ['userName co "IR"', "d"],
    ['userName sw "C"', "c"],
    ['userName ew "EXAMPLE"', "b"],
    ['userName gt "bob@other.example"', "cd"],
    ['userName ge "celik"', "cd"],
    ['userName lt "celik"', "ab"],
    ['userName le "celik"', "abc"],
    ["externalId pr", "abd"],
    ['externalId eq "ext-1"', "b"],
    ['id eq "$c"', "c"],
    ['id eq "nobody"', ""],
    ['USERNAME Eq "ann"', "a"],
    // Presence, null, and what is absent.
    ["not (emails pr)", "c"],
    ["emails.value eq null", ""],
    ["externalId eq null", "c"],
    ["externalId ne null", "abd"],
    ['not (externalId eq "x")', "abc"],
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department ne "Sales"', "bc"],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ann"', "a"],
    // True or false, and moments.
    ["active eq true", "abc"],
    ["active eq false", "d"],
    ['active eq "False"', "d"],
    ["active ne true", "d"],
    ['meta.created gt "2026-02-10T10:00:00Z"', "cd"],
    ['meta.created ge "2026-02-10T11:00:00+01:00"', "bcd"],
    ['meta.created eq "2026-02-10T10:00:00.000Z"', "b"],
    ['meta.created lt "2026-02-10T10:00:00Z"', "a"],
    ['meta.resourceType eq "User"', "abcd"],
    // Logic: `and` before `or`, brackets before both, `not` of a whole group.
    ['userName eq "ann" or userName eq "celik" and active eq false', "a"],
    ['(userName eq "ann" or userName eq "celik") and active eq true', "ac"],
    ['not (userName eq "ann" or userName eq "celik")', "bd"],
    ['not (userName eq "ann" and active eq true) and externalId pr', "bd"],
    ['not (not (userName eq "ann"))', "a"],
    ['((userName eq "ann"))', "a"],
    ['userName eq "ann" AND active eq True', "a"],
    // Texts that look like filters, patterns or escapes.
    ['displayName eq "Bob R and D"', "b"],
    ['displayName co " and "', "b"],
    ['displayName co "\\"Cel\\""', "c"],
    ['displayName sw "\\u00c7"', "c"],
    ['displayName ew "öz"', "c"],
    ['displayName co "_1%)"', "d"],
    ['displayName co "%"', "d"],
    ["displayName eq \"x' or 'a'='a\"", ""],
    // Parts of attributes with many values, and value paths.
    ['emails eq "ann@kade.example"', "a"],
    ['emails.value ew "@kade.example"', "ad"],
    ['emails[type eq "work"]', "abd"],
    ['emails[type eq "work" and value ew "@kade.example"]', "ad"],
    ['emails[type eq "home"]', ""],
    ['emails[not (value co "kade")]', "b"],
    ['emails[type eq "work"] and not (active eq false)', "ab"],
    ['groups.value eq "$group"', "ab"],
    ['groups eq "$group" and userName eq "ann"', "a"],
    ['groups[display sw "sales"]', "ab"],
    ['name.formatted eq "ann bakker"', "a"],
    ["name.familyName pr", ""],
  ])("%s: %s", async (filter, expected) => {
    expect(await found(filter)).toBe(expected);
  });

  it.each([
    ['displayName eq "SALES team"', "group"],
    ['members eq "$a"', "group"],
    ['members.value eq "$c"', ""],
    ['members[value eq "$b" and display co "bob"]', "group"],
    ["members pr", "group"],
    ['urn:ietf:params:scim:schemas:extension:gatehouse:2.0:Group:code eq "sales"', "group"],
  ])("groups by %s: %s", async (filter, expected) => {
    expect(await found(filter, "/Groups")).toBe(expected);
  });
});

it.each([
  ...[
    "userName",
    "userName eq",
    'eq "ann"',
    'userName is "ann"',
    "userName eq ann",
    'userName eq "ann',
    'userName eq "ann" and',
  ],
  ...[
    '(userName eq "ann"',
    'userName eq "ann")',
    'not userName eq "ann"',
    'emails[type eq "work"',
    "userName eq 'ann'",
    "",
  ],
  ...[
    'title eq "x"',
    'password eq "x"',
    'emails.colour eq "x"',
    "active gt true",
    'active co "tr"',
    'meta.created co "2026"',
  ],
  ...[
    'meta.created gt "yesterday"',
    'emails[type eq "work"].value eq "x"',
    'userName[type eq "x"]',
    "userName gt null",
    '"a" eq "a"',
  ],
  ...[
    'userName eq "\\x"',
    `${"(".repeat(50)}userName pr${")".repeat(50)}`,
    `userName eq "${"x".repeat(5000)}"`,
    'userName eq "a\0"',
  ],
  ...['__proto__ eq "x"', "constructor pr"],
])("the filter %s is refused as invalidFilter, and nothing is told of how it is asked", async (filter) => {
  const { status, body } = await scim("GET", `/Users?filter=${encodeURIComponent(filter)}`);
  expect([status, body.scimType]).toEqual([400, "invalidFilter"]);
  expect(body.detail).not.toMatch(/select|app_user|prisma/i);
});

describe("a list", () => {
  const page = async (query: string) => (await scim("GET", `/Users?${query}`)).body;

  it("is cut into pages that together hold everybody once, in the order that was asked for", async () => {
    const all = await page("sortBy=userName&sortOrder=descending");
    expect(all).toMatchObject({ totalResults: 4, startIndex: 1, itemsPerPage: 4 });
    const pages = [
      await page("sortBy=userName&sortOrder=descending&startIndex=1&count=3"),
      await page("sortBy=userName&sortOrder=descending&startIndex=4&count=3"),
    ];
    expect(pages.map(({ itemsPerPage, startIndex }) => [startIndex, itemsPerPage])).toEqual([
      [1, 3],
      [4, 1],
    ]);
    expect(pages.flatMap(({ Resources }) => Resources)).toEqual(all.Resources);
    expect(all.Resources.map(({ userName }: { userName: string }) => userName)).toEqual([
      "DIRK",
      "celik",
      "bob@other.example",
      "ann",
    ]);
    expect(await page("count=0")).toMatchObject({ totalResults: 4, itemsPerPage: 0, Resources: [] });
    expect(await page("startIndex=0&count=-1")).toMatchObject({ startIndex: 1, itemsPerPage: 0 });
    expect(await page("startIndex=99")).toMatchObject({ totalResults: 4, Resources: [] });
    expect((await scim("GET", "/Users?count=ten")).body.scimType).toBe("invalidValue");
    expect((await scim("GET", "/Users?sortBy=colour")).body.scimType).toBe("invalidPath");
  });

  it("shows what is asked for and always the id, also by POST to .search", async () => {
    const only = await page(`attributes=userName,emails.value&filter=${encodeURIComponent('userName eq "ann"')}`);
    const ann = { schemas: expect.any(Array), id: ids.a, userName: "ann", emails: [{ value: "ann@kade.example" }] };
    expect(only.Resources).toEqual([ann]);
    const search = {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
      filter: 'userName eq "ann"',
      attributes: ["userName", "emails.value"],
      startIndex: 1,
      count: 5,
    };
    expect((await scim("POST", "/Users/.search", search)).body.Resources).toEqual([ann]);
    const without = await page(
      `excludedAttributes=name.givenName,emails,meta,groups&filter=${encodeURIComponent('userName eq "ann"')}`,
    );
    expect(Object.keys(without.Resources[0])).not.toEqual(expect.arrayContaining(["emails"]));
    expect(without.Resources[0]).toMatchObject({ id: ids.a, name: { formatted: "Ann Bakker" } });
  });

  it("of one system holds only who has an account there, and of an unknown one nothing", async () => {
    expect(await found("active eq true", `/systems/${ids.system}/Users`)).toBe("ab");
    expect((await scim("GET", "/systems/sys_00000000000000000000/Users")).status).toBe(404);
    expect((await scim("GET", `/systems/${ids.system}/Users/${ids.c}`)).status).toBe(404);
  });
});

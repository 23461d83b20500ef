import { describe, expect, it } from "vitest";
import { byLibrary } from "./library";
import { asksForMembers, memberDelta } from "./member-patch";
import { patched, patchSteps } from "./patch";
import { GROUP_PATCHABLE, USER_PATCHABLE } from "./patchable";
import { CORE_GROUP, CORE_USER, ENTERPRISE, GroupResource, OUR_GROUP, OUR_USER, UserResource } from "./schemas";
import { wantedUser } from "./user-document";

type Op = { op: string; path?: string; value?: unknown };
const message = (...Operations: Op[]) => ({ schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations });
const KIM = {
  ...{ schemas: [CORE_USER, ENTERPRISE], id: "usr_1", externalId: "e1", userName: "kim@kade.example" },
  ...{ name: { formatted: "Kim de Vries", givenName: "Kim", familyName: "de Vries" }, displayName: "Kim de Vries" },
  ...{ active: true, emails: [{ value: "kim@kade.example", type: "work", primary: true }] },
  [ENTERPRISE]: { organization: "Kade", department: "Sales" },
};
const after = (...ops: Op[]) =>
  byLibrary(async () => wantedUser(await patched(new UserResource(KIM), patchSteps(message(...ops), USER_PATCHABLE))));
const BEFORE = wantedUser(new UserResource(KIM));

describe("a patch of a user in every form of RFC 7644, section 3.5.2,", () => {
  const cases: [Op | Op[], Partial<typeof BEFORE>][] = [
    [{ op: "add", path: "displayName", value: "K" }, { displayName: "K" }],
    [{ op: "replace", path: "displayName", value: "K" }, { displayName: "K" }],
    [{ op: "REPLACE", path: "DISPLAYNAME", value: "K" }, { displayName: "K" }],
    [{ op: "remove", path: "displayName" }, { displayName: undefined }],
    [{ op: "replace", path: "displayName", value: null }, { displayName: undefined }],
    [{ op: "add", path: "name.familyName", value: "Jansen" }, { familyName: "Jansen" }],
    [{ op: "replace", path: "name", value: { familyName: "Jansen" } }, { familyName: "Jansen" }],
    [{ op: "remove", path: "name.familyName" }, { familyName: undefined }],
    [
      { op: "add", value: { displayName: "K", active: false } },
      { displayName: "K", active: false },
    ],
    [
      { op: "replace", value: { name: { givenName: "Ko" }, active: "False" } },
      { givenName: "Ko", active: false },
    ],
    [
      { op: "replace", value: { "name.givenName": "Ko", [`${ENTERPRISE}:department`]: "IT" } },
      { givenName: "Ko", department: "IT" },
    ],
    [{ op: "replace", value: { [ENTERPRISE]: { department: "IT" } } }, { department: "IT" }],
    [{ op: "Replace", value: { 'emails[type eq "work"].value': "k@x.example" } }, { email: "k@x.example" }],
    [{ op: "Replace", path: "active", value: "False" }, { active: false }],
    [{ op: "Add", path: "active", value: "True" }, { active: true }],
    [{ op: "add", path: `${ENTERPRISE}:department`, value: "IT" }, { department: "IT" }],
    [{ op: "remove", path: `${ENTERPRISE}:department` }, { department: undefined }],
    [
      { op: "remove", path: ENTERPRISE },
      { department: undefined, company: undefined },
    ],
    [{ op: "add", path: `${CORE_USER}:displayName`, value: "K" }, { displayName: "K" }],
    [{ op: "add", path: ENTERPRISE, value: { organization: "Other" } }, { company: "Other" }],
    [{ op: "replace", path: 'emails[type eq "work"].value', value: "k@x.example" }, { email: "k@x.example" }],
    [
      { op: "replace", path: 'emails[type eq "work" and value co "kade"].value', value: "k@x.example" },
      { email: "k@x.example" },
    ],
    [
      { op: "replace", path: 'emails[type eq "work"]', value: { value: "k@x.example", type: "work" } },
      { email: "k@x.example" },
    ],
    [{ op: "replace", path: "emails", value: [{ value: "k@x.example" }] }, { email: "k@x.example" }],
    [{ op: "replace", path: "emails", value: "k@x.example" }, { email: "k@x.example" }],
    [{ op: "remove", path: 'emails[type eq "work"]' }, { email: undefined }],
    [{ op: "remove", path: 'emails[type eq "home"]' }, {}],
    [{ op: "remove", path: "emails" }, { email: undefined }],
    [{ op: "add", path: "emails", value: [{ value: "home@x.example", type: "home" }] }, {}],
    [
      [
        { op: "remove", path: "emails" },
        { op: "replace", path: 'emails[type eq "work"].value', value: "k@x.example" },
      ],
      { email: "k@x.example" },
    ],
    [{ op: "add", path: "externalId", value: "e2" }, { externalRef: "e2" }],
    [{ op: "replace", path: "userName", value: "k" }, { userName: "k" }],
    // Read, as whole resources are sent, and not kept.
    [
      { op: "replace", value: { id: "usr_2", schemas: [], meta: {}, groups: [], displayName: "K" } },
      { displayName: "K" },
    ],
    [{ op: "add", path: 'addresses[type eq "work"].formatted', value: "x" }, {}],
    [{ op: "add", path: "title", value: "Boss" }, {}],
    [{ op: "replace", value: { password: "hunter2", nickName: "K" } }, {}],
    // In their order.
    [
      [
        { op: "replace", path: "displayName", value: "A" },
        { op: "replace", path: "displayName", value: "B" },
      ],
      { displayName: "B" },
    ],
    [
      [
        { op: "remove", path: "displayName" },
        { op: "add", path: "displayName", value: "B" },
      ],
      { displayName: "B" },
    ],
  ];
  it.each(cases.map(([ops, changed]) => [JSON.stringify(ops), [ops].flat(), changed] as const))(
    "%s",
    async (_text, ops, changed) => {
      expect(await after(...ops)).toEqual({ ...BEFORE, ...changed });
    },
  );
});

it.each<[string, unknown, string]>([
  ["no operation", message(), "invalidValue"],
  [
    "another message",
    { schemas: [CORE_USER], Operations: [{ op: "add", path: "active", value: true }] },
    "invalidSyntax",
  ],
  ["no object", [], "invalidSyntax"],
  ["an unknown operation", message({ op: "move", path: "active", value: true }), "invalidSyntax"],
  ["no operation's name", message({ path: "active", value: true } as never), "invalidValue"],
  ["a path that is none", message({ op: "add", path: "colour", value: "x" }), "invalidPath"],
  ["a path into another schema", message({ op: "add", path: "urn:x:y:z:displayName", value: "x" }), "invalidPath"],
  ["a part that is none", message({ op: "add", path: "name.colour", value: "x" }), "invalidPath"],
  ["a broken path", message({ op: "add", path: "emails[type eq", value: "x" }), "invalidPath"],
  ["no path to remove", message({ op: "remove" }), "noTarget"],
  ["the removal of everything", message({ op: "remove", path: CORE_USER }), "noTarget"],
  ["the removal of what is required", message({ op: "remove", path: "userName" }), "invalidValue"],
  ["an id", message({ op: "replace", path: "id", value: "usr_2" }), "mutability"],
  ["groups", message({ op: "add", path: "groups", value: [{ value: "grp_1" }] }), "mutability"],
  ["a value without a path that is no object", message({ op: "add", value: "x" }), "invalidValue"],
  ["no value", message({ op: "replace", path: "displayName" }), "invalidValue"],
  ["a truth that is none", message({ op: "replace", path: "active", value: "maybe" }), "invalidValue"],
  ["a text that is none", message({ op: "replace", path: "displayName", value: ["x"] }), "invalidValue"],
])("a patch with %s is refused as RFC 7644 says", async (_what, body, scimType) => {
  const act = byLibrary(async () => patched(new UserResource(KIM), patchSteps(body, USER_PATCHABLE)));
  await expect(act).rejects.toMatchObject({ status: 400, scimType });
});

describe("a patch of members names those who come and go, and nobody else:", () => {
  const NOW = ["u1", "u2", "u3"].map((value, at) => ({ value, display: ["Ann", "Bob", "Cel"][at] ?? "" }));
  const delta = (...ops: Op[]) => {
    const steps = patchSteps(message(...ops), GROUP_PATCHABLE);
    const { add, remove, whole } = memberDelta(steps, NOW);
    const said = [...[...add].map((id) => `+${id}`), ...[...remove].map((id) => `-${id}`)].join(" ");
    return { said: whole ? `=${[...whole].join(",")}` : said, reads: asksForMembers(steps) };
  };
  const of = (...values: string[]) => values.map((value) => ({ value }));
  it.each<[string, Op[], string, boolean]>([
    ["add", [{ op: "Add", path: "members", value: of("u4", "u5") }], "+u4 +u5", false],
    ["add one", [{ op: "add", path: "members", value: { value: "u4", display: "Dirk", $ref: null } }], "+u4", false],
    ["add without a path", [{ op: "add", value: { members: of("u4") } }], "+u4", false],
    ["remove by path", [{ op: "Remove", path: 'members[value eq "u1"]' }], "-u1", false],
    ["remove by two", [{ op: "remove", path: 'members[value eq "u1" or value eq "u9"]' }], "-u1 -u9", false],
    ["remove by value", [{ op: "Remove", path: "members", value: of("u1", "u2") }], "-u1 -u2", false],
    ["remove by name", [{ op: "remove", path: 'members[display sw "b"]' }], "-u2", true],
    ["remove by not", [{ op: "remove", path: 'members[not (value eq "u1") and type eq "User"]' }], "-u2 -u3", true],
    ["remove all", [{ op: "remove", path: "members" }], "=", false],
    ["replace", [{ op: "replace", path: "members", value: of("u1", "u7") }], "=u1,u7", false],
    ["replace by none", [{ op: "replace", value: { members: [] } }], "=", false],
    [
      "add, then remove",
      [
        { op: "add", path: "members", value: of("u4") },
        { op: "remove", path: 'members[value eq "u4"]' },
      ],
      "-u4",
      false,
    ],
    [
      "remove, then add",
      [
        { op: "remove", path: 'members[value eq "u1"]' },
        { op: "add", path: "members", value: of("u1") },
      ],
      "+u1",
      false,
    ],
    [
      "replace, then add",
      [
        { op: "replace", path: "members", value: of("u1") },
        { op: "add", path: "members", value: of("u2") },
      ],
      "=u1,u2",
      false,
    ],
  ])("%s", (_what, ops, said, reads) => {
    expect(delta(...ops)).toEqual({ said, reads });
  });

  it.each<[string, Op, string]>([
    ["a part of one", { op: "replace", path: 'members[value eq "u1"].display', value: "x" }, "mutability"],
    ["members' names", { op: "replace", path: "members.display", value: "x" }, "mutability"],
    ["a group", { op: "add", path: "members", value: [{ value: "grp_1", type: "Group" }] }, "invalidValue"],
    ["a member without an id", { op: "add", path: "members", value: [{ display: "Ann" }] }, "invalidValue"],
    ["a broken filter", { op: "remove", path: "members[value is u1]" }, "invalidFilter"],
    ["a filter by colour", { op: "remove", path: 'members[colour eq "red"]' }, "invalidFilter"],
  ])("%s is refused", (_what, op, scimType) => {
    expect(() => delta(op)).toThrow(expect.objectContaining({ scimType }));
  });
});

it("what a schema promises is what a resource of it holds", () => {
  const group = new GroupResource({ displayName: "Finance", [OUR_GROUP]: { code: "FIN" } }, "in");
  expect(JSON.parse(JSON.stringify(group))).toEqual({
    ...{ schemas: [CORE_GROUP, OUR_GROUP], meta: { resourceType: "Group" } },
    ...{ displayName: "Finance", [OUR_GROUP]: { code: "FIN" } },
  });
  expect(() => new UserResource({ schemas: [CORE_USER, OUR_USER] }, "in")).toThrow(/userName/);
});

import fc from "fast-check";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { execute } from "@/lib/gate/execute";
import { changeMembership } from "@/lib/groups/change-membership";
import { makeAccount, makeGroup, makeSystem } from "@/lib/testing/factories";
import { TEST_REQUEST as request } from "@/lib/testing/integration-fixture";
import { members, patchOf, type ScimClient, scimClient } from "@/lib/testing/scim-client";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { checkVaultOnce } from "@/lib/vault/vault";

// The door asks for no session, but what it shares with the API can; Next's own part of that is not there in a test.
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

const RUNS = Number(process.env.GATEHOUSE_SCIM_SEQUENCES ?? 8);
const CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const PEOPLE = [0, 1, 2, 3, 4, 5] as const;

let app: Awaited<ReturnType<typeof useTestApp>>;
let scim: ScimClient;
let operator: Actor;
let groupId = "";
let accountIds: string[] = [];
let userIds: string[] = [];

beforeAll(async () => {
  app = await useTestApp({ GATEHOUSE_API_CALLS: "1000000" });
  await checkVaultOnce(app.db);
  ({ scim } = await scimClient(app.db));
  operator = await actorOf(app.db, "admin");
  const { id: systemId } = await makeSystem(app.db);
  groupId = (await makeGroup(app.db, { systemId })).id;
  const accounts = await Promise.all(PEOPLE.map(() => makeAccount(app.db, { systemId })));
  accountIds = accounts.map(({ id }) => id);
  userIds = accounts.map(({ userId }) => userId);
});
afterAll(() => app.close());

type Op = Record<string, unknown>;
/** What a plain person would say a user is. */
type Person = {
  displayName: string;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  department: string | null;
  active: boolean;
};
type Step<M> = { op: (id: (person: number) => string) => Op; act: (model: M) => void };

const START: Person = {
  ...{ displayName: "Kim de Vries", givenName: "Kim", familyName: "de Vries" },
  ...{ email: "kim@kade.example", department: "Sales", active: true },
};
const set = (model: Person, told: Partial<Person>): void => void Object.assign(model, told);
const word = fc.constantFrom("Ann", "Bo", "Çelik", "de Wit", "R and D");
const op = fc.constantFrom("replace", "Replace", "REPLACE", "add", "Add");
const mail = fc.constantFrom("a@kade.example", "b@kade.example", "c@other.example");

/** One step about a user in one of the dialects, with what it means. */
const userStep: fc.Arbitrary<Step<Person>> = fc.oneof(
  fc.tuple(op, word, fc.boolean()).map(([how, displayName, isBare]) => ({
    op: () => (isBare ? { op: how, value: { displayName } } : { op: how, path: "displayName", value: displayName }),
    act: (model: Person) => set(model, { displayName }),
  })),
  fc.tuple(op, fc.boolean(), fc.constantFrom("path", "value", "text", "textValue")).map(([how, active, form]) => {
    const text = active ? "True" : "False";
    const forms = {
      path: { path: "active", value: active },
      value: { value: { active } },
      text: { path: "active", value: text },
      textValue: { value: { Active: text } },
    };
    return {
      op: () => ({ op: how, ...forms[form as keyof typeof forms] }),
      act: (model: Person) => set(model, { active }),
    };
  }),
  fc.tuple(op, word, fc.constantFrom("familyName", "givenName"), fc.boolean()).map(([how, value, part, isWhole]) => ({
    op: () =>
      isWhole ? { op: how, path: "name", value: { [part]: value } } : { op: how, path: `name.${part}`, value },
    act: (model: Person) => set(model, { [part]: value }),
  })),
  fc.tuple(op, mail, fc.constantFrom("part", "list", "key")).map(([how, value, form]) => {
    const list = { path: "emails", value: [{ value, type: "work", primary: true }] };
    const part = { path: 'emails[type eq "work"].value', value };
    const key = { value: { 'emails[type eq "work"].value': value } };
    // A list that is added stands behind the address that is there; replacing puts it in its place.
    const forms = { list: { op: "replace", ...list }, part: { op: how, ...part }, key: { op: how, ...key } };
    return { op: () => forms[form as keyof typeof forms], act: (model: Person) => set(model, { email: value }) };
  }),
  fc.constantFrom("emails", 'emails[type eq "work"]').map((path) => ({
    op: () => ({ op: "Remove", path }),
    act: (model: Person) => set(model, { email: null }),
  })),
  fc.tuple(op, word, fc.boolean()).map(([how, department, isBare]) => ({
    op: () =>
      isBare
        ? { op: how, value: { [ENTERPRISE]: { department } } }
        : { op: how, path: `${ENTERPRISE}:department`, value: department },
    act: (model: Person) => set(model, { department }),
  })),
  fc.constant({
    op: () => ({ op: "remove", path: `${ENTERPRISE}:department` }),
    act: (model: Person) => set(model, { department: null }),
  }),
  fc.constant({ op: () => ({ op: "add", path: "title", value: "Not kept" }), act: () => {} }),
);

const people = fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 3 });

/** One step about who is in a group, in one of the dialects. */
const memberStep: fc.Arbitrary<Step<Set<number>>> = fc.oneof(
  fc.tuple(fc.constantFrom("add", "Add"), people, fc.boolean()).map(([how, who, isBare]) => ({
    op: (id: (person: number) => string) => {
      const value = members(...who.map(id));
      return isBare ? { op: how, value: { members: value } } : { op: how, path: "members", value };
    },
    act: (model: Set<number>) => {
      for (const one of who) model.add(one);
    },
  })),
  fc.tuple(fc.constantFrom("remove", "Remove"), people, fc.constantFrom("value", "filter")).map(([how, who, form]) => ({
    op: (id: (person: number) => string) =>
      form === "value"
        ? { op: how, path: "members", value: members(...who.map(id)) }
        : { op: how, path: `members[${who.map((one) => `value eq "${id(one)}"`).join(" or ")}]` },
    act: (model: Set<number>) => {
      for (const one of who) model.delete(one);
    },
  })),
  people.map((who) => ({
    op: (id: (person: number) => string) => ({ op: "replace", path: "members", value: members(...who.map(id)) }),
    act: (model: Set<number>) => {
      model.clear();
      for (const one of who) model.add(one);
    },
  })),
  fc.constant({ op: () => ({ op: "remove", path: "members" }), act: (model: Set<number>) => model.clear() }),
);

const idOf = (person: number): string => userIds[person] ?? "";
const broken = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

/** The name after one request: as displayed where that changed, else from its parts where they did. */
function settleName(before: Person, now: Person): void {
  if (now.displayName !== before.displayName) return;
  const isSame = now.givenName === before.givenName && now.familyName === before.familyName;
  if (!isSame) now.displayName = [now.givenName, now.familyName].filter(Boolean).join(" ");
}

it(`${RUNS} random sequences of patches, in every dialect and some of them broken, leave a user and a group as a plain model says`, async () => {
  const [userId = ""] = userIds;
  const userPath = `/Users/${userId}`;
  const groupPath = `/Groups/${groupId}`;
  const start = {
    schemas: [CORE_USER, ENTERPRISE],
    userName: "kim",
    externalId: "e1",
    displayName: START.displayName,
    name: { givenName: "Kim", familyName: "de Vries" },
    active: true,
    emails: [{ value: START.email }],
    [ENTERPRISE]: { department: "Sales" },
  };
  const turn = fc.oneof(
    fc.record({
      kind: fc.constant("user" as const),
      steps: fc.array(userStep, { minLength: 1, maxLength: 3 }),
      broken,
    }),
    fc.record({
      kind: fc.constant("group" as const),
      steps: fc.array(memberStep, { minLength: 1, maxLength: 4 }),
      broken,
    }),
    fc.record({ kind: fc.constant("screen" as const), person: fc.constantFrom(...PEOPLE) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 2, maxLength: 6 }), async (turns) => {
      expect((await scim("PUT", userPath, start)).status).toBe(200);
      expect(
        (
          await scim("PUT", groupPath, {
            schemas: [CORE_GROUP],
            displayName: "Random",
            members: members(idOf(0), idOf(1)),
          })
        ).status,
      ).toBe(200);
      let person = { ...START };
      let inside = new Set<number>([0, 1]);
      for (const one of turns) {
        if (one.kind === "screen") {
          // Somebody else, at the screen, between two requests of the directory.
          const input = { groupId, add: [accountIds[one.person]], baseVersion: 1 };
          await execute(changeMembership, { actor: operator, request }, input);
          inside.add(one.person);
        } else if (one.kind === "user") {
          const next = { ...person };
          for (const { act } of one.steps) act(next);
          settleName(person, next);
          const ops = one.steps.map(({ op: of }) => of(idOf));
          const bad = one.broken ? [{ op: "add", path: "displayName", value: "x".repeat(51) }] : [];
          const { status } = await scim("PATCH", userPath, patchOf(...ops, ...bad));
          expect(status).toBe(one.broken ? 400 : 200);
          if (!one.broken) person = next;
        } else {
          const next = new Set(inside);
          for (const { act } of one.steps) act(next);
          const ops = one.steps.map(({ op: of }) => of(idOf));
          const bad = one.broken ? [{ op: "add", path: "members", value: members("usr_00000000000000000000") }] : [];
          const { status } = await scim("PATCH", groupPath, patchOf(...ops, ...bad));
          expect(status).toBe(one.broken ? 400 : 204);
          if (!one.broken) inside = next;
        }
      }
      const user = (await scim("GET", userPath)).body;
      const told: Person = {
        ...{
          displayName: user.displayName,
          givenName: user.name.givenName ?? null,
          familyName: user.name.familyName ?? null,
        },
        ...{
          email: user.emails?.[0].value ?? null,
          department: user[ENTERPRISE]?.department ?? null,
          active: user.active,
        },
      };
      expect(told).toEqual(person);
      expect(await app.db.block.count({ where: { subjectId: userId, validTo: null } })).toBe(person.active ? 0 : 1);
      const group = (await scim("GET", groupPath)).body;
      const ids = group.members.map(({ value }: { value: string }) => value).sort();
      expect(ids).toEqual([...inside].map(idOf).sort());
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: 1_500_000, markInterruptAsFailure: true },
  );
}, 1_800_000);

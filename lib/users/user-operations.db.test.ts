import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ActionResult } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { plan } from "@/lib/gate/plan";
import { makeAccount, makeSystem, makeUser } from "@/lib/testing/factories";
import { TEST_REQUEST as request } from "@/lib/testing/integration-fixture";
import { AUDIT_TABLES, rowCounts } from "@/lib/testing/row-counts";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { changeAccount } from "./change-account";
import { changeUser } from "./change-user";
import { createAccount } from "./create-account";
import { createUser } from "./create-user";
import { seenAccount } from "./user.rules";

let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let admin: Actor;
let systemId: string;

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  admin = await actorOf(db, "admin");
  systemId = (await makeSystem(db, { name: "AFAS production" })).id;
});
afterAll(() => app.close());

const act = <I, O>(operation: Operation<I, O>, input: unknown, actor = admin) =>
  execute(operation, { actor, request }, input);
const codeOf = (result: ActionResult<unknown>) => (result.ok ? "ok" : result.error.code);
const fieldOf = (result: ActionResult<unknown>, field: string) => (result.ok ? null : result.error.fields?.[field]);

function done<T>(result: ActionResult<T>): { value: T; changeId: string } {
  if (!result.ok) throw new Error(result.error.message);
  return { value: result.value, changeId: result.changeId ?? "" };
}
const eventsOf = async (changeId: string) =>
  (await db.auditEvent.findMany({ where: { changeId }, orderBy: { seq: "asc" } })).map(({ code }) => code);
const personalOf = async (changeId: string) => {
  const [event] = await db.auditEvent.findMany({ where: { changeId }, orderBy: { seq: "asc" } });
  const { personal } = await db.auditPersonal.findUniqueOrThrow({ where: { seq: event?.seq ?? 0n } });
  return personal as { before: object; after: object };
};
const ordersOf = async (changeId: string) =>
  (await db.delivery.findMany({ where: { changeId }, orderBy: { orderSeq: "asc" } })).map(
    ({ effect, how, subjectId }) => ({ effect, how, subjectId }),
  );

describe("adding a user", () => {
  it("records the person and his account in one change, and orders nothing of the vendor", async () => {
    const wish = { kind: "person", name: "Noor Bakker", email: "noor@kade.example", department: "HR" };
    const { value, changeId } = done(
      await act(createUser, { ...wish, systemId, userCode: "12345.NBA", attributes: { insite: true } }),
    );
    const user = await db.appUser.findUniqueOrThrow({ where: { id: value.userId } });
    const account = await db.account.findUniqueOrThrow({ where: { id: value.accountId ?? "" } });
    expect([user.name, user.email, user.department, user.kind]).toEqual([...Object.values(wish).slice(1), "person"]);
    expect([account.userId, account.remoteId, account.email, account.windows, account.insite]).toEqual([
      ...[user.id, "12345.NBA", "noor@kade.example", false, true],
    ]);
    expect([account.source, account.openedIn]).toEqual(["by_hand", changeId]);
    expect(await eventsOf(changeId)).toEqual(["user.created", "account.created"]);
    expect(await ordersOf(changeId)).toEqual([]);
  });

  it("takes a service user without an address or an account", async () => {
    const { value, changeId } = done(await act(createUser, { kind: "service", name: "svc-planning" }));
    expect(value.accountId).toBeNull();
    expect(await eventsOf(changeId)).toEqual(["user.created"]);
  });

  it("refuses an address or a user code that is taken, in any case of letters, under its field, and writes nothing", async () => {
    const taken = await makeAccount(db, { systemId, remoteId: "12345.TAK" });
    const owner = await makeUser(db, { email: "taken@kade.example" });
    const before = await rowCounts(db, AUDIT_TABLES);
    const email = await act(createUser, { kind: "person", name: "Jan Smit", email: "Taken@Kade.example" });
    expect([codeOf(email), fieldOf(email, "email")]).toEqual([
      "rule_broken",
      `${owner.name} has this address; write another`,
    ]);
    const code = await act(createUser, { kind: "person", name: "Jan Smit", systemId, userCode: "12345.tak" });
    expect([codeOf(code), fieldOf(code, "userCode")]).toEqual([
      "rule_broken",
      expect.stringMatching(/^Recorded for .* already$/),
    ]);
    const nowhere = { kind: "person", name: "Jan Smit", systemId: newId("system"), userCode: taken.remoteId };
    expect(codeOf(await act(createUser, nowhere))).toBe("not_found");
    expect(await rowCounts(db, AUDIT_TABLES)).toEqual(before);
  });

  it("gives an address once, even to two people at once", async () => {
    const wish = { kind: "person", name: "Race", email: "race@kade.example" };
    const all = await Promise.all([act(createUser, wish), act(createUser, { ...wish, email: "RACE@kade.example" })]);
    expect(all.map(codeOf).sort()).toEqual(["ok", "rule_broken"]);
  });

  it("is refused to support and auditor, who may read only", async () => {
    for (const role of ["support", "auditor"] as const) {
      const actor = await actorOf(db, role);
      expect(codeOf(await act(createUser, { kind: "person", name: "No" }, actor))).toBe("forbidden");
    }
  });
});

describe("changing a user", () => {
  it("keeps before and after, and tells each vendor that shows his name", async () => {
    const user = await makeUser(db, { name: "Kim Bakker", company: null });
    const account = await makeAccount(db, { systemId, userId: user.id, email: "own@kade.example" });
    const wish = { userId: user.id, name: "Kim de Vries", email: user.email, department: "Consultancy" };
    const { changeId } = done(await act(changeUser, wish));
    expect((await db.appUser.findUniqueOrThrow({ where: { id: user.id } })).name).toBe("Kim de Vries");
    expect(await eventsOf(changeId)).toEqual(["user.changed"]);
    expect(await personalOf(changeId)).toMatchObject({
      before: { name: "Kim Bakker", department: null },
      after: { name: "Kim de Vries", department: "Consultancy" },
    });
    expect(await ordersOf(changeId)).toEqual([
      {
        how: "api",
        subjectId: account.id,
        effect: {
          type: "user.update.v1",
          person: {
            ...{ remoteId: account.remoteId, name: "Kim de Vries", email: "own@kade.example" },
            attributes: { windows: false, insite: true },
          },
        },
      },
    ]);
  });

  it("sends a new address only where an account has none of its own", async () => {
    const user = await makeUser(db);
    await makeAccount(db, { systemId, userId: user.id, email: "own2@kade.example" });
    const follows = await makeAccount(db, { systemId, userId: user.id, email: null });
    const wish = { userId: user.id, name: user.name, company: "Kade Groep", email: "new2@kade.example" };
    const { changeId } = done(await act(changeUser, wish));
    expect((await ordersOf(changeId)).map(({ subjectId }) => subjectId)).toEqual([follows.id]);
  });

  it("refuses another user’s address under its field, an edit of what changed meanwhile, and an unknown user", async () => {
    const [one, two] = [await makeUser(db), await makeUser(db)];
    const taken = await act(changeUser, { userId: one.id, name: one.name, email: two.email });
    expect([codeOf(taken), fieldOf(taken, "email")]).toEqual([
      "rule_broken",
      `${two.name} has this address; write another`,
    ]);
    const stale = { userId: one.id, name: "Later", email: one.email, seen: "[]" };
    expect(codeOf(await act(changeUser, stale))).toBe("conflict");
    expect(codeOf(await act(changeUser, { ...stale, userId: newId("user") }))).toBe("not_found");
    expect((await db.appUser.findUniqueOrThrow({ where: { id: one.id } })).name).toBe(one.name);
  });

  it("gives a free address once to two users who are changed at once", async () => {
    const users = [await makeUser(db), await makeUser(db)];
    const wishes = users.map(({ id, name }) => ({ userId: id, name, email: "free@kade.example" }));
    const all = await Promise.all(wishes.map((wish) => act(changeUser, wish)));
    expect(all.map(codeOf).sort()).toEqual(["ok", "rule_broken"]);
  });
});

describe("accounts", () => {
  it("recording one writes the row and its event, and the same code a second time is refused under its field", async () => {
    const user = await makeUser(db);
    const wish = { userId: user.id, systemId, userCode: "12345.NEW", attributes: { windows: true } };
    const { value, changeId } = done(await act(createAccount, wish));
    const account = await db.account.findUniqueOrThrow({ where: { id: value.accountId } });
    expect([account.userId, account.remoteId, account.windows, account.validTo]).toEqual([
      user.id,
      "12345.NEW",
      true,
      null,
    ]);
    expect(await eventsOf(changeId)).toEqual(["account.created"]);
    const again = await act(createAccount, { ...wish, userId: (await makeUser(db)).id });
    expect(fieldOf(again, "userCode")).toBe(`Recorded for ${user.name} already`);
    expect(codeOf(await act(createAccount, { ...wish, userId: newId("user"), userCode: "12345.NO" }))).toBe(
      "not_found",
    );
  });

  it("recording one code for two users at once gives it to one", async () => {
    const users = [await makeUser(db), await makeUser(db)];
    const wishes = users.map(({ id }) => ({ userId: id, systemId, userCode: "12345.TWO" }));
    const all = await Promise.all(wishes.map((wish) => act(createAccount, wish)));
    expect(all.map(codeOf).sort()).toEqual(["ok", "rule_broken"]);
  });

  it("changing one writes the row, its event with before and after, and one order through the API", async () => {
    const account = await makeAccount(db, { systemId, email: "acc@kade.example" });
    const wish = { accountId: account.id, email: "acc@kade.example", attributes: { windows: true } };
    const { changeId } = done(await act(changeAccount, wish));
    const row = await db.account.findUniqueOrThrow({ where: { id: account.id } });
    expect([row.windows, row.insite]).toEqual([true, false]);
    expect(await eventsOf(changeId)).toEqual(["account.changed"]);
    expect(await personalOf(changeId)).toMatchObject({
      before: { windows: false, insite: true },
      after: { windows: true, insite: false },
    });
    expect((await ordersOf(changeId)).map(({ how }) => how)).toEqual(["api"]);
    expect(codeOf(await act(changeAccount, wish))).toBe("already_done");
  });

  it("turning both applications off is previewed with a warning and without a change", async () => {
    const account = await makeAccount(db, { systemId });
    const wish = { accountId: account.id, email: "left@kade.example", attributes: {} };
    const preview = await plan(changeAccount, { actor: admin, request }, wish);
    expect(preview.ok && preview.value.warnings).toEqual([expect.stringContaining("no Windows or InSite")]);
    expect((await db.account.findUniqueOrThrow({ where: { id: account.id } })).insite).toBe(true);
  });

  it("two people who saw the same account can’t both write over it", async () => {
    const email = "both@kade.example";
    const account = await makeAccount(db, { systemId, email });
    const seen = seenAccount({ email, attributes: { windows: false, insite: true } });
    const wishes = [true, false].map((insite) => ({
      accountId: account.id,
      email,
      attributes: { windows: true, insite },
      seen,
    }));
    const all = await Promise.all(wishes.map((wish) => act(changeAccount, wish)));
    expect(all.map(codeOf).sort()).toEqual(["conflict", "ok"]);
  });
});

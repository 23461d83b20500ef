import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lackingOf, prerequisitesOf } from "@/lib/access/prerequisite.rules";
import type { OperatorActor } from "@/lib/auth/find-actor";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import type { Page } from "@/lib/db/paging";
import {
  makeAccount,
  makeConnector,
  makeGroup,
  makeLink,
  makeMembership,
  makeSystem,
  makeToken,
  makeUser,
} from "@/lib/testing/factories";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { getUser, listDepartments, listUsers } from "./user.queries";
import { listUserGroups } from "./user-group.queries";
import type { UserFilter, UserSort } from "./user-views.rules";

let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let actor: OperatorActor;
let systemId: string;
const ids: Record<string, string> = {};

const block = (subjectKind: string, subjectId: string, until: Date | null = null) =>
  db.block.create({
    data: { id: newId("block"), subjectKind, subjectId, reason: "Other", until, validFrom: new Date("2026-10-01") },
  });

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  actor = await actorOf(db, "auditor");
  systemId = (await makeSystem(db, { name: "AFAS production" })).id;
  const person = async (key: string, given: object, account: object | null = {}) => {
    const user = await makeUser(db, { name: key, ...given });
    ids[key] = user.id;
    return account ? makeAccount(db, { systemId, userId: user.id, ...account }) : null;
  };
  const kim = await person("Kim de Vries", { department: "HR" }, { remoteId: "12345.KDV" });
  await person("100% sure_", { email: "odd@kade.example" });
  await person("No mail", { email: null, department: "Sales" }, { email: null });
  await person("No apps", {}, { insite: false });
  await person("No account", { department: "Sales" }, null);
  await person("svc-hours", { kind: "service" });
  await person("Blocked", {});
  await block("user", ids.Blocked ?? "");
  await person("Was blocked", {});
  await block("user", ids["Was blocked"] ?? "", new Date("2026-10-02"));
  const stopped = await person("Stopped account", {});
  await block("account", stopped?.id ?? "");
  for (let n = 0; n < 60; n += 1) await makeUser(db, { name: "Same name", department: n % 2 ? "Ops" : null });
  if (!kim) throw new Error("no Kim");
  const [group, everybody] = [
    await makeGroup(db, { systemId, code: "CONSULTANCY", description: "Consultancy" }),
    await makeGroup(db, { systemId, code: "Everybody", description: "Everybody", kind: "everybody" }),
  ];
  await makeMembership(db, { groupId: group.id, accountId: kim.id });
  const ended = await makeGroup(db, { systemId });
  await makeMembership(db, { groupId: ended.id, accountId: kim.id, validTo: new Date("2026-09-05") });
  const connector = await makeConnector(db, { systemId, name: "Hours app" });
  await makeLink(db, { connectorId: connector.id, groupId: group.id });
  await makeToken(db, { accountId: kim.id, connectorId: connector.id });
  await makeToken(db, { accountId: kim.id, connectorId: connector.id, revokedAt: new Date() });
  ids.everybody = everybody.id;
  ids.group = group.id;
});
afterAll(() => app.close());

const names = async (filter: UserFilter) => (await listUsers(actor, filter, { size: 25 })).rows.map(({ name }) => name);

async function walk(sort: UserSort, from: Page, along: "next" | "prev"): Promise<string[]> {
  const seen: string[] = [];
  let page: Page | null = from;
  while (page) {
    const list: Awaited<ReturnType<typeof listUsers>> = await listUsers(actor, {}, page, sort);
    const rows = list.rows.map(({ id }) => id);
    if (along === "next") seen.push(...rows);
    else seen.unshift(...rows);
    const cursor = list[along];
    page = cursor ? { size: 25, ...(along === "next" ? { after: cursor } : { before: cursor }) } : null;
  }
  return seen;
}

describe("the list of users", () => {
  it.each([
    { key: "name", descending: false },
    { key: "name", descending: true },
    { key: "department", descending: false },
    { key: "department", descending: true },
  ] as const)("visits every row once, forward and backward, by $key, descending $descending", async (sort) => {
    const everyone = (await db.appUser.findMany({ select: { id: true } })).map(({ id }) => id).sort();
    const forward = await walk(sort, { size: 25 }, "next");
    expect([...forward].sort()).toEqual(everyone);
    expect(await walk(sort, { size: 25, at: "last" }, "prev")).toEqual(forward);
  });

  it("says of each what he has, counting what is in force only", async () => {
    const [kim] = (await listUsers(actor, { q: "kdv" }, { size: 25 })).rows;
    expect(kim).toMatchObject({
      userCodes: ["12345.KDV"],
      groupCount: 1,
      tokenCount: 1,
      isBlocked: false,
      missing: [],
    });
  });

  it("finds by every word, whatever its place and case, and takes signs of the pattern as they stand", async () => {
    expect(await names({ q: "VRIES kim" })).toEqual(["Kim de Vries"]);
    expect(await names({ q: "12345.kdv" })).toEqual(["Kim de Vries"]);
    expect(await names({ q: "100%" })).toEqual(["100% sure_"]);
    expect(await names({ q: "k_m" })).toEqual([]);
  });

  it("narrows by department, kind, block, readiness and account", async () => {
    expect(await names({ department: "Sales" })).toEqual(["No account", "No mail"]);
    expect(await names({ kind: "service" })).toEqual(["svc-hours"]);
    expect(await names({ isBlocked: true })).toEqual(["Blocked", "Stopped account"]);
    expect(await names({ isBlocked: false, q: "blocked" })).toEqual(["Was blocked"]);
    expect(await names({ isNotReady: true })).toEqual(["No apps", "No mail"]);
    expect(await names({ hasNoAccount: true, department: "Sales" })).toEqual(["No account"]);
    expect(await listDepartments(actor)).toEqual(["HR", "Ops", "Sales"]);
  });

  it("says of every user’s readiness what the rule says of his account", async () => {
    const { rows } = await listUsers(actor, {}, { size: 250 });
    const accounts = (await db.account.findMany({ where: { validTo: null } })).map((one) => ({
      ...one,
      attributes: {},
    }));
    const emails = new Map((await db.appUser.findMany()).map(({ id, email }) => [id, email]));
    for (const { id, missing } of rows) {
      const his = accounts.filter(({ userId }) => userId === id);
      const said = his.flatMap((one) =>
        lackingOf(prerequisitesOf("afas", { ...one, email: one.email ?? emails.get(id) ?? null })),
      );
      expect(missing).toEqual(said);
    }
    const unready = rows.filter(({ missing }) => missing.length > 0).map(({ name }) => name);
    expect(await names({ isNotReady: true })).toEqual(unready);
  });
});

describe("one user", () => {
  it("has his accounts with what each lacks and what blocks him, and an unknown id is not found", async () => {
    const user = await getUser(actor, ids["No mail"] ?? "");
    expect(user.accounts.map(({ prerequisites }) => prerequisites.map(({ isMet }) => isMet))).toEqual([[false, true]]);
    expect((await getUser(actor, ids.Blocked ?? "")).block?.reason).toBe("Other");
    expect((await getUser(actor, ids["Was blocked"] ?? "")).block).toBeNull();
    expect((await getUser(actor, ids["Stopped account"] ?? "")).accounts[0]?.block?.reason).toBe("Other");
    for (const id of [newId("user"), "nonsense"]) {
      await expect(getUser(actor, id)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("is in his listed groups and, by rule, in Everybody of his systems, each with what rides on it", async () => {
    const groups = await listUserGroups(actor, ids["Kim de Vries"] ?? "");
    expect(groups.map(({ id, isEverybody, riders }) => [id, isEverybody, riders.map(({ name }) => name)])).toEqual([
      [ids.group, false, ["Hours app"]],
      [ids.everybody, true, []],
    ]);
    expect(groups.map(({ vendor }) => vendor?.kind ?? null)).toEqual(["observed", null]);
  });
});

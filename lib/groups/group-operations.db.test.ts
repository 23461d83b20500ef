import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/session";
import type { ActionResult } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { makeAccount, makeConnector, makeGroup, makeLink, makeMembership, makeSystem } from "@/lib/testing/factories";
import { AUDIT_TABLES, rowCounts } from "@/lib/testing/row-counts";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { archiveGroup } from "./archive-group";
import { createGroup } from "./create-group";
import { renameGroup } from "./rename-group";

let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let actor: OperatorActor;
let systemId: string;
const request = { door: "screen" as const, requestId: "test", address: null };

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  actor = await actorOf(db, "admin");
  systemId = (await makeSystem(db, { name: "AFAS production" })).id;
});
afterAll(() => app.close());

const codeOf = (result: ActionResult<unknown>) => (result.ok ? "ok" : result.error.code);
let made = 0;
const create = (wish: Record<string, unknown>) => {
  made += 1;
  const input = { code: `NEW-${made}`, description: "A new group", systemIds: [systemId], ...wish };
  return execute(createGroup, { actor, request }, input);
};
const effectsOf = async (result: ActionResult<unknown> & { changeId?: string }) =>
  (await db.delivery.findMany({ where: { changeId: result.changeId ?? "" }, orderBy: { orderSeq: "asc" } })).map(
    ({ effectType, how }) => `${effectType} ${how}`,
  );

describe("creating a group", () => {
  it("makes the row, its members and links, with one event and one order each, in one change", async () => {
    const kim = await makeAccount(db, { systemId });
    const noor = await makeAccount(db, { systemId });
    const before = await makeGroup(db, { systemId });
    const app = await makeConnector(db, { systemId });
    await makeLink(db, { connectorId: app.id, groupId: before.id });
    const result = await create({ accountIds: [kim.id, noor.id], connectorIds: [app.id] });
    if (!result.ok) throw new Error(result.error.message);
    const group = await db.userGroup.findUniqueOrThrow({ where: { id: result.value.groupId } });
    expect([group.memberCount, group.createdIn]).toEqual([2, result.changeId]);
    const links = await db.connectorLink.findMany({ where: { connectorId: app.id }, orderBy: { validFrom: "asc" } });
    expect(links.map((link) => [link.groupId, link.validTo === null])).toEqual([
      [before.id, false],
      [group.id, true],
    ]);
    const events = await db.auditEvent.findMany({
      where: { changeId: result.changeId ?? "" },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ code }) => code)).toEqual([
      "group.created",
      "membership.added",
      "membership.added",
      "connector.linked",
    ]);
    expect(await effectsOf(result)).toEqual([
      "membership.add.v1 api",
      "membership.add.v1 api",
      "connector.link.v1 hand",
    ]);
  });

  it("is a hand task where it has no member, because the vendor makes none without one", async () => {
    expect(await effectsOf(await create({}))).toEqual(["group.create.v1 hand"]);
  });

  it("makes one in each ticked system and puts each account into the group of its own system", async () => {
    const other = (await makeSystem(db)).id;
    const [here, there] = [await makeAccount(db, { systemId }), await makeAccount(db, { systemId: other })];
    const result = await create({ systemIds: [systemId, other], accountIds: [here.id, there.id] });
    if (!result.ok) throw new Error(result.error.message);
    const rows = await db.membership.findMany({ where: { groupId: { in: result.value.groupIds } } });
    expect(rows.map(({ accountId }) => accountId).sort()).toEqual([here.id, there.id].sort());
    expect(new Set(rows.map(({ groupId }) => groupId)).size).toBe(2);
  });

  it("refuses a taken code under its field, in any case of letters", async () => {
    const group = await makeGroup(db, { systemId, code: "TAKEN" });
    const refused = await create({ code: "taken" });
    expect(!refused.ok && refused.error.fields?.code).toBe("Taken in AFAS production; choose another code");
    await db.userGroup.update({ where: { id: group.id }, data: { archivedAt: new Date() } });
    expect(codeOf(await create({ code: "taken" }))).toBe("ok");
  });

  it("refuses what is of a system that isn't ticked or doesn't exist, and then writes nothing anywhere", async () => {
    const other = (await makeSystem(db)).id;
    const stranger = await makeAccount(db, { systemId: other });
    const app = await makeConnector(db, { systemId: other });
    const own = await makeAccount(db, { systemId });
    const before = await rowCounts(db, AUDIT_TABLES);
    expect(codeOf(await create({ accountIds: [own.id, stranger.id] }))).toBe("not_found");
    expect(codeOf(await create({ accountIds: [own.id], connectorIds: [app.id] }))).toBe("not_found");
    expect(codeOf(await create({ systemIds: [newId("system")] }))).toBe("not_found");
    expect(codeOf(await create({ systemIds: [] }))).toBe("invalid_input");
    expect(codeOf(await create({ code: "two words" }))).toBe("invalid_input");
    expect(await rowCounts(db, AUDIT_TABLES)).toEqual(before);
  });

  it("gives a code once, even to two people at once", async () => {
    const done = await Promise.all([create({ code: "RACE" }), create({ code: "RACE" })]);
    expect(done.map(codeOf).sort()).toEqual(["ok", "rule_broken"]);
  });
});

describe("renaming a group", () => {
  const rename = (groupId: string, version: number, code: string, description = "Renamed") =>
    execute(renameGroup, { actor, request }, { groupId, version, code, description });

  it("records before and after by name and asks a person to do the same at the vendor", async () => {
    const group = await makeGroup(db, { systemId, code: "OLD-NAME", description: "Old" });
    const result = await rename(group.id, 1, "NEW-NAME");
    expect(await effectsOf(result)).toEqual(["group.rename.v1 hand"]);
    const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: group.id } });
    expect(event.code).toBe("group.renamed");
    expect((await db.userGroup.findUniqueOrThrow({ where: { id: group.id } })).version).toBe(2);
  });

  it("lets one of two at once through and shows the other what the group is now", async () => {
    const group = await makeGroup(db, { systemId });
    const done = await Promise.all([rename(group.id, 1, "MINE-1"), rename(group.id, 1, "THEIRS-1")]);
    expect(done.map(codeOf).sort()).toEqual(["conflict", "ok"]);
    const refused = done.find((one) => !one.ok);
    const now = await db.userGroup.findUniqueOrThrow({ where: { id: group.id } });
    expect(refused && !refused.ok && refused.error.facts).toMatchObject({ version: 2, code: now.code });
  });
});

describe("archiving a group", () => {
  const archive = (groupId: string) => execute(archiveGroup, { actor, request }, { groupId, version: 1 });

  it("is refused while somebody is in it or a connector is linked to it", async () => {
    const full = await makeGroup(db, { systemId });
    await makeMembership(db, { groupId: full.id, accountId: (await makeAccount(db, { systemId })).id });
    const linked = await makeGroup(db, { systemId });
    await makeLink(db, { groupId: linked.id, connectorId: (await makeConnector(db, { systemId })).id });
    expect((await Promise.all([archive(full.id), archive(linked.id)])).map(codeOf)).toEqual([
      "rule_broken",
      "rule_broken",
    ]);
  });

  it("happens once, even when two people do it at once", async () => {
    const group = await makeGroup(db, { systemId });
    const done = await Promise.all([archive(group.id), archive(group.id)]);
    expect(done.map(codeOf).sort()).toEqual(["not_found", "ok"]);
    expect(await db.auditEvent.count({ where: { subjectId: group.id, code: "group.archived" } })).toBe(1);
  });
});

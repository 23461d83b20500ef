import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { execute } from "@/lib/gate/execute";
import { plan } from "@/lib/gate/plan";
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
import { carryOnImports } from "@/lib/worker/import";
import { applyImport } from "./apply-import";
import { getImport, listImportRows } from "./import.queries";
import type { ImportKind } from "./import.schema";
import { uploadFile } from "./upload.store";

let app: Awaited<ReturnType<typeof useTestApp>>;
let admin: Awaited<ReturnType<typeof actorOf>>;
const request = { door: "screen" as const, requestId: "test", address: null };

beforeAll(async () => {
  app = await useTestApp();
  admin = await actorOf(app.db, "admin");
});
afterAll(() => app.close());

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
const upload = (kind: ImportKind, lines: readonly string[]) =>
  uploadFile(bytes(lines.join("\n")), { kind, fileName: `${kind}.csv`, askedBy: "A test" });
const verdictsOf = async (importId: string) =>
  (await listImportRows(admin, importId, {}, { size: 100 })).rows.map(({ verdict, says }) => [verdict, says]);
const carryOut = async (importId: string, input: object = {}) => {
  const done = await execute(applyImport, { actor: admin, request }, { importId, ...input }, {});
  await carryOnImports(app.db, new AbortController().signal);
  return done;
};

it("memberships are put in and taken out as their plan foretold, with the orders and the trail that a hand at the screen leaves", async () => {
  const afas = await makeSystem(app.db, { name: "AFAS here" });
  const other = await makeSystem(app.db, { name: "AFAS there" });
  const biot = await makeSystem(app.db, { name: "BioT", vendor: "biot" });
  const [sales, desk] = [
    await makeGroup(app.db, { systemId: afas.id, code: "SALES" }),
    await makeGroup(app.db, { systemId: afas.id, code: "DESK" }),
  ];
  await makeGroup(app.db, { systemId: other.id, code: "DESK" });
  await makeGroup(app.db, { systemId: afas.id, code: "Everybody", kind: "everybody" });
  const [nurse, doctor] = [
    await makeGroup(app.db, { systemId: biot.id, code: "Nurse" }),
    await makeGroup(app.db, { systemId: biot.id, code: "Doctor" }),
  ];
  const account = async (userCode: string, systemId = afas.id) => {
    const user = await makeUser(app.db, { name: `Person ${userCode}`, email: `${userCode}@kade.example` });
    return makeAccount(app.db, { systemId, userId: user.id, remoteId: userCode });
  };
  const [kim, lou, sam] = [await account("1.KIM"), await account("1.LOU"), await account("1.SAM")];
  const ward = await account("ward", biot.id);
  await makeAccount(app.db, { systemId: afas.id, userId: sam.userId, remoteId: "1.SAM2" });
  const louInSales = await makeMembership(app.db, { groupId: sales.id, accountId: lou.id });
  await makeMembership(app.db, { groupId: nurse.id, accountId: ward.id });
  const hours = await makeConnector(app.db, { systemId: afas.id, name: "Hours" });
  await makeLink(app.db, { connectorId: hours.id, groupId: sales.id });
  for (const { id } of [kim, lou]) await makeToken(app.db, { accountId: id, connectorId: hours.id });
  const { importId, counts } = await upload("memberships", [
    "Group;User code;System;Action",
    "sales;1.kim;AFAS here;add",
    "SALES;1.LOU@kade.example;afas here;verwijderen",
    "DESK;1.LOU;AFAS here;",
    "DESK;1.KIM;;",
    "SALES;1.KIM;AFAS here;",
    "Everybody;1.KIM;;",
    "NONE;1.KIM;;",
    "SALES;1.NOB;;",
    "SALES;1.SAM@kade.example;;",
    "SALES;1.SAM;;maybe",
    "DESK;1.KIM;AFAS here;remove",
    "Doctor;ward;;",
    "Nurse;ward;;",
    "SALES;1.KIM;AFAS nowhere;",
  ]);
  expect(await verdictsOf(importId)).toEqual([
    ["new", null],
    ["changed", "Taken out of SALES"],
    ["new", null],
    ["ambiguous", "DESK is a group of AFAS here and AFAS there: say which system"],
    ["refused", "Row 2 is about the same user and group"],
    ["refused", "Everybody is a rule, not a list"],
    ["refused", "No group has the code NONE"],
    ["refused", "Nobody in AFAS here has the user code or e-mail address 1.NOB"],
    ["ambiguous", "2 accounts in AFAS here are of 1.SAM@kade.example: give the user code"],
    ["refused", "The action is add or remove"],
    ["same", null],
    ["refused", "Is in Nurse already, and BioT gives an account one group"],
    ["same", null],
    ["refused", "No system is called AFAS nowhere"],
  ]);
  expect(counts).toEqual({ new: 2, same: 2, changed: 1, ambiguous: 2, refused: 7 });
  const before = await app.db.membership.count();
  expect(await plan(applyImport, { actor: admin, request }, { importId })).toMatchObject({
    error: { fields: { reason: expect.stringMatching(/reason/) } },
  });
  const reason = "Person changed role";
  const preview = await plan(applyImport, { actor: admin, request }, { importId, reason });
  expect(preview).toMatchObject({
    ok: true,
    value: {
      hits: 3,
      impact: {
        gained: 1,
        lost: 1,
        gainedPairs: [{ userName: "Person 1.KIM" }],
        lostPairs: [{ userName: "Person 1.LOU" }],
      },
      effects: [
        { sentence: "Take away 1 membership", times: 1, how: "hand" },
        { sentence: "Add 2 memberships", times: 2, how: "api" },
      ],
    },
  });
  expect(await app.db.membership.count()).toBe(before);
  expect(await app.db.membership.count({ where: { validTo: { not: null } } })).toBe(0);

  const asked = await carryOut(importId, { reason });
  expect(await getImport(admin, importId)).toMatchObject({ state: "done", done: 3, passed: 0 });
  const open = await app.db.membership.findMany({ where: { validTo: null, groupId: { in: [sales.id, desk.id] } } });
  expect(open.map(({ groupId, accountId }) => [groupId, accountId]).sort()).toEqual(
    [
      [sales.id, kim.id],
      [desk.id, lou.id],
    ].sort(),
  );
  expect(await app.db.membership.findUnique({ where: { id: louInSales.id } })).toMatchObject({
    closedIn: asked.ok && asked.changeId,
  });
  const changeId = (asked.ok && asked.changeId) || "";
  const orders = await app.db.delivery.findMany({ where: { changeId }, orderBy: { orderSeq: "asc" } });
  expect(orders.map(({ effectType, priority }) => [effectType, priority])).toEqual([
    ["membership.remove.v1", 0],
    ["membership.add.v1", 100],
    ["membership.add.v1", 100],
  ]);
  const events = await app.db.auditEvent.findMany({ where: { changeId }, orderBy: { seq: "asc" } });
  expect(events.map(({ code }) => code)).toEqual([
    "import.asked",
    "membership.imported",
    "membership.imported",
    "import.ended",
  ]);
  expect(events.filter(({ relatedIds }) => relatedIds.includes(lou.userId))).toHaveLength(2);
  expect(await app.db.change.findUnique({ where: { id: changeId } })).toMatchObject({ impact: { gained: 1, lost: 1 } });
  expect([doctor.id, importId].every(Boolean)).toBe(true);
});

it("endpoints are added and taken off by the vendor’s own words, in one order and one event a connector", async () => {
  const afas = await makeSystem(app.db, { name: "AFAS ends" });
  const hours = await makeConnector(app.db, { systemId: afas.id, name: "Hours ends" });
  const stands = { connectorId: hours.id, canWrite: false, validFrom: new Date("2026-09-01") };
  await app.db.endpoint.create({ data: { id: newId("endpoint"), kind: "get", name: "Profit_Old", ...stands } });
  await app.db.endpoint.create({ data: { id: newId("endpoint"), kind: "get", name: "Profit_Kept", ...stands } });
  const { importId } = await upload("endpoints", [
    "endpoint\tapp connector\tkind\tadd or remove",
    "Profit_New\tHours ends\tGetConnector\t",
    "KnUser\thours ends\tUpdateConnectors\tadd",
    "profit_kept\tHours ends\tget\t",
    "Profit_Old\tHours ends\tget\tremove",
    "Profit New!\tHours ends\tget\t",
    "Profit_X\tHours ends\t\t",
    "Profit_X\tHours ends\tPage\t",
    "Profit_X\tNothing\tget\t",
    "PROFIT_NEW\tHours ends\tget\t",
  ]);
  expect(await verdictsOf(importId)).toEqual([
    ["new", null],
    ["new", null],
    ["same", null],
    ["changed", "Taken off Hours ends"],
    ["refused", "Write the name as AFAS does"],
    ["refused", "Say the kind: GetConnector, UpdateConnector, Connector"],
    ["refused", "AFAS ends has no such kind; choose GetConnector, UpdateConnector, Connector"],
    ["refused", "No app connector is called Nothing"],
    ["refused", "Row 2 is about the same endpoint"],
  ]);
  const preview = await plan(applyImport, { actor: admin, request }, { importId, reason: "Other" });
  expect(preview).toMatchObject({
    value: {
      effects: [
        { sentence: "Take 1 endpoint off 1 app connector", how: "hand" },
        { sentence: "Add 2 endpoints to 1 app connector", how: "hand" },
      ],
    },
  });
  expect(preview.ok && preview.value.warnings.join(" ")).toMatch(/5 refused.* can write/);
  const asked = await carryOut(importId, { reason: "Other" });
  const changeId = (asked.ok && asked.changeId) || "";
  const open = await app.db.endpoint.findMany({
    where: { connectorId: hours.id, validTo: null },
    orderBy: { name: "asc" },
  });
  expect(open.map(({ kind, name, canWrite }) => [kind, name, canWrite])).toEqual([
    ["update", "KnUser", true],
    ["get", "Profit_Kept", false],
    ["get", "Profit_New", false],
  ]);
  expect(await app.db.delivery.count({ where: { changeId } })).toBe(2);
  expect(await app.db.auditEvent.count({ where: { changeId, code: "endpoint.imported", subjectId: hours.id } })).toBe(
    1,
  );
});

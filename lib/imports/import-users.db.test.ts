import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { execute } from "@/lib/gate/execute";
import { plan } from "@/lib/gate/plan";
import { callApi } from "@/lib/testing/api-calls";
import { makeAccount, makeSystem, makeUser } from "@/lib/testing/factories";
import { actorOf, cookieFor, makeOperator, TEST_ORIGIN, useTestApp } from "@/lib/testing/signed-in";
import { carryOnImports } from "@/lib/worker/import";
import { applyImport } from "./apply-import";
import { getImport, listImportRows, rejectsCsv } from "./import.queries";
import type { Uploaded } from "./upload.store";

const incoming = { head: new Headers(), cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => incoming.head,
  cookies: async () => ({ get: (name: string) => ({ name, value: incoming.cookie }) }),
}));
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

let app: Awaited<ReturnType<typeof useTestApp>>;
let admin: Awaited<ReturnType<typeof actorOf>>;
const request = { door: "screen" as const, requestId: "test", address: null };
const never = new AbortController().signal;

beforeAll(async () => {
  app = await useTestApp();
  admin = await actorOf(app.db, "admin");
});
afterAll(() => app.close());
beforeEach(async () => {
  incoming.cookie = await cookieFor(app.db, admin.id);
});

async function upload(body: BodyInit, kind = "users"): Promise<Response> {
  const headers = { "content-type": "text/csv", origin: TEST_ORIGIN, "sec-fetch-site": "same-origin" };
  return callApi(`imports/${kind}`, { method: "POST", query: { name: "people.csv" }, head: headers, body });
}
async function uploaded(body: BodyInit, kind = "users"): Promise<Uploaded> {
  const response = await upload(body, kind);
  const answer = await response.json();
  expect([response.status, answer.detail]).toEqual([201, undefined]);
  return answer.value;
}

describe("a file of users", () => {
  it("is judged row by row: new, same, changed, ambiguous or refused, and why", async () => {
    const kim = await makeUser(app.db, {
      name: "Kim de Vries",
      email: "kim@kade.example",
      company: "Kade",
      department: "Sales",
    });
    const lou = await makeUser(app.db, { name: "Lou Bos", email: "lou@kade.example" });
    await makeUser(app.db, { name: "Sam Jansen", email: null });
    const file = [
      "Afdeling;E-mailadres;Id;Náam;Remark",
      "Finance;KIM@kade.example;;Kim de Vries;changed",
      ";lou@kade.example;;Lou Bos;same",
      `;kim@kade.example;${lou.id};Lou;two people`,
      ";;;Sam Jansen;whose name is known",
      ";nova@kade.example;;'=Nova;new, with a formula",
      ";Nova@Kade.example;;Nova again;twice",
      ";not an address;;Nobody;",
      ";;usr_00000000000000000000;Gone;",
      `;;;${"x".repeat(51)};`,
      ";;;;;",
      ";;;Six;a;b",
      "",
    ].join("\r\n");
    const { importId, rows, lacking, counts } = await uploaded(`\ufeff${file}`);
    expect([rows, lacking, counts]).toEqual([10, null, { new: 1, same: 1, changed: 1, ambiguous: 2, refused: 5 }]);
    const list = await listImportRows(admin, importId, {}, { size: 50 });
    expect(list.rows.map(({ rowNo, verdict, says }) => [rowNo, verdict, says])).toEqual([
      [2, "changed", "Department: Sales → Finance"],
      [3, "same", null],
      [4, "ambiguous", "The id is that of Lou Bos, the e-mail address that of Kim de Vries"],
      [
        5,
        "ambiguous",
        "A user of this name is known, and nothing tells whether it is him: add his id or e-mail address",
      ],
      [6, "new", null],
      [7, "refused", "Row 6 has the same e-mail address"],
      [8, "refused", "Write the e-mail address as name@company.example"],
      [9, "refused", "No user has this id"],
      [10, "refused", "The name may have 50 characters at most"],
      [12, "refused", "The row has 6 cells, the header 5"],
    ]);
    expect(kim.id).toMatch(/^usr_/);
    let text = "";
    for await (const piece of rejectsCsv(admin, importId)) text += piece;
    expect(text).toContain('"row","Afdeling","E-mailadres","Id","Náam","Remark","reason"\r\n');
    expect(text).toContain('7,"","Nova@Kade.example","","Nova again","twice","Row 6 has the same e-mail address"\r\n');
  });

  it("is imported as its plan said, each row once; what somebody changed meanwhile is passed by and said", async () => {
    const { id: systemId } = await makeSystem(app.db);
    const ann = await makeUser(app.db, { name: "Ann", email: "ann@kade.example", department: null });
    const bob = await makeUser(app.db, { name: "Bob", email: "bob@kade.example" });
    await makeAccount(app.db, { systemId, userId: ann.id, email: null });
    const people = Array.from({ length: 40 }, (_, n) => `New ${n},new${n}@kade.example,Ops`);
    const { importId } = await uploaded(
      ["name,mail,team", "Ann Smit,ann@kade.example,Ops", "Bob,bob@kade.example,Ops", ...people].join("\n"),
    );
    const preview = await plan(applyImport, { actor: admin, request }, { importId });
    expect(preview).toMatchObject({ ok: true, value: { hits: 42, brake: "confirm", effects: [{ times: 1 }] } });
    const planHash = (preview.ok && preview.value.hash) || "";
    const apply = (options: object) => execute(applyImport, { actor: admin, request }, { importId }, options);
    expect(await apply({ planHash })).toMatchObject({
      ok: false,
      error: { code: "needs_confirmation", facts: { count: 42 } },
    });
    await app.db.appUser.update({ where: { id: bob.id }, data: { company: "Elsewhere" } });
    expect(await apply({ planHash, confirm: 42 })).toMatchObject({ ok: false, error: { code: "plan_is_stale" } });
    const asked = await apply({ confirm: 42 });
    expect(asked).toMatchObject({ ok: true, value: { rows: 42 } });
    await app.db.appUser.update({ where: { id: bob.id }, data: { department: "Legal" } });
    await makeUser(app.db, { name: "Quick", email: "new7@kade.example" });
    await app.db.csvImport.update({ where: { id: importId }, data: { batch: 7 } });
    await carryOnImports(app.db, never);
    const view = await getImport(admin, importId);
    expect(view).toMatchObject({ state: "done", done: 40, passed: 2 });
    const passed = await listImportRows(admin, importId, { isPassed: true }, { size: 50 });
    expect(passed.rows.map(({ rowNo }) => rowNo)).toEqual([3, 11]);
    expect(await app.db.appUser.count({ where: { name: { startsWith: "New " } } })).toBe(39);
    expect(await app.db.appUser.findUnique({ where: { id: bob.id } })).toMatchObject({ department: "Legal" });
    const changeId = (asked.ok && asked.changeId) || "";
    const deliveries = await app.db.delivery.findMany({ where: { changeId } });
    expect(deliveries.map(({ effectType, sentence }) => [effectType, sentence])).toEqual([
      ["user.update.v1", "Update Ann Smit"],
    ]);
    const events = await app.db.auditEvent.findMany({ where: { changeId }, orderBy: { seq: "asc" } });
    expect(events.map(({ code }) => code)).toEqual([
      "import.asked",
      ...Array(6).fill("import.users_taken"),
      "import.ended",
    ]);
    expect(events.filter(({ relatedIds }) => relatedIds.includes(ann.id))).toHaveLength(1);
    expect(await apply({})).toMatchObject({ ok: false, error: { code: "already_done" } });
  });

  it("that can't be read is refused in a sentence, and nothing of it is kept", async () => {
    const before = await app.db.csvImport.count();
    const bodies: [BodyInit, RegExp][] = [
      ["", /empty/],
      ["name\n", /no rows/],
      [new Uint8Array([0x6e, 0x61, 0x6d, 0x65, 0x0a, 0xeb, 0x0a]), /not UTF-8/],
      [new Uint8Array([0xff, 0xfe, 0x6e, 0x00]), /UTF-16/],
      [new Uint8Array([0x50, 0x4b, 0x03, 0x04]), /workbook/],
      ['name\n"open\n', /never closed/],
      ["name\na\0b\n", /NUL/],
      [`name\n${"x".repeat(4_001)}\n`, /4,000 characters/],
    ];
    for (const [body, says] of bodies) {
      const response = await upload(body);
      expect([response.status, (await response.json()).detail]).toEqual([422, expect.stringMatching(says)]);
    }
    expect(await app.db.csvImport.count()).toBe(before);
  });

  it("is taken from an owner and an admin alone", async () => {
    for (const role of ["support", "auditor"] as const) {
      incoming.cookie = await cookieFor(app.db, await makeOperator(app.db, role));
      expect((await upload("name\nA\n")).status).toBe(403);
    }
    incoming.cookie = "";
    expect((await upload("name\nA\n")).status).toBe(401);
  });
});

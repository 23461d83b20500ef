import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { execute } from "@/lib/gate/execute";
import { pointMappings } from "@/lib/mappings/point-mappings";
import { KEYS, type MappingDesk, openMappingDesk } from "@/lib/testing/mapping-desk";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { carryOnImports } from "@/lib/worker/import";
import { applyImport } from "./apply-import";
import { listImportRows } from "./import.queries";
import { uploadFile } from "./upload.store";

// The vendor's guide, "Items to prepare": one token of a Basic user for two users of the host application each.
const [ONE, OTHER] = ["baedaa5a-9615-4fbd-9970-0a25bf5b0c88", "961a45a2-a782-4f94-b42b-7506a58c6a5d"] as const;
const TABLE = ["user_id,biuwer_auth_token", ...KEYS.map((key, index) => `${key},${index < 2 ? ONE : OTHER}`)] as const;

let app: Awaited<ReturnType<typeof useTestApp>>;
let admin: Actor;
let desk: MappingDesk;
let one: string;
let other: string;

beforeAll(async () => {
  app = await useTestApp();
  admin = await actorOf(app.db, "admin");
  desk = await openMappingDesk(app.db, admin);
  one = await desk.heldToken({ text: ONE });
  other = await desk.heldToken({ text: OTHER });
});
afterAll(() => app.close());

async function* bytes(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(lines.join("\n"));
}
const upload = (lines: readonly string[]) =>
  uploadFile(bytes(lines), { kind: "mappings", fileName: "integration_security_mapping.csv", askedBy: "A test" });
const saidOf = async (importId: string) =>
  (await listImportRows(admin, importId, {}, { size: 100 })).rows.map(({ verdict, says }) => [verdict, says]);
async function carryOut(importId: string, meanwhile = async () => {}): Promise<void> {
  const request = { door: "screen" as const, requestId: "test", address: null };
  const done = await execute(applyImport, { actor: admin, request }, { importId }, {});
  if (!done.ok) throw new Error(done.error.message);
  await meanwhile();
  await carryOnImports(app.db, new AbortController().signal);
}
const allText = async () =>
  JSON.stringify([
    await app.db.$queryRaw`select to_jsonb(r) as row from csv_row r`,
    await app.db.$queryRaw`select to_jsonb(i) as row from csv_import i`,
    await app.db.auditPersonal.findMany({ select: { personal: true } }),
  ]);

it("the guide's table is imported as it is printed, tokens known by their text, and again it is all the same", async () => {
  const first = await upload(TABLE);
  expect(first.counts).toEqual({ new: 4, same: 0, changed: 0, ambiguous: 0, refused: 0 });
  await carryOut(first.importId);
  const now = await desk.tableNow();
  expect(KEYS.map((key) => now[key])).toEqual([one, one, other, other]);
  const [header, ...rows] = TABLE;
  const again = await upload([header, ...rows.reverse()]);
  expect(again.counts).toEqual({ new: 0, same: 4, changed: 0, ambiguous: 0, refused: 0 });
  const events = await app.db.auditEvent.findMany({ where: { code: "mapping.imported" } });
  expect(events.map(({ subjectId }) => subjectId)).toEqual([desk.applicationId]);
});

it("no text of a token is written down, and a file whose tokens stand under an unknown header is refused before anything is", async () => {
  const stranger = "4656e978-be1f-4b26-96d1-b6215bfc7e87";
  const { importId } = await upload(["key,token", `100,${stranger}`]);
  expect(await saidOf(importId)).toEqual([
    [
      "refused",
      expect.stringMatching(/^No token of the app connectors that Projectportaal \d+ may ask for is this one$/),
    ],
  ]);
  const before = await app.db.csvImport.count();
  await expect(upload(["key,secret thing", `100,${stranger}`])).rejects.toThrow(/which column holds the tokens/);
  expect(await app.db.csvImport.count()).toBe(before);
  const text = await allText();
  for (const secret of [ONE, OTHER, stranger]) expect(text.includes(secret)).toBe(false);
});

it("a key that leads elsewhere is pointed, one that was moved meanwhile is passed by, and what can't be given out is refused", async () => {
  const third = await desk.heldToken();
  const label = "Hand-held of Karin Koster";
  await app.db.token.update({ where: { id: third }, data: { label } });
  const { importId, counts } = await upload([
    "Token id;External key",
    `${third};${KEYS[0]}`,
    `${label};${KEYS[1]}`,
    `${third};${KEYS[0]}`,
    `${third};`,
    "tok_unknown;200",
  ]);
  expect(counts).toEqual({ new: 0, same: 0, changed: 2, ambiguous: 0, refused: 3 });
  const meanwhile = async () => {
    await desk.did(pointMappings, { mappingIds: await desk.idsOf(KEYS[1]), tokenId: other });
  };
  await carryOut(importId, meanwhile);
  const now = await desk.tableNow();
  expect([now[KEYS[0]], now[KEYS[1]]]).toEqual([third, other]);
  await desk.did(revokeToken, { tokenId: third, reason: "Other" });
  const revoked = await upload(["key,token", `300,${third}`]);
  expect(await saidOf(revoked.importId)).toEqual([["refused", "The token was revoked"]]);
});

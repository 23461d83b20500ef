import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32, inflateRawSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import type { ImportKind } from "@/lib/imports/import.schema";
import { uploadFile } from "@/lib/imports/upload.store";
import { callApi } from "@/lib/testing/api-calls";
import {
  makeAccount,
  makeConnector,
  makeGroup,
  makeLink,
  makeMembership,
  makeSystem,
  makeUser,
} from "@/lib/testing/factories";
import { cookieFor, makeOperator, useTestApp } from "@/lib/testing/signed-in";
import { EXPORT_LISTS } from "./export-lists";

const incoming = { head: new Headers(), cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => incoming.head,
  cookies: async () => ({ get: (name: string) => ({ name, value: incoming.cookie }) }),
}));
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

const HOSTILE = 10_000;
const RUNS = /^[=+\-@\t\r\n\0＝＋－＠]/;
let app: Awaited<ReturnType<typeof useTestApp>>;
let names: string[];
let group: { id: string };
let connector: { id: string };

beforeAll(async () => {
  app = await useTestApp();
  names = hostileNames();
  const ids = names.map(() => newId("user"));
  await app.db.$executeRaw`
    insert into app_user (id, name, email) select id, name, id || '@kade.example' from unnest(${ids}::text[], ${names}::text[]) r (id, name)`;
  const { id: systemId } = await makeSystem(app.db, { name: "=cmd|' /C calc'!A0" });
  group = await makeGroup(app.db, { systemId, code: "SALES" });
  connector = await makeConnector(app.db, { systemId, name: "+Hours" });
  await makeLink(app.db, { connectorId: connector.id, groupId: group.id });
  const accounts = [];
  for (const name of ["Kim", "@Lou"]) {
    const user = await makeUser(app.db, { name });
    accounts.push(await makeAccount(app.db, { systemId, userId: user.id }));
  }
  for (const { id } of accounts) await makeMembership(app.db, { groupId: group.id, accountId: id });
  const period = { connectorId: connector.id, canWrite: false, validFrom: new Date("2026-09-01") };
  await app.db.endpoint.create({ data: { id: newId("endpoint"), kind: "get", name: "-Profit", ...period } });
});
afterAll(() => app.close());
beforeEach(() => as("auditor"));

async function as(role: Role): Promise<void> {
  incoming.cookie = await cookieFor(app.db, await makeOperator(app.db, role));
}

/** What a spreadsheet would work out, call up or fetch. */
const FORMULAS = [
  "=1+2",
  "+1+2",
  "-1-2",
  "=SUM(1;2)",
  "@SUM(1,2)",
  '=HYPERLINK("http://a.example/1","2")',
  '=WEBSERVICE("http://a.example/1/2")',
  "=cmd|'/C calc 1'!A2",
  '=DDE("soffice";"1";"A2")',
  "=$A$1&$B$2",
];

/** Names that begin as no name should, and hold quotes, separators and line ends; as the database can keep them. */
function hostileNames(): string[] {
  const first = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    "'=",
    "''+",
    '"',
    ",",
    ";",
    '=HYPERLINK("x")',
    "'",
  );
  const rest = fc.string({ unit: "grapheme", maxLength: 20 });
  const made = fc.tuple(first, rest).map(([a, b]) => `${a}${b}\n,"${a}`.replaceAll("\0", "").trim().slice(0, 49));
  const number = fc.nat(99_999);
  const formulas = fc
    .tuple(fc.constantFrom(...FORMULAS), number, number)
    .map(([formula, a, b]) => formula.replace("1", `${a}`).replace("2", `${b}`));
  const fits = fc
    .oneof(made, formulas)
    .filter((name) => !/\p{Surrogate}/u.test(name) && name === name.trim() && name.length > 0);
  return fc.sample(fits, { numRuns: HOSTILE, seed: 20261122 });
}

async function fetchList(list: string, query = "", head: Record<string, string> = {}): Promise<Response> {
  return callApi(`exports/${list}`, { query: Object.fromEntries(new URLSearchParams(query)), head });
}

type Manifest = {
  rows: number;
  sha256: string;
  filter: object;
  file: string;
  audit: { seq: number };
  change: string;
  columns?: string[];
};

/** The two files of an export, taken out by the directory at its end, each checked against its checksum. */
function unzip(zip: Buffer): { name: string; data: Buffer; manifest: Manifest } {
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  const files = Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [crc, packed, plain, nameLength] = [
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
    ];
    const from = zip.readUInt32LE(at + 42);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    at += 46 + nameLength;
    const start = from + 30 + zip.readUInt16LE(from + 26);
    const data = inflateRawSync(zip.subarray(start, start + packed));
    expect([data.length, crc32(data)]).toEqual([plain, crc]);
    return { name, data };
  });
  const [rows, manifest] = files;
  if (!rows || manifest?.name !== "manifest.json") throw new Error("an export holds its rows and a manifest");
  return { ...rows, manifest: JSON.parse(manifest.data.toString("utf8")) };
}

async function exported(list: string, query = "") {
  const response = await fetchList(list, query);
  expect([list, response.status]).toEqual([list, 200]);
  const file = unzip(Buffer.from(await response.arrayBuffer()));
  expect(file.manifest.sha256).toBe(createHash("sha256").update(file.data).digest("hex"));
  return file;
}
const cellsOf = (data: Buffer): string[][] => parse(data);

async function* bytes(data: Uint8Array): AsyncGenerator<Uint8Array> {
  yield data;
}
const judged = async (kind: ImportKind, data: Buffer) =>
  (await uploadFile(bytes(data), { kind, fileName: "back.csv", askedBy: "A test" })).counts;

it("no cell of 10,000 hostile ones begins as a formula does, and every row comes back as the same", async () => {
  const { data, manifest } = await exported("users");
  const [header = [], ...rows] = cellsOf(data);
  expect([rows.length, manifest.rows]).toEqual([HOSTILE + 2, HOSTILE + 2]);
  expect(manifest.columns).toEqual(header);
  expect(rows.flat().filter((cell) => RUNS.test(cell))).toEqual([]);
  const back = await judged("users", data);
  expect(back).toEqual({ new: 0, same: HOSTILE + 2, changed: 0, ambiguous: 0, refused: 0 });
  const members = await exported(`groups/${group.id}/members`);
  expect(members.manifest.columns).toEqual(cellsOf(members.data)[0]);
  expect(await judged("memberships", members.data)).toMatchObject({ same: 2, refused: 0 });
  const endpoints = await exported(`connectors/${connector.id}/endpoints`);
  expect(endpoints.data.toString()).toContain(`"'=cmd|' /C calc'!A0","'+Hours","get","'-Profit","no"`);
});

it("every list comes out as CSV and as NDJSON, with its filter in the manifest and one event in the log", async () => {
  for (const address of Object.keys(EXPORT_LISTS)) {
    const id = address.startsWith("groups") ? group.id : connector.id;
    const list = address.replace("{id}", id);
    const more = address === "access/who" ? `state=all&connector=${connector.id}` : address === "users" ? "q=kim" : "";
    const before = await app.db.auditEvent.count();
    const csv = await exported(list, `?${more}`);
    const lines = await exported(list, `?format=ndjson&${more}`);
    expect([address, (await app.db.auditEvent.count()) - before]).toEqual([address, 2]);
    const rows = lines.data.toString("utf8").split("\n").slice(0, -1);
    expect(rows.every((line) => typeof JSON.parse(line) === "object")).toBe(true);
    expect([address, rows.length]).toEqual([address, lines.manifest.rows]);
    // What is exported of the log holds the event of its own export, so the second has one more.
    expect(cellsOf(csv.data).length - 1).toBe(csv.manifest.rows);
    expect(lines.manifest.rows - csv.manifest.rows).toBe(address === "audit" ? 1 : 0);
    const event = await app.db.auditEvent.findFirstOrThrow({ where: { seq: lines.manifest.audit.seq } });
    expect(event).toMatchObject({ changeId: lines.manifest.change, operation: "list.export" });
  }
  const found = await exported("users", "?q=kim&sort=-name");
  expect(found.manifest).toMatchObject({ rows: 1, filter: { q: "kim", sort: "-name" } });
});

it("is refused to support, to strangers, to foreign links, and for a list or a filter that there is not", async () => {
  await as("support");
  const denied = await app.db.auditEvent.count({ where: { code: "gate.denied" } });
  expect((await fetchList("users")).status).toBe(403);
  expect(await app.db.auditEvent.count({ where: { code: "gate.denied" } })).toBe(denied + 1);
  await as("admin");
  expect((await fetchList("users", "?q=kim")).status).toBe(200);
  expect((await fetchList("operators")).status).toBe(404);
  expect((await fetchList("users", "?colour=red")).status).toBe(422);
  expect((await fetchList("users", "?format=xls")).status).toBe(422);
  expect((await fetchList("users", "", { "sec-fetch-site": "cross-site" })).status).toBe(403);
  incoming.cookie = "";
  expect((await fetchList("users")).status).toBe(401);
});

it("tells the rate with the file and with a refusal, and a wrong method as every address of the API does", async () => {
  await as("admin");
  for (const query of ["", "?colour=red"]) {
    const { headers } = await fetchList("users", query);
    expect([headers.has("ratelimit"), headers.has("ratelimit-policy")]).toEqual([true, true]);
  }
  const before = await app.db.auditEvent.count();
  const wrong = await callApi("exports/users", { method: "POST" });
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  expect(await wrong.json()).toMatchObject({ type: "/settings/api#wrong_method", code: "wrong_method" });
  expect(await app.db.auditEvent.count()).toBe(before);
});

const office = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"].find(existsSync);

/** What LibreOffice makes of a CSV file when it opens it as it always does. */
function openedInOffice(folder: string, name: string, csv: Uint8Array | string): string {
  writeFileSync(path.join(folder, `${name}.csv`), csv);
  // A profile of its own: a second office of the same user hands its file to the first and ends.
  const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
  const told = [profile, "--headless", "--convert-to", "fods", "--outdir", folder, path.join(folder, `${name}.csv`)];
  execFileSync(office ?? "", told, { stdio: "ignore" });
  return readFileSync(path.join(folder, `${name}.fods`), "utf8");
}

it.skipIf(!office)(
  "LibreOffice finds no formula in it, though it does in the same cells written as they are (skipped where soffice isn’t installed)",
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-office-"));
    try {
      const { data } = await exported("users");
      const bare = data.toString("utf8").replaceAll(`"'`, `"`);
      expect(bare).not.toBe(data.toString("utf8"));
      expect(openedInOffice(folder, "bare", bare)).toContain("table:formula");
      expect(openedInOffice(folder, "users", data)).not.toContain("table:formula");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  120_000,
);

import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { execute } from "@/lib/gate/execute";
import { applyImport } from "@/lib/imports/apply-import";
import { uploadFile } from "@/lib/imports/upload.store";
import { findBrokenLink, findHalfDone } from "@/lib/testing/crash/oracle";
import { bundleVictim, Victim } from "@/lib/testing/crash/processes";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { carryOnImports } from "./import";

// Processes are born here; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 240_000 });

const INSIDE = "CP25 inside a batch, its cursor written";
const COMMIT = "CP26 a batch's commit sent, no answer read";
const BETWEEN = "CP23 between two batches";
const IS_FULL = Boolean(process.env.FULL_MATRIX);
const BATCHES = IS_FULL ? 12 : 3;
const ROWS = BATCHES * 7 - 3;

let app: Awaited<ReturnType<typeof useTestApp>>;
let program: string;
let next: Victim | undefined;

beforeAll(async () => {
  [program, app] = await Promise.all([bundleVictim(), useTestApp()]);
  next = breed();
}, 60_000);
afterAll(async () => {
  await next?.kill();
  await app.close();
  rmSync(program, { force: true });
});

const breed = () =>
  new Victim(program, {
    DATABASE_URL: app.url,
    GATEHOUSE_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
    LOG_LEVEL: "silent",
  });

async function dieAt(stopAt: string): Promise<void> {
  const child = next ?? breed();
  next = breed();
  await child.start({ kind: "work", stopAt, leaseSeconds: 1 });
  await child.stopped();
  await child.kill();
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

it("a worker that is killed inside and after every batch of an import leaves every row imported exactly once", async () => {
  // Without addresses nothing in the database would keep a person from being added twice.
  const names = Array.from({ length: ROWS }, (_, n) => `Person ${n}`);
  const about = { kind: "users" as const, fileName: "crash.csv", askedBy: "A test" };
  const { importId } = await uploadFile(bytes(["name", ...names].join("\n")), about);
  await app.db.csvImport.update({ where: { id: importId }, data: { batch: 7 } });
  const request = { door: "screen" as const, requestId: "crash", address: null };
  const options = ROWS > 25 ? { confirm: ROWS } : {};
  const asked = await execute(applyImport, { actor: await actorOf(app.db, "admin"), request }, { importId }, options);
  expect(asked.ok).toBe(true);
  const at = async () => (await app.db.csvImport.findUniqueOrThrow({ where: { id: importId } })).done;
  for (let batch = 1; batch <= BATCHES; batch += 1) {
    const behind = Math.min(batch * 7, ROWS);
    if (IS_FULL || batch < BATCHES) {
      await dieAt(INSIDE);
      expect(await at()).toBe((batch - 1) * 7);
    }
    await dieAt(batch % 2 === 1 ? COMMIT : BETWEEN);
    // A commit that was sent is carried out whether or not anybody is left to hear of it.
    await vi.waitUntil(async () => (await at()) === behind, { timeout: 10_000, interval: 20 });
  }
  await carryOnImports(app.db, new AbortController().signal);
  const done = await app.db.csvImport.findUniqueOrThrow({ where: { id: importId } });
  expect(done).toMatchObject({ state: "done", done: ROWS, passed: 0 });
  const people = await app.db.appUser.findMany({ select: { name: true } });
  expect(people.map(({ name }) => name).sort()).toEqual([...names].sort());
  const changeId = (asked.ok && asked.changeId) || "";
  const events = await app.db.auditEvent.groupBy({
    by: ["code"],
    where: { changeId },
    _count: true,
    orderBy: { code: "asc" },
  });
  expect(events.map(({ code, _count }) => [code, _count])).toEqual([
    ["import.asked", 1],
    ["import.ended", 1],
    ["import.users_taken", BATCHES],
  ]);
  expect(await findBrokenLink(app.db)).toBeNull();
  expect(await findHalfDone(app.db)).toEqual([]);
});

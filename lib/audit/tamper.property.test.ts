import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditDraft, Fields } from "@/lib/audit/audit.events";
import { appendEvents } from "@/lib/audit/audit.store";
import { writeCheckpointIfDue } from "@/lib/audit/checkpoint";
import { type CheckpointPlace, openSigningKey, publicKeyFile } from "@/lib/audit/checkpoint-files";
import { logLines } from "@/lib/audit/export";
import { readHead, readProvenEvents } from "@/lib/audit/proven-events.store";
import { readPublicKeys } from "@/lib/audit/signature";
import { type Verdict, verifyExport } from "@/lib/audit/verify";
import { createDb, type Db, type Tx } from "@/lib/db/client";
import { signHead, type TamperAct, tamperActs, withByteChanged } from "@/lib/testing/tamper-acts";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";

// The attacker owns the database: triggers and keys don't stop him. Each act runs in a transaction that is rolled back.

const EVENTS = 24;
const SIGNED = [5, 11, 18, EVENTS];
const acts = tamperActs(EVENTS, SIGNED, generateKeyPairSync("ed25519").privateKey);
const now = new Date("2026-11-21T12:00:00.000Z");
let test: TestDb;
let owner: Db;
let place: CheckpointPlace;
let outside: string[];
let publicKeys: Map<string, KeyObject>;

beforeAll(async () => {
  test = await createTestDb();
  owner = createDb(test.ownerUrl);
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-audit-"));
  place = { keyFile: path.join(folder, "checkpoint.key"), checkpointFile: path.join(folder, "checkpoints.ndjson") };
  for (let seq = 1; seq <= EVENTS; seq += 1) {
    const event = userChanged(`Kim ${seq}`, { email: `kim${seq}@example.test` });
    await owner.$transaction((tx) => append(tx, [event], `req-${seq}`));
    if (SIGNED.includes(seq)) await writeCheckpointIfDue(owner, now, { place, isForced: true });
  }
  outside = readFileSync(place.checkpointFile, "utf8").trimEnd().split("\n");
  publicKeys = readPublicKeys(readFileSync(publicKeyFile(place), "utf8"));
});
afterAll(async () => {
  await owner.$disconnect();
  await test.close();
  rmSync(path.dirname(place.keyFile), { recursive: true, force: true });
});

describe("the verifier", () => {
  it("passes the log that nobody touched, and says up to where it is signed", async () => {
    expect(await verdictAfter({ what: "nothing" })).toMatchObject({
      ok: true,
      events: EVENTS,
      checkpoints: SIGNED.length,
    });
  });

  it.each(acts.map((act, kind) => [fc.sample(act, { numRuns: 1, seed: kind })[0]?.what, act]))(
    "finds at the exact event, in 28 random ways: %s",
    { timeout: 60_000 },
    async (_what, act) => {
      await fc.assert(fc.asyncProperty(act as fc.Arbitrary<TamperAct>, isFound), { numRuns: 28 });
    },
  );

  it("raises no false alarm on 200 clean logs with texts and values of any kind", { timeout: 240_000 }, async () => {
    const text = fc.string({ unit: "binary", maxLength: 40 });
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const value = fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.array(text));
    const given = fc.array(fc.tuple(text, fc.dictionary(text, value, { maxKeys: 4 })), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(given, text, async (events, requestId) => {
        const inDatabase = async (tx: Tx) => {
          await append(
            tx,
            events.map(([name, fields]) => userChanged(name, fields)),
            requestId,
          );
          await signHead(tx, openSigningKey(place));
        };
        expect(await verdictAfter({ what: "more events", inDatabase })).toMatchObject({
          ok: true,
          events: EVENTS + events.length,
        });
      }),
      { numRuns: 200 },
    );
  });

  it("finds any changed byte of an exported file", { timeout: 120_000 }, async () => {
    const lines = await exported(async () => {});
    const [line, where, xor] = [
      fc.integer({ min: 1, max: lines.length - 1 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
    ];
    await fc.assert(
      fc.asyncProperty(line, where, xor, async (at, byte, change) => {
        const tampered = lines.with(at, withByteChanged(lines[at] ?? "", byte, change));
        expect(await verifyExport(tampered, { publicKeys })).toMatchObject({ ok: false });
      }),
      { numRuns: 300 },
    );
  });

  it("accepts erased personal text and says how much was erased", async () => {
    const inDatabase = (tx: Tx) =>
      tx.$executeRaw`update audit_personal set personal = null, salt = '' where seq in (3, 9)`;
    expect(await verdictAfter({ what: "erase", inDatabase })).toMatchObject({ ok: true, erased: 2 });
  });

  it("takes an older checkpoint file, and refuses an export that is older than the file", async () => {
    const onCheckpointFile = (lines: string[]) => lines.slice(0, 2);
    expect(await verdictAfter({ what: "an older file", onCheckpointFile })).toMatchObject({ ok: true });
    const older = await rolledBack(async (tx) => {
      const [event] = await collect(readProvenEvents(tx, 10, 11));
      return collect(logLines(tx, now, { seq: 11, hash: event?.hash ?? "" }));
    });
    expect(await verifyExport(older, { publicKeys })).toMatchObject({ ok: true, events: 11 });
    expect(await verifyExport(older, { publicKeys, outside })).toMatchObject({ ok: false, firstBadSeq: 12 });
  });

  it("says which events no signature vouches for", async () => {
    const inDatabase = (tx: Tx) => append(tx, [userChanged("Kim", {})], "req-25");
    expect(await verdictAfter({ what: "one more", inDatabase })).toMatchObject({ ok: false, firstBadSeq: EVENTS + 1 });
  });

  it("trusts no key but the given one", async () => {
    const pem = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString();
    const verdict = await verifyExport(await exported(async () => {}), { publicKeys: readPublicKeys(pem) });
    expect(verdict).toMatchObject({ ok: false, firstBadSeq: SIGNED[0] });
  });
});

async function isFound(act: TamperAct): Promise<void> {
  const verdict = await verdictAfter(act);
  expect(verdict, act.what).toMatchObject({ ok: false, why: expect.stringMatching(/^[A-Z].+/) });
  if (act.firstBad) expect(act.firstBad, act.what).toContain(verdict.ok ? undefined : verdict.firstBadSeq);
}

async function verdictAfter({ inDatabase = async () => {}, onExport, onCheckpointFile }: TamperAct): Promise<Verdict> {
  const lines = await exported(inDatabase);
  return verifyExport(onExport?.(lines) ?? lines, { publicKeys, outside: onCheckpointFile?.(outside) ?? outside });
}

function exported(inDatabase: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  return rolledBack(async (tx) => {
    await inDatabase(tx);
    return collect(logLines(tx, now, await readHead(tx)));
  });
}

class RolledBack extends Error {}

async function rolledBack<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  let kept: { value: T } | undefined;
  const transaction = owner.$transaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`;
    kept = { value: await run(tx) };
    throw new RolledBack();
  });
  await transaction.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  if (!kept) throw new Error("the transaction did not run");
  return kept.value;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function userChanged(name: string, after: Fields): AuditDraft {
  return { code: "user.changed", subject: { kind: "user", id: "usr_1", name }, after };
}

async function append(tx: Tx, drafts: AuditDraft[], requestId: string): Promise<void> {
  const actor = { kind: "operator", id: "opr_1", name: "Sanne", role: "support", sessionId: null } as const;
  const why = { reason: null, ticket: null, note: null };
  const where = { door: "screen", operation: "user.change", changeId: null, commandId: null, requestId } as const;
  await appendEvents(tx, { at: now, actor, ...where, ...why, outcome: "done" }, drafts);
}

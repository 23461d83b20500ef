import { createPublicKey } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendEvents } from "@/lib/audit/audit.store";
import { AuditBroken, checkpointLag, writeCheckpointIfDue } from "@/lib/audit/checkpoint";
import { appendCheckpoints, type CheckpointPlace, openSigningKey, publicKeyFile } from "@/lib/audit/checkpoint-files";
import { isSigned, readCheckpointLine, readPublicKeys, signCheckpoint } from "@/lib/audit/signature";
import { createDb } from "@/lib/db/client";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";

const start = new Date("2026-11-21T12:00:00.000Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
let test: TestDb;
let place: CheckpointPlace;

beforeEach(async () => {
  test = await createTestDb();
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-checkpoint-"));
  place = { keyFile: path.join(folder, "checkpoint.key"), checkpointFile: path.join(folder, "checkpoints.ndjson") };
});
afterEach(async () => {
  await test.close();
  rmSync(path.dirname(place.keyFile), { recursive: true, force: true });
});

const due = (at: Date) => writeCheckpointIfDue(test.db, at, { place });
const forced = (at: Date) => writeCheckpointIfDue(test.db, at, { place, isForced: true });
const fileSeqs = () =>
  readFileSync(place.checkpointFile, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => readCheckpointLine(line)?.seq);
const tableSeqs = async () =>
  (await test.db.auditCheckpoint.findMany({ orderBy: { seq: "asc" } })).map(({ seq }) => Number(seq));

async function append(events: number): Promise<void> {
  const actor = { kind: "system", id: "system", name: "Gatehouse" } as const;
  const words = { reason: null, ticket: null, note: null, changeId: null, commandId: null };
  const envelope = {
    at: start,
    actor,
    door: "worker",
    operation: "x",
    requestId: "r",
    outcome: "done",
    ...words,
  } as const;
  const draft = { code: "user.changed", subject: { kind: "user", id: "usr_1", name: "Kim" } } as const;
  await test.db.$transaction((tx) =>
    appendEvents(
      tx,
      envelope,
      Array.from({ length: events }, () => draft),
    ),
  );
}

async function asOwner(...statements: string[]): Promise<void> {
  const owner = createDb(test.ownerUrl);
  await owner.$transaction(async (tx) => {
    await tx.$executeRawUnsafe("set local session_replication_role = replica");
    for (const statement of statements) await tx.$executeRawUnsafe(statement);
  });
  await owner.$disconnect();
}

describe("a checkpoint", () => {
  it("is signed after 60 seconds or 1,000 events, whichever comes first, and never for nothing", async () => {
    expect(await due(start)).toBeNull();
    await append(1);
    expect(await due(start)).toMatchObject({ seq: 1 });
    expect(await due(later(600))).toBeNull();
    await append(1);
    expect(await due(later(59))).toBeNull();
    expect(await due(later(60))).toMatchObject({ seq: 2 });
    await append(999);
    expect(await due(later(61))).toBeNull();
    await append(1);
    expect(await due(later(62))).toMatchObject({ seq: 1002 });
    expect(fileSeqs()).toEqual([1, 2, 1002]);
    expect(await tableSeqs()).toEqual([1, 2, 1002]);
  });

  it("is proven by the public key beside the secret one, which only its owner can read", async () => {
    await append(1);
    const checkpoint = await forced(start);
    const keys = readPublicKeys(readFileSync(publicKeyFile(place), "utf8"));
    expect(checkpoint && isSigned(keys, checkpoint)).toBe(true);
    expect(statSync(place.keyFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(publicKeyFile(place), "utf8")).not.toContain("PRIVATE");
  });

  it("tells how much nothing vouches for yet", async () => {
    await append(2);
    await forced(start);
    await append(3);
    expect(await checkpointLag(test.db)).toEqual({ events: 3, oldest: start, checkpointAt: start, checkpointSeq: 2 });
    await forced(later(1));
    expect(await checkpointLag(test.db)).toMatchObject({ events: 0, oldest: null });
  });

  it("is refused when an event since the last one was changed, and named", async () => {
    await append(3);
    await forced(start);
    await append(5);
    await asOwner("update audit_event set outcome = 'denied' where seq = 6");
    await expect(forced(later(1))).rejects.toMatchObject({ name: "AuditBroken", firstBadSeq: 6 });
    expect(fileSeqs()).toEqual([3]);
  });

  it("is refused when the database was set back to before the last one, even after it grew again", async () => {
    await append(3);
    await forced(start);
    const copies = ["audit_event", "audit_personal", "audit_head", "audit_checkpoint"];
    await asOwner(...copies.map((table) => `create table was_${table} as table ${table}`));
    await append(2);
    await forced(later(1));
    await asOwner(
      ...copies.flatMap((table) => [`delete from ${table}`, `insert into ${table} select * from was_${table}`]),
    );
    await expect(forced(later(2))).rejects.toMatchObject({ firstBadSeq: 4 });
    await append(2);
    await expect(forced(later(3))).rejects.toThrow(AuditBroken);
    await append(3);
    await expect(forced(later(4))).rejects.toThrow(AuditBroken);
    expect(fileSeqs()).toEqual([3, 5]);
  });

  it("survives a crash between file and database, and half a line", async () => {
    await append(2);
    await forced(start);
    await append(2);
    const head = await test.db.auditHead.findFirstOrThrow();
    const hash = Buffer.from(head.hash).toString("hex");
    appendCheckpoints(place, [
      signCheckpoint(openSigningKey(place), { seq: 4, hash, at: "2026-11-21T12:00:01.000000Z" }),
    ]);
    appendFileSync(place.checkpointFile, '{"at":"2026-11-21T12:0');
    await append(1);
    expect(await forced(later(2))).toMatchObject({ seq: 5 });
    expect(fileSeqs()).toEqual([2, 4, 5]);
    expect(await tableSeqs()).toEqual([2, 4, 5]);
  });

  it("fills a file that is new or was restored from an older copy", async () => {
    for (const seconds of [0, 1, 2]) {
      await append(1);
      await forced(later(seconds));
    }
    const [first] = readFileSync(place.checkpointFile, "utf8").split("\n");
    for (const content of [`${first}\n`, ""]) {
      writeFileSync(place.checkpointFile, content);
      await forced(later(3));
      expect(fileSeqs()).toEqual([1, 2, 3]);
    }
  });

  it("is signed once when several processes want to at the same moment", async () => {
    await append(4);
    await Promise.all(Array.from({ length: 6 }, () => due(later(1))));
    expect(fileSeqs()).toEqual([4]);
    expect(readPublicKeys(readFileSync(publicKeyFile(place), "utf8")).size).toBe(1);
  });

  it("keeps the public half of every key that ever signed", async () => {
    const first = createPublicKey(openSigningKey(place)).export({ type: "spki", format: "pem" }).toString();
    rmSync(place.keyFile);
    openSigningKey(place);
    expect(readPublicKeys(readFileSync(publicKeyFile(place), "utf8")).size).toBe(2);
    expect(readFileSync(publicKeyFile(place), "utf8")).toContain(first);
  });
});

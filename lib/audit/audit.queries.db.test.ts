import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { getEvent, listEvents } from "@/lib/audit/audit.queries";
import { type AuditEnvelope, appendEvents } from "@/lib/audit/audit.store";
import { AUDIT_FAMILIES, type AuditFilter } from "@/lib/audit/audit-views.rules";
import { writeCheckpointIfDue } from "@/lib/audit/checkpoint";
import { createDb, db } from "@/lib/db/client";
import { resetEnvForTests } from "@/lib/env";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";

const reader = { role: "auditor" } as const;
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-audit-"));
const kim = { kind: "user", id: "usr_kim", name: "Kim de Vries" } as const;
const planning = { kind: "connector", id: "con_planning", name: "Planning 100%" } as const;
const account = { kind: "account", id: "acc_kim", name: "12345.KIM" } as const;
const token = { kind: "token", id: "tok_kim", name: "A41C…9F3C" } as const;
let test: TestDb;

beforeAll(async () => {
  test = await createTestDb();
  vi.stubEnv("DATABASE_URL", test.url);
  resetEnvForTests();
  await append([
    { code: "user.changed", subject: kim, before: { email: "old@example.test" }, after: { email: null, name: "Kim" } },
  ]);
  const impact = {
    gained: 0,
    lost: 1,
    people: 1,
    gainedPairs: [],
    lostPairs: [
      {
        accountId: account.id,
        userId: kim.id,
        userName: kim.name,
        connectorId: planning.id,
        connectorName: planning.name,
      },
    ],
  };
  await test.db.$transaction((tx) =>
    appendEvents(
      tx,
      envelope({ changeId: "chg_1", reason: "Token leaked", note: "found in a mail" }),
      [{ code: "token.revoked", subject: token, related: { account, connector: planning } }],
      impact,
    ),
  );
  await append([{ code: "gate.denied", subject: { kind: "operation", id: "group.create", name: "Create a group" } }], {
    outcome: "denied",
  });
  const place = { keyFile: path.join(folder, "key"), checkpointFile: path.join(folder, "checkpoints.ndjson") };
  await writeCheckpointIfDue(test.db, new Date("2026-11-21T15:00:00Z"), { place, isForced: true });
  await append(
    Array.from(
      { length: 60 },
      (): AuditDraft => ({ code: "user.changed", subject: { ...kim, id: "usr_other", name: "Piet" } }),
    ),
  );
});
afterAll(async () => {
  await db.$disconnect();
  await test.close();
  vi.unstubAllEnvs();
  resetEnvForTests();
  rmSync(folder, { recursive: true, force: true });
});

describe("the list of events", () => {
  it("says each event as a sentence with the names of its time", async () => {
    const { rows } = await listEvents(reader, { changeId: "chg_1" }, { size: 25 });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sentence.map(({ text }) => text).join("")).toBe(
      "Sanne revoked token A41C…9F3C of 12345.KIM on Planning 100%",
    );
    expect(rows[0]).toMatchObject({ seq: 2, reason: "Token leaked", actor: { name: "Sanne" }, subject: token });
  });

  it.each<[string, AuditFilter, number[]]>([
    ["subject", { subjectId: kim.id }, [1]],
    ["a related thing", { relatedId: account.id }, [2]],
    ["anything about one thing", { aboutId: planning.id }, [2]],
    ["a family of codes", { family: "token" }, [2]],
    ["outcome", { outcome: "denied" }, [3]],
    ["a change", { changeId: "chg_1" }, [2]],
    ["part of a name", { q: "kim DE" }, [1]],
    ["a name with a sign of LIKE", { q: "100%" }, [2]],
    ["a word of a note", { q: "in a mail" }, [2]],
    ["nothing for a wildcard", { q: "K%s" }, []],
    ["nothing for a field's name", { q: "related" }, []],
    ["a time", { to: new Date("2026-11-21T14:03:07.120Z") }, []],
  ])("can be narrowed to %s", async (_what, filter, expected) => {
    const { rows, total } = await listEvents(reader, filter, { size: 25 });
    expect(rows.map(({ seq }) => seq)).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  it("goes page by page from the newest to the first", async () => {
    const first = await listEvents(reader, {}, { size: 25 });
    expect(first).toMatchObject({ total: 63, totalIsExact: true, first: 1, prev: null });
    const second = await listEvents(reader, {}, { size: 25, after: first.next ?? "" });
    expect([second.first, second.rows[0]?.seq]).toEqual([26, 38]);
    const last = await listEvents(reader, {}, { size: 25, at: "last" });
    expect([last.rows.at(-1)?.seq, last.next]).toEqual([1, null]);
  });

  it("offers every family that an event can have", () => {
    expect(AUDIT_FAMILIES).toEqual(expect.arrayContaining(["token", "connector", "gate", "operator"]));
  });
});

describe("one event", () => {
  it("shows what was before and after, who was hit, its place and who vouches for it", async () => {
    expect(await getEvent(reader, 1)).toMatchObject({
      fields: [
        { field: "email", before: "old@example.test", after: null },
        { field: "name", before: undefined, after: "Kim" },
      ],
      previousHash: "0".repeat(64),
      link: { isUnbroken: true },
      signed: { seq: 3, at: new Date("2026-11-21T15:00:00Z") },
      older: null,
      newer: 2,
    });
    expect(await getEvent(reader, "2")).toMatchObject({
      note: "found in a mail",
      related: [
        { role: "account", ...account },
        { role: "connector", ...planning },
      ],
      impact: { lost: 1, lostPairs: [{ userId: kim.id, userName: kim.name, connectorName: planning.name }] },
    });
    expect(await getEvent(reader, 63)).toMatchObject({ signed: null, newer: null, older: 62 });
  });

  it.each(["0", "64", "-1", "1e1", "1; drop table", "", "9".repeat(30)])(
    "is not found by the number %j",
    async (seq) => {
      await expect(getEvent(reader, seq)).rejects.toMatchObject({ code: "not_found" });
    },
  );

  it("says that it was changed, where somebody with the database in his hands did so, and shows erased names as erased", async () => {
    const owner = createDb(test.ownerUrl);
    await owner.$transaction([
      owner.$executeRaw`set local session_replication_role = replica`,
      owner.$executeRaw`update audit_event set outcome = 'failed' where seq = 40`,
      owner.$executeRaw`update audit_personal set personal = null, salt = '' where seq = 50`,
    ]);
    await owner.$disconnect();
    expect(await getEvent(reader, 40)).toMatchObject({
      link: { isUnbroken: false, why: expect.stringContaining("content") },
    });
    expect(await getEvent(reader, 50)).toMatchObject({
      link: { isUnbroken: true },
      isErased: true,
      actor: { name: "erased" },
    });
  });
});

function envelope(changes: Partial<AuditEnvelope>): AuditEnvelope {
  return {
    at: new Date("2026-11-21T14:03:07.120Z"),
    actor: { kind: "operator", id: "opr_1", name: "Sanne", role: "support", sessionId: null },
    door: "screen",
    operation: "user.change",
    changeId: null,
    commandId: null,
    requestId: "req-1",
    reason: null,
    ticket: null,
    note: null,
    outcome: "done",
    ...changes,
  };
}

async function append(drafts: AuditDraft[], changes: Partial<AuditEnvelope> = {}): Promise<void> {
  await test.db.$transaction((tx) => appendEvents(tx, envelope(changes), drafts));
}

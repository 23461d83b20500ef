import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { type AuditEnvelope, appendEvents } from "@/lib/audit/audit.store";
import { createDb } from "@/lib/db/client";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";

let test: TestDb;
beforeAll(async () => {
  test = await createTestDb();
});
afterAll(() => test.close());

const envelope: AuditEnvelope = {
  at: new Date("2026-11-21T14:03:07.120Z"),
  actor: { kind: "operator", id: "opr_1", name: "Sanne Bakker", role: "support", sessionId: null },
  door: "screen",
  operation: "user.change",
  changeId: null,
  commandId: null,
  requestId: "req-1",
  reason: "Person left",
  ticket: "SD-1",
  note: "Kim asked for it",
  outcome: "done",
};

function userChanged(name: string, after: Record<string, string | number> = {}): AuditDraft {
  return { code: "user.changed", subject: { kind: "user", id: "usr_1", name }, after };
}

function append(drafts: AuditDraft[], changes: Partial<AuditEnvelope> = {}) {
  return test.db.$transaction((tx) => appendEvents(tx, { ...envelope, ...changes }, drafts));
}

describe("appending to the audit log", () => {
  it("numbers the events of one act without a gap and moves the head to the last of them", async () => {
    const before = await test.db.auditHead.findFirstOrThrow();
    const { firstSeq, lastSeq } = await append([userChanged("Kim"), userChanged("Kim"), userChanged("Kim")]);
    expect([firstSeq, lastSeq]).toEqual([before.seq + 1n, before.seq + 3n]);
    const [last, head] = [
      await test.db.auditEvent.findUniqueOrThrow({ where: { seq: lastSeq } }),
      await test.db.auditHead.findFirstOrThrow(),
    ];
    expect([head.seq, head.hash]).toEqual([lastSeq, last.hash]);
  });

  it("keeps control characters, bidi overrides, ANSI codes and line breaks exactly as they came", async () => {
    const name = "=cmd|'/c'\u202egpj\u001b[31m\r\n\t{\"a\":1}\u2028'; drop table audit_event; --";
    const { lastSeq } = await append([userChanged(name, { note: name })]);
    const row = await test.db.auditPersonal.findUniqueOrThrow({ where: { seq: lastSeq } });
    expect(row.personal).toMatchObject({ subject: name, after: { note: name } });
  });

  it("takes even what a database text can't hold", async () => {
    const { lastSeq } = await append([userChanged("a\u0000b\ud800c")], { requestId: "r\u0000" });
    const row = await test.db.auditPersonal.findUniqueOrThrow({ where: { seq: lastSeq } });
    expect(row.personal).toMatchObject({ subject: "a\u2400b\ufffdc" });
  });

  it("holds no name, value or word of a person in the part that is kept for ever", async () => {
    const { lastSeq } = await append([userChanged("Kim de Vries", { email: "kim@example.test" })]);
    const row = await test.db.auditEvent.findUniqueOrThrow({ where: { seq: lastSeq } });
    const text = JSON.stringify(row, (_key, value) => (typeof value === "bigint" ? String(value) : value));
    for (const personal of ["Kim", "Sanne", "example.test", "Person left", "SD-1"])
      expect(text).not.toContain(personal);
    expect(row.body).toMatchObject({ fields: ["email"] });
  });

  it("cuts a secret's shape out of every text, wherever somebody typed it", async () => {
    const secret = `gth_api_${"a1".repeat(18)}`;
    const { lastSeq } = await append([userChanged(secret, { note: secret })], {
      note: secret,
      ticket: secret,
      requestId: secret,
    });
    const [event, personal] = [
      await test.db.auditEvent.findUniqueOrThrow({ where: { seq: lastSeq } }),
      await test.db.auditPersonal.findUniqueOrThrow({ where: { seq: lastSeq } }),
    ];
    expect(event.requestId + JSON.stringify([event.body, personal.personal])).not.toContain("a1a1a1");
  });

  it("takes the change back when the event can't be written", async () => {
    const owner = createDb(test.ownerUrl);
    await owner.$executeRawUnsafe(
      "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$",
    );
    await owner.$executeRawUnsafe(
      "create trigger refuse before insert on audit_personal for each row execute function refuse()",
    );
    const [head, events] = [await test.db.auditHead.findFirstOrThrow(), await test.db.auditEvent.count()];
    const change = test.db.$transaction(async (tx) => {
      await tx.policy.create({ data: { key: "rolled.back", value: 1 } });
      await appendEvents(tx, envelope, [userChanged("Kim")]);
    });
    await expect(change).rejects.toThrow(/disk full/);
    await owner.$executeRawUnsafe("drop trigger refuse on audit_personal");
    await owner.$disconnect();
    expect(await test.db.policy.findUnique({ where: { key: "rolled.back" } })).toBeNull();
    expect(await test.db.auditHead.findFirstOrThrow()).toEqual(head);
    expect(await test.db.auditEvent.count()).toBe(events);
  });

  it("refuses an act without an event, and a value that JSON can't hold", async () => {
    await expect(append([])).rejects.toMatchObject({ code: "internal" });
    await expect(append([userChanged("Kim", { days: Number.NaN })])).rejects.toThrow(RangeError);
  });

  it("keeps the chain whole when eight acts end at once", async () => {
    const before = await test.db.auditHead.findFirstOrThrow();
    await Promise.all(Array.from({ length: 40 }, () => append([userChanged("Kim"), userChanged("Kim")])));
    const rows = await test.db.auditEvent.findMany({ where: { seq: { gte: before.seq } }, orderBy: { seq: "asc" } });
    expect(rows.length).toBe(81);
    for (const [index, row] of rows.slice(1).entries()) expect(row.previousHash).toEqual(rows[index]?.hash);
  });
});

describe("the application's role", () => {
  it.each([
    "update audit_event set outcome = outcome",
    "delete from audit_event",
    "truncate audit_event cascade",
    "update audit_personal set personal = null",
    "delete from audit_personal",
    "truncate audit_personal",
    "update audit_checkpoint set hash = hash",
    "delete from audit_checkpoint",
    "delete from audit_head",
    "truncate audit_head",
    "drop table audit_event cascade",
    "alter table audit_event disable trigger all",
    "alter table audit_event alter column code drop not null",
    "set session_replication_role = replica",
  ])("may not: %s", async (statement) => {
    await expect(test.db.$executeRawUnsafe(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it("has even the owner stopped by the table itself", async () => {
    const owner = createDb(test.ownerUrl);
    for (const statement of [
      "update audit_event set outcome = outcome",
      "delete from audit_event",
      "truncate audit_event cascade",
    ]) {
      await expect(owner.$executeRawUnsafe(statement)).rejects.toThrow(/append-only/);
    }
    await owner.$disconnect();
  });
});

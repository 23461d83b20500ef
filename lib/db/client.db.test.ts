import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";

let test: TestDb;
beforeAll(async () => {
  test = await createTestDb();
});
afterAll(() => test.close());

describe("database client", () => {
  it("prepares a statement once and runs it again under its name", async () => {
    const prepared = await test.db.$transaction(async (tx) => {
      for (const value of [1, 2, 3]) await queryRows(tx, Prisma.sql`select ${value}::int as value`);
      return queryRows<{ runs: bigint }>(
        tx,
        Prisma.sql`select generic_plans + custom_plans as runs from pg_prepared_statements where statement like 'select $1::int as value'`,
      );
    });
    expect(prepared).toEqual([{ runs: 3n }]);
  });

  it("limits every statement and every idle transaction, and says who it is", async () => {
    const rows = await queryRows(
      test.db,
      Prisma.sql`select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle, current_setting('application_name') as name`,
    );
    expect(rows).toEqual([{ statement: "15s", idle: "1min", name: "gatehouse test" }]);
  });

  it("may not update, delete or truncate the audit trail", async () => {
    for (const statement of ["update audit_event set seq = seq", "delete from audit_event", "truncate audit_event"]) {
      await expect(test.db.$executeRawUnsafe(statement)).rejects.toThrow(/permission denied/);
    }
  });

  it("is on a database that no other test sees", async () => {
    const other = await createTestDb();
    const owner = new pg.Client({ connectionString: other.ownerUrl });
    await owner.connect();
    await owner.query("create table only_here ()");
    await owner.end();
    const [row] = await queryRows<{ here: string | null }>(
      test.db,
      Prisma.sql`select to_regclass('only_here')::text as here`,
    );
    expect(row).toEqual({ here: null });
    await other.close();
  });
});

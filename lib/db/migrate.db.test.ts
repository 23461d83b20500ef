import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MigrationRefused, migrate } from "@/lib/db/migrate";
import { migrationState } from "@/lib/db/migration-state";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";

const real = path.resolve("prisma/migrations");
const latest = readdirSync(real)
  .filter((name) => /^\d/.test(name))
  .sort();
let test: TestDb;

beforeAll(async () => {
  test = await createTestDb();
});
afterAll(() => test.close());

describe("migrate", () => {
  it("applies nothing twice", async () => {
    expect(await migrate({ url: test.ownerUrl })).toEqual([]);
    expect(await migrationState(test.ownerUrl)).toBe("current");
  });

  it("lets the application's role read how far the schema is", async () => {
    expect(await migrationState(test.url)).toBe("current");
  });

  it("applies a new migration whole, with function bodies that hold semicolons, and tells its progress", async () => {
    const directory = withMigration(
      "29991231000000_more",
      "create function two() returns int language plpgsql as $$ begin perform 1; return 2; end $$;",
    );
    const lines: string[] = [];
    expect(await migrationState(test.ownerUrl, directory)).toBe("behind");
    expect(await migrate({ url: test.ownerUrl, directory, onProgress: (line) => lines.push(line) })).toEqual([
      "29991231000000_more",
    ]);
    expect(lines).toEqual(["Applying 29991231000000_more (1 of 1)"]);
    expect(await one(test.ownerUrl, "select two() as answer")).toEqual({ answer: 2 });
  });

  it("refuses a database that a newer version made, and leaves it as it is", async () => {
    expect(await migrationState(test.ownerUrl)).toBe("newer");
    await expect(migrate({ url: test.ownerUrl })).rejects.toMatchObject({
      code: "newer_schema",
      message: expect.stringContaining("newer Gatehouse"),
    });
  });

  it("says which migration failed and why, keeps nothing of it, and refuses from then on", async () => {
    const own = await createTestDb();
    const directory = withMigration("29991231000000_broken", "create table half (id int); select missing_function();");
    await expect(migrate({ url: own.ownerUrl, directory })).rejects.toMatchObject({
      code: "migration_failed",
      message: expect.stringContaining("29991231000000_broken"),
    });
    await expect(migrate({ url: own.ownerUrl, directory })).rejects.toBeInstanceOf(MigrationRefused);
    expect(await migrationState(own.ownerUrl, directory)).toBe("failed");
    expect(await one(own.ownerUrl, "select to_regclass('half') as half")).toEqual({ half: null });
    await own.close();
  });

  it("knows every migration of this version", async () => {
    const row = await one(
      test.ownerUrl,
      "select count(*)::int as applied from _prisma_migrations where migration_name < '2999'",
    );
    expect(row).toEqual({ applied: latest.length });
  });
});

function withMigration(name: string, sql: string): string {
  const directory = mkdtempSync(path.join(tmpdir(), "gatehouse-migrations-"));
  cpSync(real, directory, { recursive: true });
  mkdirSync(path.join(directory, name));
  writeFileSync(path.join(directory, name, "migration.sql"), sql);
  return directory;
}

async function one(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows[0];
}

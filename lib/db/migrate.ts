import "server-only";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { openSchemaEngine } from "@/lib/db/schema-engine";
import { scrub } from "@/lib/log";

export type MigrateOptions = Readonly<{
  /** The address of the role that owns the tables. */
  url: string;
  directory?: string;
  onProgress?: (line: string) => void;
}>;

/** Why a database was left as it is; its message is one sentence for a person. */
export class MigrationRefused extends Error {
  override readonly name = "MigrationRefused";
  constructor(
    readonly code: "newer_schema" | "failed_migration" | "edited_migration" | "migration_failed",
    message: string,
  ) {
    super(message);
  }
}

/** Brings the database to this version's schema, one migration at a time, and returns the names of those applied; throws MigrationRefused. */
export async function migrate({
  url,
  directory = defaultDirectory(),
  onProgress = () => {},
}: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(directory);
  const state = await readState(url);
  refuse(state, migrations);
  const pending = migrations.filter(({ name }) => !state.some((row) => row.name === name && row.isApplied));
  if (pending.length === 0) return [];
  const { engine, close } = await openSchemaEngine(url);
  try {
    for (const [index, migration] of pending.entries()) {
      onProgress(`Applying ${migration.name} (${index + 1} of ${pending.length})`);
      const upTo = migrations.slice(0, migrations.indexOf(migration) + 1);
      await engine
        .applyMigrations({
          migrationsList: listFor(directory, upTo),
          filters: { externalTables: [], externalEnums: [] },
        })
        .catch((error: unknown) => refuseBecause(migration.name, error));
    }
  } finally {
    await close();
  }
  return pending.map(({ name }) => name);
}

/** Where the database's schema stands against this version's, without changing anything. */
export async function migrationState(
  url: string,
  directory = defaultDirectory(),
): Promise<"current" | "behind" | "newer" | "failed"> {
  const migrations = await readMigrations(directory);
  const state = await readState(url);
  if (state.some((row) => row.isFailed)) return "failed";
  if (state.some((row) => row.isApplied && !migrations.some(({ name }) => name === row.name))) return "newer";
  return migrations.every(({ name }) => state.some((row) => row.isApplied && row.name === name)) ? "current" : "behind";
}

type Migration = Readonly<{ name: string; sql: string }>;
type Row = Readonly<{ name: string; isApplied: boolean; isFailed: boolean }>;

function refuse(state: readonly Row[], migrations: readonly Migration[]): void {
  const failed = state.find((row) => row.isFailed);
  if (failed) {
    throw new MigrationRefused(
      "failed_migration",
      `An earlier migration of this database failed half way (${failed.name}): restore the backup from before it, or repair it with prisma migrate resolve`,
    );
  }
  const unknown = state.find((row) => row.isApplied && !migrations.some(({ name }) => name === row.name));
  if (unknown) {
    throw new MigrationRefused(
      "newer_schema",
      `This database was made by a newer Gatehouse (it has ${unknown.name}): start that version, or restore a backup from before it`,
    );
  }
}

function refuseBecause(name: string, error: unknown): never {
  const words = scrub(error instanceof Error ? error.message : String(error)).trim();
  throw new MigrationRefused("migration_failed", `The migration ${name} could not be applied: ${words}`);
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(path.join(directory, name, "migration.sql"), "utf8") })),
  );
}

// Prisma's table, read directly: an engine needs a moment to load, and most starts have nothing to apply.
async function readState(url: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    const table = await client.query("select to_regclass('_prisma_migrations') is not null as exists");
    if (!table.rows[0]?.exists) return [];
    const { rows } = await client.query<Row>(
      `select migration_name as name, finished_at is not null as "isApplied", finished_at is null as "isFailed"
       from _prisma_migrations where rolled_back_at is null`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

function listFor(baseDir: string, migrations: readonly Migration[]) {
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}

function defaultDirectory(): string {
  return path.join(process.cwd(), "prisma/migrations");
}

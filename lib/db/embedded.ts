import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { DataDirError, isAlive, openDataDir } from "@/lib/db/data-dir";
import { type Binaries, clusterHome, findBinaries, SERVER_ENV } from "@/lib/db/embedded-binaries";
import { createCluster, ensureAppRole, type Passwords, readPasswords } from "@/lib/db/embedded-cluster";

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
  onExit: (listener: (how: { code: number | null; signal: NodeJS.Signals | null }) => void) => void;
  /** Starts the same server on the same port after it ended. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}>;

const START_LIMIT_MS = 300_000;
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

class Server {
  readonly listeners: ((how: { code: number | null; signal: NodeJS.Signals | null }) => void)[] = [];
  #child: ChildProcess | undefined;
  #isStopping = false;

  constructor(
    readonly binaries: Binaries,
    readonly cluster: string,
    readonly port: number,
    readonly logFile: string,
    readonly settings: Readonly<Record<string, string>>,
  ) {}

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(probeUrl: string): Promise<void> {
    const output = openSync(this.logFile, "w", 0o600);
    const flags = Object.entries({ ...durableSettings(this.port), ...this.settings }).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]);
    // Its own process group: Ctrl-C reaches every process of the terminal's group at once, and the database must go last.
    const child = spawn(this.binaries.postgres, ["-D", this.cluster, ...flags], {
      ...(this.binaries.runAs ?? {}),
      cwd: "/",
      env: SERVER_ENV,
      stdio: ["ignore", output, output],
      detached: true,
    });
    closeSync(output);
    this.#child = child;
    child.once("exit", (code, signal) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      if (!this.#isStopping) for (const listener of this.listeners) listener({ code, signal });
    });
    await once(child, "spawn");
    await answers(probeUrl, () => this.#child === child, this.logFile);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#isStopping = true;
    if (child?.pid === undefined) return;
    const ended = once(child, "exit");
    // SIGINT ends the sessions and writes a checkpoint; SIGQUIT is a crash that the next start recovers from.
    child.kill("SIGINT");
    await Promise.race([ended, wait(STOP_LIMIT_MS, undefined, { ref: false }).then(() => child.kill("SIGQUIT"))]);
    await ended;
  }
}

function durableSettings(port: number): Record<string, string> {
  const quarterMb = Math.floor(totalmem() / 4 / 1024 / 1024);
  return {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: `${Math.max(128, Math.min(1024, quarterMb))}MB`,
    jit: "off",
    random_page_cost: "1.1",
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    // The server's log must not repeat what a failing statement was about.
    log_min_error_statement: "panic",
  };
}

async function answers(url: string, isRunning: () => boolean, logFile: string): Promise<void> {
  const until = Date.now() + START_LIMIT_MS;
  while (Date.now() < until) {
    if (!isRunning()) throw new DataDirError(`PostgreSQL could not start: ${lastWords(logFile)}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("select 1");
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === "28P01")
        throw new DataDirError(
          "The passwords in the data folder don't fit its database: put back the database.json that belongs to it",
        );
      await wait(25);
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new DataDirError(`PostgreSQL did not answer within ${START_LIMIT_MS / 1000} s: ${lastWords(logFile)}`);
}

function lastWords(logFile: string): string {
  const lines = readFileSync(logFile, "utf8").trim().split("\n");
  const cause = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1);
  return cause?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, "") || `it left no word in ${logFile}`;
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

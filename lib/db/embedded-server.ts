import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { totalmem } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { DataDirError } from "@/lib/db/data-dir";
import { type Binaries, SERVER_ENV } from "@/lib/db/embedded-binaries";

export type ExitListener = (how: { code: number | null; signal: NodeJS.Signals | null }) => void;

const START_LIMIT_MS = 300_000;
const STOP_LIMIT_MS = 20_000;

/** One server process on one cluster; `start` resolves once it answers. */
export class Server {
  readonly listeners: ExitListener[] = [];
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

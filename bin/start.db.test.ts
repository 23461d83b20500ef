import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDb } from "@/lib/testing/test-db";

// The real command in a process of its own; each of these ends before anything is built.
const masterKey = Buffer.alloc(32, 1).toString("base64");
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "gatehouse-start-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe("npm start", { timeout: 120_000 }, () => {
  it("refuses a busy port in one sentence and makes nothing", async () => {
    const { server, port } = await listen();
    const { code, errors } = await start({ PORT: String(port) });
    server.close();
    expect(code).toBe(1);
    expect(errors).toEqual([
      `Port ${port} on 127.0.0.1 is in use by another program: stop it, or set PORT to another port`,
    ]);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("refuses to have host applications ask at the console's own port", async () => {
    const { server, port } = await listen();
    server.close();
    const { code, errors } = await start({ PORT: String(port), RESOLVE_PORT: String(port) });
    expect([code, errors]).toEqual([
      1,
      [`RESOLVE_PORT is ${port}, which is the console's own port: set it to another port`],
    ]);
  });

  it("refuses a wrong variable by its name, without its value", async () => {
    const { code, errors } = await start({ GATEHOUSE_MASTER_KEY: "too-short-a-key" });
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/^GATEHOUSE_MASTER_KEY must be 32 bytes in base64/)]);
    expect(errors.join()).not.toContain("too-short-a-key");
  });

  it("refuses a DATABASE_URL where nothing listens, without its password", async () => {
    const { server, port } = await listen();
    server.close();
    const { code, errors } = await start({
      DATABASE_URL: `postgresql://app:hidden-word@127.0.0.1:${port}/gatehouse`,
      GATEHOUSE_MASTER_KEY: masterKey,
    });
    expect(code).toBe(1);
    expect(errors).toEqual([`DATABASE_URL can't be used: nothing listens at 127.0.0.1:${port}`]);
  });

  it("refuses a DATABASE_URL with a wrong password or database, without either's value", async () => {
    const test = await createTestDb();
    const wrongPassword = new URL(test.url);
    wrongPassword.password = "hidden-word";
    const wrongName = new URL(test.url);
    wrongName.pathname = "/no_such_database";
    const [password, name] = await Promise.all(
      [wrongPassword, wrongName].map(({ href }) =>
        start({ DATABASE_URL: href, GATEHOUSE_MASTER_KEY: masterKey }, mkdtempSync(path.join(dataDir, "x"))),
      ),
    );
    expect(password?.errors).toEqual([expect.stringMatching(/does not accept its user name and password$/)]);
    expect(name?.errors).toEqual([
      expect.stringMatching(/there is no database called no_such_database at 127.0.0.1:\d+$/),
    ]);
    expect([password?.code, name?.code]).toEqual([1, 1]);
    await test.close();
  });

  it("refuses to run on a DATABASE_URL without a master key, before it even connects", async () => {
    const { code, errors } = await start({ DATABASE_URL: "postgresql://app@127.0.0.1:1/gatehouse" });
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/^GATEHOUSE_MASTER_KEY is missing/)]);
  });

  it("refuses a half-made data folder and leaves it as it is", async () => {
    mkdirSync(path.join(dataDir, "postgres/base"), { recursive: true });
    const { code, errors } = await start({});
    expect(code).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(
        /is not complete \(PG_VERSION is missing\): restore .* from a backup, or move it away to start afresh$/,
      ),
    ]);
    expect(readdirSync(path.join(dataDir, "postgres"))).toEqual(["base"]);
  });

  it("refuses a data folder without its passwords", async () => {
    const cluster = path.join(dataDir, "postgres");
    for (const folder of ["global", "base", "pg_wal"]) mkdirSync(path.join(cluster, folder), { recursive: true });
    writeFileSync(path.join(cluster, "PG_VERSION"), "18\n");
    writeFileSync(path.join(cluster, "global/pg_control"), "");
    const { code, errors } = await start({});
    expect(code).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(/has a database but not its passwords: put database.json back from a backup$/),
    ]);
  });

  it("refuses a data folder that a running Gatehouse has, by its process", async () => {
    const running = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) });
    writeFileSync(path.join(dataDir, "running.json"), running);
    const { code, errors } = await start({});
    expect(code).toBe(1);
    expect(errors).toEqual([`Gatehouse already runs on ${dataDir} (process ${process.pid}): stop it first`]);
    expect(readFileSync(path.join(dataDir, "running.json"), "utf8")).toBe(running);
  });

  it("refuses a database that a newer Gatehouse made, and changes nothing in it", async () => {
    const test = await createTestDb();
    const owner = new pg.Client({ connectionString: test.ownerUrl });
    await owner.connect();
    await owner.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ('newer', 'x', '29991231235959_from_the_future', now(), 1)`,
    );
    const { code, errors } = await start({ DATABASE_URL: test.ownerUrl, GATEHOUSE_MASTER_KEY: masterKey });
    expect(code).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(/^This database was made by a newer Gatehouse \(it has 29991231235959_from_the_future\)/),
    ]);
    const { rows } = await owner.query("select count(*)::int as operators from operator");
    expect(rows).toEqual([{ operators: 0 }]);
    await owner.end();
    await test.close();
  });

  it("refuses a database that may lose what it confirmed", async () => {
    const test = await createTestDb();
    const { code, errors } = await start({ DATABASE_URL: test.ownerUrl, GATEHOUSE_MASTER_KEY: masterKey });
    expect(code).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(/^The database runs with (fsync|full_page_writes|synchronous_commit) = off/),
    ]);
    expect(existsSync(path.join(dataDir, "master.key"))).toBe(false);
    await test.close();
  });
});

async function start(
  variables: Record<string, string>,
  folder = dataDir,
): Promise<{ code: number | null; errors: string[] }> {
  const child: ChildProcess = spawn(process.execPath, ["bin/start.mjs"], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, PORT: "0", GATEHOUSE_DATA_DIR: folder, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const parts: string[] = [];
  child.stderr?.on("data", (part: Buffer) => parts.push(part.toString()));
  child.stdout?.resume();
  const [code] = (await once(child, "close")) as [number | null];
  return {
    code,
    errors: parts
      .join("")
      .split("\n")
      .filter((line) => line !== ""),
  };
}

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { server, port: typeof address === "object" && address ? address.port : 0 };
}

function birthOf(pid: number): string | undefined {
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : undefined;
  return stat ? stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] : "";
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, startEmbedded } from "@/lib/db/embedded";

// Durability is on here, as in use: these tests kill the server.
const settings = { shared_buffers: "32MB" };
let dataDir: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "gatehouse-embedded-"));
  // What an interrupted first start leaves behind.
  mkdirSync(path.join(dataDir, "postgres.new/base"), { recursive: true });
  server = await startEmbedded({ dataDir, settings });
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("embedded PostgreSQL", () => {
  it("has checksums, keeps its promises about durability, and listens on loopback only", async () => {
    const names = [
      "data_checksums",
      "fsync",
      "full_page_writes",
      "synchronous_commit",
      "jit",
      "listen_addresses",
      "unix_socket_directories",
    ];
    const rows = await query(
      server.ownerUrl,
      `select name, setting from pg_settings where name in ('${names.join("','")}')`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      data_checksums: "on",
      fsync: "on",
      full_page_writes: "on",
      synchronous_commit: "on",
      jit: "off",
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
    });
  });

  it("keeps its passwords where only their owner can read them, and demands them", async () => {
    expect(statSync(path.join(dataDir, "database.json")).mode & 0o077).toBe(0);
    const anonymous = new URL(server.url);
    anonymous.password = "";
    await expect(query(anonymous.href, "select 1")).rejects.toThrow();
  });

  it("gives the application a role that owns nothing and can make nothing", async () => {
    await expect(query(server.url, "create table mine ()")).rejects.toThrow(/permission denied/);
    await expect(query(server.url, "create role other")).rejects.toThrow(/permission denied/);
  });

  it("tells that it was killed, and comes back on the same port with what was confirmed", async () => {
    await query(server.ownerUrl, "create table kept as select 42 as answer");
    const died = new Promise((resolve) => server.onExit(resolve));
    process.kill(server.pid() ?? 0, "SIGKILL");
    expect(await died).toEqual({ code: null, signal: "SIGKILL" });
    await server.restart();
    expect(await query(server.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  it("takes over from a server that an earlier run left behind, and keeps the data", async () => {
    const orphan = server.pid() ?? 0;
    const lines: string[] = [];
    const gone = new Promise<void>((resolve) => server.onExit(() => resolve()));
    const next = await startEmbedded({ dataDir, settings, onProgress: (line) => lines.push(line) });
    await gone;
    server = next;
    expect(lines).toEqual(["Stopping the database server that an earlier run left behind"]);
    expect(server.pid()).not.toBe(orphan);
    expect(await query(server.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  it("starts though another program has the process number of a server that was killed", async () => {
    await server.stop();
    const pidFile = path.join(dataDir, "postgres/postmaster.pid");
    writeFileSync(pidFile, `${process.pid}\n${path.dirname(pidFile)}\n`);
    server = await startEmbedded({ dataDir, settings });
    expect(await query(server.ownerUrl, "select answer from kept")).toEqual([{ answer: 42 }]);
  });

  it("says so when the passwords are not those of this database, and leaves no server behind", async () => {
    await server.stop();
    const file = path.join(dataDir, "database.json");
    const right = readFileSync(file, "utf8");
    writeFileSync(file, JSON.stringify({ owner: "x".repeat(32), app: "y".repeat(32) }));
    await expect(startEmbedded({ dataDir, settings })).rejects.toThrow(
      /^The passwords in the data folder don't fit its database/,
    );
    writeFileSync(file, right);
    const lines: string[] = [];
    server = await startEmbedded({ dataDir, settings, onProgress: (line) => lines.push(line) });
    expect(lines).toEqual([]);
  });
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

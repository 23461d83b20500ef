import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { MUCH_THAT_DIES_YOUNG } from "../bin/launch/child";
import type { Result, Round } from "./resolve-asker";
import { CONNECTORS, fill } from "./resolve-rows";

// Resolving over HTTP beside a bare server with a prepared lookup, by turns in one run, asked by a process of its own.

const MAPPINGS = Number(process.env.MAPPINGS ?? 10_000_000);
const ROUNDS = Number(process.env.ROUNDS ?? 6);
const SECONDS = Number(process.env.SECONDS ?? 4);
const KEPT = process.env.BENCH_FOLDER;
const FLAGS = ["--conditions=react-server", "--disable-warning=ExperimentalWarning", "--import", "tsx"];

const say = (line: string) => console.log(line);
const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

async function start(
  file: string,
  env: Record<string, string>,
  flags: string[] = [],
): Promise<ChildProcess & { first: unknown }> {
  const child = fork(file, [], { execArgv: [...flags, ...FLAGS], env: { ...process.env, ...env } });
  const [first] = await once(child, "message");
  return Object.assign(child, { first });
}

type Cost = { server: number; asking: number; counting: number; waiting: number };
type Measured = Result & { cost: Cost };

// What a call costs in processor time, which a busy machine stretches less than the clock, and how long its processes stood ready without
// a core to run on, which is what a busy machine adds. Both in milliseconds, and only where /proc tells.
function told(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
function cpuOf(pid: number): number {
  const stat = told(`/proc/${pid}/stat`);
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}
const waitOf = (pid: number): number => Number(told(`/proc/${pid}/schedstat`).split(" ")[1] ?? 0) / 1e6;

const folder = KEPT ?? mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
mkdirSync(folder, { recursive: true });
const loaded = path.join(folder, `bench-${MAPPINGS}.json`);
const settings = { max_wal_size: "8GB" };
process.env.GATEHOUSE_MASTER_KEY = Buffer.alloc(32, 7).toString("base64");
if (!existsSync(loaded)) {
  // By a server of its own: what is measured begins the same whether the data was kept or not.
  const filling = await startEmbedded({ dataDir: folder, settings });
  try {
    await migrate({ url: filling.ownerUrl });
    const from = performance.now();
    const secrets = await fill(filling.ownerUrl, MAPPINGS, say);
    say(`  filled in ${((performance.now() - from) / 1000).toFixed(0)} s`);
    writeFileSync(loaded, JSON.stringify(secrets));
  } finally {
    await filling.stop();
  }
}
const server = await startEmbedded({ dataDir: folder, settings });
const children: ChildProcess[] = [];
try {
  const secrets = JSON.parse(readFileSync(loaded, "utf8")) as string[];
  const env = {
    DATABASE_URL: server.url,
    RESOLVE_PORT: "0",
    RESOLVE_PER_SECOND: "1000000",
    LOG_LEVEL: "warn",
    NODE_ENV: "production",
  };
  const bareOf = (name: string, pool: string) =>
    start("bench/resolve-bare.ts", { ...env, BENCH_NAME: name, BENCH_POOL: pool });
  const started = {
    resolve: await start("bin/resolve.ts", env, [MUCH_THAT_DIES_YOUNG]),
    bare: await bareOf("bench bare", "4"),
    // A connection to the database for every connection from outside, as a pool of the usual size is.
    crowd: await bareOf("bench crowd", "16"),
  };
  const backends = { resolve: "gatehouse resolve", bare: "bench bare", crowd: "bench crowd" };
  type Side = keyof typeof started;
  const asker = await start("bench/resolve-asker.ts", {});
  children.push(...Object.values(started), asker);
  const watcher = new pg.Client({ connectionString: server.ownerUrl });
  await watcher.connect();
  const spent = async (side: Side): Promise<Cost> => {
    const { rows } = await watcher.query<{ pid: number; name: string }>(
      "select pid, application_name as name from pg_stat_activity where application_name ~ '^(bench|gatehouse) '",
    );
    const server = started[side].pid ?? 0;
    const pidsOf = (name: string) => rows.filter((row) => row.name === name).map(({ pid }) => pid);
    const sum = (pids: number[], of: (pid: number) => number) => pids.reduce((all, pid) => all + of(pid), 0);
    return {
      server: cpuOf(server),
      asking: sum(pidsOf(backends[side]), cpuOf),
      counting: side === "resolve" ? sum(pidsOf("gatehouse counting"), cpuOf) : 0,
      waiting: sum([server, ...pidsOf(backends[side])], waitOf),
    };
  };
  const round = async (side: Side, connections: number, seconds = SECONDS, batch = 1): Promise<Measured> => {
    const before = await spent(side);
    asker.send({
      side: side === "resolve" ? "resolve" : "bare",
      port: (started[side].first as { port: number }).port,
      connections,
      seconds,
      batch,
      secrets,
      keys: MAPPINGS / CONNECTORS,
    } satisfies Round);
    const [result] = await once(asker, "message");
    if (result.wrong > 0) throw new Error(`${result.wrong} of ${result.calls} answers of ${side} were wrong`);
    const after = await spent(side);
    const aCall = (key: keyof Cost) => ((after[key] - before[key]) * 1000) / (result.calls * batch);
    const cost = {
      server: aCall("server"),
      asking: aCall("asking"),
      counting: aCall("counting"),
      waiting: aCall("waiting"),
    };
    return { ...(result as Result), cost };
  };
  const row = (name: string, all: Measured[]) => {
    const rates = all.map(({ calls, ms }) => (calls * 1000) / ms);
    const of = (key: "p50" | "p99" | "worst") => `${middle(all.map((one) => one[key])).toFixed(2)}`;
    const asking = middle(all.map(({ cpuMs, ms }) => cpuMs / ms));
    say(
      `  ${name.padEnd(22)} ${Math.round(middle(rates)).toString().padStart(6)} calls/s   p50 ${of("p50")}  p99 ${of("p99")}  worst ${of("worst")} ms   asker ${(asking * 100).toFixed(0)} % of a core`,
    );
    const us = (key: keyof Cost) => middle(all.map(({ cost }) => cost[key])).toFixed(0);
    say(
      `${" ".repeat(24)} processor a key: server ${us("server")} + database ${us("asking")} + counting ${us("counting")} µs; ready but without a core: ${us("waiting")} µs`,
    );
    return rates;
  };
  say(
    `${MAPPINGS.toLocaleString("en-GB")} mappings, ${ROUNDS} rounds of ${SECONDS} s each side, by turns; load ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const connections of [1, 16]) {
    await round("bare", connections, 2);
    await round("resolve", connections, 2);
    const [theirs, ours]: [Measured[], Measured[]] = [[], []];
    for (let n = 0; n < ROUNDS; n += 1) {
      theirs.push(await round("bare", connections));
      ours.push(await round("resolve", connections));
    }
    const bareRates = row(`bare, ${connections} connections`, theirs);
    const ownRates = row(`resolve, ${connections} connections`, ours);
    const ratios = ownRates.map((rate, n) => rate / (bareRates[n] ?? Number.NaN));
    say(`  ratio ${middle(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)})`);
  }
  row("bare, a pool of 16", [await round("crowd", 16)]);
  row("resolve, 100 keys each", [await round("resolve", 4, SECONDS, 100)]);
  await watcher.end();
} finally {
  // The resolver writes its last counts before the database goes.
  const ended = children.map((child) => once(child, "exit"));
  for (const child of children) child.kill("SIGTERM");
  await Promise.all(ended);
  await server.stop();
  if (!KEPT) rmSync(folder, { recursive: true, force: true });
}
process.exit();

import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { adoptSystem } from "@/lib/adopt/adopt-system";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { newId } from "@/lib/core/ids";
import { type Db, db } from "@/lib/db/client";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { execute } from "@/lib/gate/execute";
import { kindsToRead } from "@/lib/observe/reading.rules";
import { askForReading } from "@/lib/observe/reading.store";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { approvedHosts } from "@/lib/upstreams/addresses";
import { tokenXml } from "@/lib/upstreams/afas/sandbox-seed";
import { driverFor } from "@/lib/upstreams/registry";
import { carryOnAdoptions } from "@/lib/worker/adopt";
import { openConnection } from "@/lib/worker/connection";
import { observeSystem } from "@/lib/worker/observe";

// Measures, and asserts nothing: how long it takes to read an environment and to take it over, beside reading the same pages bare.

const SIZES = [
  { users: 1_000, memberships: 10_000 },
  { users: 10_000, memberships: 100_000 },
] as const;
const patience = { signal: new AbortController().signal };

type Times = { rows: number; bareMs: number; readMs: number; againMs: number; adoptMs: number };

async function measure(size: (typeof SIZES)[number]): Promise<Times> {
  const flags = process.execArgv;
  const vendor = fork("bench/afas-company.ts", [String(size.users), String(size.memberships)], { execArgv: flags });
  const [place] = (await once(vendor, "message")) as [{ restUrl: string; soapUrl: string }];
  try {
    process.env.GATEHOUSE_UPSTREAM_ALLOW = new URL(place.restUrl).host;
    (await import("@/lib/env")).resetEnvForTests();
    const systemId = await connect(db, place, `AFAS of ${size.users}`);
    const bareMs = await timed(() => readBare(systemId));
    const read = () => readWhole(systemId);
    const readMs = await timed(read);
    const adoptMs = await timed(() => adopt(systemId));
    const againMs = await timed(read);
    const [accounts, groups, memberships] = await Promise.all([
      db.account.count({ where: { systemId } }),
      db.userGroup.count({ where: { systemId } }),
      db.membership.count({ where: { validTo: null, groupId: { in: await groupIds(systemId) } } }),
    ]);
    console.log(`  taken over: ${accounts} accounts, ${groups} groups, ${memberships} memberships`);
    return { rows: accounts + groups + memberships, bareMs, readMs, againMs, adoptMs };
  } finally {
    vendor.disconnect();
  }
}

async function connect(on: Db, place: { restUrl: string; soapUrl: string }, name: string): Promise<string> {
  const id = newId("system");
  const approvedHost = approvedHosts(place).join(",");
  await on.system.create({ data: { id, vendor: "afas", name, environment: "test", ...place, approvedHost } });
  await keepSystemSecret(on, id, "token", tokenXml("1".repeat(64)));
  return id;
}

async function readBare(systemId: string): Promise<void> {
  const system = await db.system.findUniqueOrThrow({ where: { id: systemId } });
  const driver = driverFor(system.vendor);
  const connection = await openConnection(db, system, null, patience);
  for (const kind of kindsToRead(driver.observes)) {
    for await (const page of driver.observe?.(kind, connection) ?? []) if (page.next === null) break;
  }
}

async function readWhole(systemId: string): Promise<void> {
  await askForReading(db, { systemId, purpose: "adopt", askedBy: "Bench", now: new Date() });
  const end = await observeSystem(db, systemId, patience);
  if (end !== "done") throw new Error(`the reading ended as ${end}`);
}

async function adopt(systemId: string): Promise<void> {
  const request = { door: "shell" as const, requestId: "bench", address: null };
  const asked = await execute(adoptSystem, { actor: SYSTEM_ACTOR, request }, { systemId, classes: ["new", "matched"] });
  if (!asked.ok) throw new Error(asked.error.message);
  await carryOnAdoptions(db, patience.signal);
}

const groupIds = async (systemId: string): Promise<string[]> =>
  (await db.userGroup.findMany({ where: { systemId }, select: { id: true } })).map(({ id }) => id);

async function timed(act: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

function tell({ rows, bareMs, readMs, againMs, adoptMs }: Times): void {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const whole = readMs + adoptMs;
  console.log(`  reading bare ${seconds(bareMs)} · reading and keeping ${seconds(readMs)} · again ${seconds(againMs)}`);
  console.log(`  taking over ${seconds(adoptMs)} (${Math.round(rows / (adoptMs / 1000))} rows a second)`);
  console.log(
    `  altogether ${seconds(whole)}, ${Math.round(rows / (whole / 1000))} rows a second, ${(whole / bareMs).toFixed(2)} of bare`,
  );
  console.log(`  peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-bench-"));
const server = await startEmbedded({ dataDir: folder });
try {
  await migrate({ url: server.ownerUrl });
  Object.assign(process.env, {
    DATABASE_URL: server.url,
    GATEHOUSE_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
    LOG_LEVEL: "warn",
  });
  const all: Times[] = [];
  for (const size of SIZES) {
    console.log(`${size.users} users, ${size.memberships} memberships`);
    const times = await measure(size);
    tell(times);
    all.push(times);
  }
  const perRow = all.map(({ rows, readMs, bareMs, adoptMs }) => ((readMs - bareMs + adoptMs) * 1000) / rows);
  const [small = 0, large = 0] = perRow;
  console.log(
    `Our own cost a row: ${small.toFixed(0)} µs small, ${large.toFixed(0)} µs large, ${(large / small).toFixed(2)} times`,
  );
} finally {
  await db.$disconnect();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

import "server-only";
import pg from "pg";
import { compareMigrations, listMigrations, queryMigrationRows } from "@/lib/db/migration-state";

export type Check = Readonly<{ ok: boolean; words: string }>;
export type CheckName = "database" | "migrations" | "key" | "audit" | "worker";
export type Readiness = Readonly<{ isReady: boolean; checks: Readonly<Record<CheckName, Check>> }>;

const ANSWER_WITHIN_MS = 1_500;
const HEARTBEAT_LIMIT_S = 30;

/** Whether this installation can do its work now, each part in words; answers within two seconds, never throws and holds no secret. */
export async function checkReadiness(url: string | undefined, hasKey: boolean): Promise<Readiness> {
  const key = hasKey
    ? yes("The master key is there")
    : no("Sealed: there is no master key, so nothing can be changed or sent");
  const checks = { ...(url ? await checkDatabase(url) : unknownBecause("No database is configured")), key };
  return { isReady: Object.values(checks).every(({ ok }) => ok), checks };
}

type DatabaseChecks = Readonly<Record<Exclude<CheckName, "key">, Check>>;

async function checkDatabase(url: string): Promise<DatabaseChecks> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    application_name: "gatehouse ready",
  });
  client.on("error", () => {});
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<DatabaseChecks>((resolve) => {
    timer = setTimeout(() => resolve(unknownBecause("The database did not answer in time")), ANSWER_WITHIN_MS);
  });
  const asked = askDatabase(client).catch(() => unknownBecause("The database can't be reached"));
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
    // A server that stopped in the middle of an answer would keep a polite goodbye waiting.
    void client.end().catch(() => {});
  }
}

async function askDatabase(client: pg.Client): Promise<DatabaseChecks> {
  await client.connect();
  const [rows, names] = [await queryMigrationRows(client), await listMigrations()];
  const state = compareMigrations(rows, names);
  const database = yes("The database answers");
  if (state !== "current") {
    const behind = { behind: "older than", newer: "newer than", failed: "half way to" }[state];
    const unasked = no("Not looked at, because the schema does not fit");
    return { database, migrations: no(`The schema is ${behind} this version's`), audit: unasked, worker: unasked };
  }
  const { rows: found } = await client.query<{ head: string | null; last: string | null; age: number | null }>(
    `select (select seq from audit_head) as head, (select max(seq) from audit_event) as last,
            (select extract(epoch from now() - max(at))::float8 from worker_heartbeat) as age`,
  );
  const { head = null, last = null, age = null } = found[0] ?? {};
  return {
    database,
    migrations: yes("The schema is this version's"),
    audit: auditCheck(head, last),
    worker: workerCheck(age),
  };
}

// Both arrive as text, because the numbers are 64 bits wide; an empty trail has a head of 0 or none.
function auditCheck(head: string | null, last: string | null): Check {
  if ((head ?? "0") === (last ?? "0")) return yes("The audit trail ends where its head says");
  return no("The audit trail does not end where its head says: run npm run audit:verify");
}

function workerCheck(age: number | null): Check {
  if (age === null) return no("No worker has ever reported");
  if (age > HEARTBEAT_LIMIT_S) return no(`No worker has reported for ${Math.round(age)} s`);
  return yes("A worker is at work");
}

function unknownBecause(words: string): DatabaseChecks {
  const unasked = no("Not known, because the database can't be asked");
  return { database: no(words), migrations: unasked, audit: unasked, worker: unasked };
}

const yes = (words: string): Check => ({ ok: true, words });
const no = (words: string): Check => ({ ok: false, words });

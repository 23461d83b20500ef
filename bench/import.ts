import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { copyIn, copyLine } from "@/lib/db/copy-in";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { execute } from "@/lib/gate/execute";
import { plan } from "@/lib/gate/plan";
import { applyImport } from "@/lib/imports/apply-import";
import { uploadFile } from "@/lib/imports/upload.store";
import { carryOnImports } from "@/lib/worker/import";

// Measures, and asserts nothing: how long a file of users takes from its first byte to its last row, beside a bare COPY of the same
// rows and one merge into the same table, which knows no verdicts, no plan, no log and no place to go on from.

const ROWS = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 2);
const request = { door: "shell" as const, requestId: "bench", address: null };

type Person = [name: string, email: string, kind: string, company: string, department: string];

function person(n: number, domain: string): Person {
  const department = ["Finance", "Sales", "Operations", "Care", "IT"][n % 5] ?? "";
  return [`Person ${n.toString(36)} van ${domain}`, `p${n}@${domain}.example`, "person", "Kade Groep", department];
}

async function* file(domain: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = "name,e-mail,kind,company,department\r\n";
  for (let n = 0; n < ROWS; n += 1) {
    piece += `${person(n, domain).join(",")}\r\n`;
    if (piece.length < 65_536) continue;
    yield encoder.encode(piece);
    piece = "";
  }
  yield encoder.encode(piece);
}

async function bare(domain: string): Promise<void> {
  await copyIn(async (client) => {
    await client.query(
      "create temporary table bare (name text, email text, kind text, company text, department text) on commit drop",
    );
    async function* lines(): AsyncGenerator<string> {
      for (let n = 0; n < ROWS; n += 1) yield copyLine(person(n, domain));
    }
    await client.copy("copy bare from stdin", lines());
    await client.query(
      `insert into app_user (id, name, email, kind, company, department)
       select 'usr_' || md5(email), name, email, kind, company, department from bare
       on conflict (lower(email)) where left_at is null
       do update set name = excluded.name, company = excluded.company, department = excluded.department`,
    );
  });
}

type Times = { bare: number; check: number; plan: number; apply: number; carry: number };

async function ours(domain: string): Promise<Omit<Times, "bare">> {
  let importId = "";
  const check = await timed(async () => {
    ({ importId } = await uploadFile(file(domain), { kind: "users", fileName: "users.csv", askedBy: "Bench" }));
  });
  let hash = "";
  const planned = await timed(async () => {
    const preview = await plan(applyImport, { actor: SYSTEM_ACTOR, request }, { importId });
    if (!preview.ok) throw new Error(preview.error.message);
    hash = preview.value.hash;
  });
  const apply = await timed(async () => {
    const asked = await execute(applyImport, { actor: SYSTEM_ACTOR, request }, { importId }, { planHash: hash });
    if (!asked.ok) throw new Error(asked.error.message);
  });
  const carry = await timed(() => carryOnImports(db, new AbortController().signal));
  const { done } = await db.csvImport.findUniqueOrThrow({ where: { id: importId } });
  if (done !== ROWS) throw new Error(`${done} rows were done`);
  return { check, plan: planned, apply, carry };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return (performance.now() - from) / 1000;
}

const seconds = (value: number): string => `${value.toFixed(1)} s`;
const memory = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

function tell(times: Times): number {
  const whole = times.check + times.plan + times.apply + times.carry;
  console.log(`  bare COPY and merge ${seconds(times.bare)}`);
  console.log(
    `  staged and judged ${seconds(times.check)} · previewed ${seconds(times.plan)} · asked ${seconds(times.apply)} · carried out ${seconds(times.carry)}`,
  );
  console.log(
    `  altogether ${seconds(whole)}, ${Math.round(ROWS / whole)} rows a second, ${(whole / times.bare).toFixed(2)} of bare`,
  );
  return whole / times.bare;
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
  await db.$queryRaw`select 1`;
  const before = memory();
  const ratios: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    console.log(`${ROWS.toLocaleString("en-GB")} users, round ${round}`);
    const bareTime = await timed(() => bare(`bare${round}`));
    ratios.push(tell({ bare: bareTime, ...(await ours(`file${round}`)) }));
  }
  console.log(
    `Ratio ${ratios.map((ratio) => ratio.toFixed(2)).join(" and ")}; memory ${before} MB before, ${memory()} MB at most`,
  );
} finally {
  await db.$disconnect();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

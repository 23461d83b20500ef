import "server-only";
import pg from "pg";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

type Plan = { Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number } };

/** How many database pages the statements of `ask` touch, each with a generic plan; needs no clock. */
export async function buffersOf(db: Db, url: string, ask: (tx: Tx) => Promise<unknown>): Promise<number> {
  const statements: Prisma.Sql[] = [];
  const recording = new Proxy(db as Tx, {
    get(target, property) {
      if (property !== "$queryRaw") return Reflect.get(target, property, target);
      return (sql: Prisma.Sql) => {
        statements.push(sql);
        return target.$queryRaw(sql);
      };
    },
  });
  await ask(recording);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set plan_cache_mode = force_generic_plan");
    let pages = 0;
    for (const statement of statements) pages += await pagesOfPlan(client, statement);
    return pages;
  } finally {
    await client.end();
  }
}

/** How many pages one statement touches as this connection plans it. */
export async function pagesOfPlan(
  client: pg.Client,
  { text, values }: Readonly<{ text: string; values: readonly unknown[] }>,
): Promise<number> {
  await client.query(`prepare measured as ${text}`);
  try {
    const literals = values.map((value) => pg.escapeLiteral(textOf(value)));
    const call = literals.length > 0 ? `measured(${literals.join(", ")})` : "measured";
    const explain = `explain (analyze, buffers, format json) execute ${call}`;
    // The first run fills the caches of the catalogue; the second is what every later one costs.
    await client.query(explain);
    const { rows } = await client.query<{ "QUERY PLAN": Plan[] }>(explain);
    const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
    return (plan?.["Shared Hit Blocks"] ?? 0) + (plan?.["Shared Read Blocks"] ?? 0);
  } finally {
    await client.query("deallocate measured");
  }
}

function textOf(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return `{${value.map((one) => (one === null ? "NULL" : JSON.stringify(String(one)))).join(",")}}`;
}

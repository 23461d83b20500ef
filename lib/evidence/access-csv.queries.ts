import "server-only";
import { LIGHT_NAMES } from "@/lib/access/verdict.rules";
import { whoCan } from "@/lib/access/who-can.queries";
import type { Actor } from "@/lib/core/actor";
import { csvText } from "@/lib/csv/write-csv";

const HEADER = ["name", "user code", "can use", ...LIGHT_NAMES, "since (UTC)", "reason", "as of (UTC)"];

/** Everybody on the list of a connector at a moment, page by page, as lines of CSV. */
export async function* accessCsv(actor: Actor, connectorId: string, at: Date): AsyncGenerator<string> {
  yield csvText([HEADER]);
  let after: string | undefined;
  do {
    const page = await whoCan(actor, connectorId, { state: "all" }, after ? { size: 250, after } : { size: 250 }, at);
    for (const row of page.rows) {
      const lights = LIGHT_NAMES.map((name) => row.lights[name]);
      const since = row.since?.toISOString() ?? null;
      yield csvText([[row.userName, row.accountCode, row.state, ...lights, since, row.short, at.toISOString()]]);
    }
    after = page.next ?? undefined;
  } while (after);
}

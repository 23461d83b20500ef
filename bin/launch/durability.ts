import pg from "pg";
import { StartProblem } from "./problem";

const NEEDED = ["fsync", "full_page_writes", "synchronous_commit"];

/** Refuses a database that could lose an acknowledged change, or, where we made the roles, one whose audit trail the app could rewrite. */
export async function refuseUnsafeDatabase(url: string, isOurs: boolean, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: settings } = await client.query<{ name: string; setting: string }>(
      "select name, setting from pg_settings where name = any($1) and setting = 'off'",
      [NEEDED],
    );
    const off = settings.find(({ setting }) => setting === "off");
    if (off)
      throw new StartProblem(`The database runs with ${off.name} = off and could lose what was confirmed: turn it on`);
    const { rows } = await client.query<{ canRewrite: boolean }>(
      `select has_table_privilege('audit_event', 'update') or has_table_privilege('audit_event', 'delete')
              or has_table_privilege('audit_event', 'truncate') as "canRewrite"`,
    );
    if (!rows[0]?.canRewrite) return;
    const sentence = "The role that the app connects as may change the audit trail";
    if (isOurs)
      throw new StartProblem(`${sentence}, which this data folder's set-up forbids: restore it from a backup`);
    say(`Warning: ${sentence}: give DATABASE_URL a role of its own (see .env.example)`);
  } finally {
    await client.end();
  }
}

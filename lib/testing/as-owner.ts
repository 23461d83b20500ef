import "server-only";
import pg from "pg";

/** Runs statements on a test's database as the role that owns it, for a test that damages or repairs what the application may not touch. */
export async function asOwner(ownerUrl: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

import { adoptVariables } from "@/lib/env";
import { attachDatabase, type Database } from "./database";
import { openKeys } from "./keys";
import { runCommand } from "./problem";

/** Runs a command on this installation's database with its keys, beside the running app or while it is stopped. */
export async function runOnDatabase(command: (database: Database) => Promise<void>): Promise<void> {
  await runCommand(async () => {
    const database = await attachDatabase((line) => console.error(line));
    try {
      const keys = await openKeys(database.url, false);
      adoptVariables({ DATABASE_URL: database.url, GATEHOUSE_MASTER_KEY: keys.masterKey ?? "" });
      await command(database);
    } finally {
      await database.close();
    }
  });
}

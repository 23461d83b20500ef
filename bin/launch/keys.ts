import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { checkpointPlace, openSigningKey } from "@/lib/audit/checkpoint-files";
import { writePrivate } from "@/lib/db/data-dir";
import { env } from "@/lib/env";
import { StartProblem } from "./problem";

export type Keys = Readonly<{ masterKey: string | undefined; sessionSecret: string }>;

/** Refuses to start without a master key where none may be generated, before anything else is touched. */
export function refuseMissingKey(isSealed: boolean): void {
  const { DATABASE_URL, GATEHOUSE_MASTER_KEY } = env();
  if (!DATABASE_URL || GATEHOUSE_MASTER_KEY || isSealed) return;
  throw new StartProblem(
    "GATEHOUSE_MASTER_KEY is missing, and with DATABASE_URL it is never generated: set it (openssl rand -base64 32), or start with --sealed to only read",
  );
}

/** The keys of this installation: given by variables, else from the data folder, else generated once and kept there. */
export async function openKeys(databaseUrl: string, isSealed: boolean): Promise<Keys> {
  const { GATEHOUSE_DATA_DIR, GATEHOUSE_MASTER_KEY, NEXTAUTH_SECRET } = env();
  openSigningKey(checkpointPlace());
  const inDataDir = (name: string) => path.join(GATEHOUSE_DATA_DIR, name);
  return {
    masterKey: isSealed
      ? undefined
      : (GATEHOUSE_MASTER_KEY ?? (await keepMasterKey(inDataDir("master.key"), databaseUrl))),
    sessionSecret: NEXTAUTH_SECRET ?? keepSecret(inDataDir("session.secret")),
  };
}

// A new key over old secrets would lock them for good, so it is only made while there is nothing sealed yet.
async function keepMasterKey(file: string, databaseUrl: string): Promise<string> {
  if (!existsSync(file) && (await holdsSecrets(databaseUrl))) {
    throw new StartProblem(
      `The master key ${file} is gone, and the database holds secrets sealed with it: put it back, or start with --sealed to only read`,
    );
  }
  return keepSecret(file);
}

function keepSecret(file: string): string {
  if (!existsSync(file)) writePrivate(file, `${randomBytes(32).toString("base64")}\n`);
  return readFileSync(file, "utf8").trim();
}

async function holdsSecrets(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ found: boolean }>("select exists (select from secret) as found");
    return rows[0]?.found ?? false;
  } finally {
    await client.end();
  }
}

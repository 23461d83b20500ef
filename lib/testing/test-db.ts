import "server-only";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { createDb, type Db } from "@/lib/db/client";

export type TestDb = Readonly<{
  /** As the application's role, which may not touch the audit trail. */
  db: Db;
  url: string;
  /** As the owner, for a test that plays somebody with the database in his hands. */
  ownerUrl: string;
  close: () => Promise<void>;
}>;

/** An empty, migrated database of one's own in about 30 ms; `close` drops it. */
export async function createTestDb(): Promise<TestDb> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(`create database ${name} template gatehouse`);
  const url = onDatabase(inject("testAppUrl"), name);
  const db = createDb(url, { applicationName: "gatehouse test" });
  return {
    db,
    url,
    ownerUrl: onDatabase(inject("testOwnerUrl"), name),
    close: async () => {
      await db.$disconnect();
      await asAdmin(`drop database if exists ${name} with (force)`);
    },
  };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: onDatabase(inject("testOwnerUrl"), "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function onDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

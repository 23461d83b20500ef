import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    /** The owner's address of the run's PostgreSQL; its database `gatehouse` is the migrated template. */
    testOwnerUrl: string;
    testAppUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a migrated database to clone; nothing of it is left afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "gatehouse-test-"));
  // Nothing here has to survive a power cut, and without waiting for the disk the tests take half the time.
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", shared_buffers: "128MB" };
  const server = await startEmbedded({ dataDir, settings });
  await migrate({ url: server.ownerUrl });
  await closeTemplate(server.ownerUrl);
  project.provide("testOwnerUrl", server.ownerUrl);
  project.provide("testAppUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

// A database can only be cloned while nobody is connected to it.
async function closeTemplate(ownerUrl: string): Promise<void> {
  const admin = new URL(ownerUrl);
  admin.pathname = "/postgres";
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  await client.query("alter database gatehouse with is_template true allow_connections false");
  await client.end();
}

import pg from "pg";
import { findRunning, lockDataDir, openDataDir } from "@/lib/db/data-dir";
import { type EmbeddedPostgres, startEmbedded } from "@/lib/db/embedded";
import { env } from "@/lib/env";
import { StartProblem } from "./problem";

export type Database = Readonly<{
  /** For the application. */
  url: string;
  /** For migrations; the same as `url` when the database is somebody else's. */
  ownerUrl: string;
  embedded?: EmbeddedPostgres;
  close: () => Promise<void>;
}>;

const OLDEST_VERSION = 15;

/** The database of DATABASE_URL, or the embedded one started here; throws one sentence when it can't be used. */
export async function startDatabase(say: (line: string) => void): Promise<Database> {
  const { DATABASE_URL, GATEHOUSE_DATA_DIR } = env();
  if (DATABASE_URL) {
    await proveReachable(DATABASE_URL);
    return { url: DATABASE_URL, ownerUrl: DATABASE_URL, close: async () => {} };
  }
  const embedded = await startEmbedded({ dataDir: GATEHOUSE_DATA_DIR, onProgress: say });
  return { url: embedded.url, ownerUrl: embedded.ownerUrl, embedded, close: embedded.stop };
}

/** For a command beside the app: the running app's database when there is one, else one started for as long as the command takes. */
export async function attachDatabase(say: (line: string) => void): Promise<Database> {
  const { DATABASE_URL, GATEHOUSE_DATA_DIR } = env();
  if (DATABASE_URL) return startDatabase(say);
  const running = findRunning(GATEHOUSE_DATA_DIR);
  if (running?.url && running.ownerUrl) return { url: running.url, ownerUrl: running.ownerUrl, close: async () => {} };
  openDataDir(GATEHOUSE_DATA_DIR);
  const lock = lockDataDir(GATEHOUSE_DATA_DIR);
  try {
    const database = await startDatabase(say);
    return {
      ...database,
      close: async () => {
        await database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function proveReachable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    const major = Math.floor((rows[0]?.version ?? 0) / 10_000);
    if (major < OLDEST_VERSION)
      throw new StartProblem(
        `DATABASE_URL leads to PostgreSQL ${major}, and Gatehouse needs ${OLDEST_VERSION} or newer`,
      );
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(`DATABASE_URL can't be used: ${reasonOf(error, new URL(url))}`);
  } finally {
    await client.end().catch(() => {});
  }
}

// The words of the driver can repeat the address with its password, so each known cause has words of ours.
function reasonOf(error: unknown, url: URL): string {
  const place = `${url.hostname}:${url.port || "5432"}`;
  const code = codeOf(error);
  switch (code) {
    case "ECONNREFUSED":
      return `nothing listens at ${place}`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `there is no host called ${url.hostname}`;
    case "28P01":
    case "28000":
      return `${place} does not accept its user name and password`;
    case "3D000":
      return `there is no database called ${url.pathname.slice(1)} at ${place}`;
    default:
      return `${place} did not answer as PostgreSQL does (${code ?? "no answer in time"})`;
  }
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

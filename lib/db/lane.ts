import "server-only";
import pg from "pg";

export type Prepared = Readonly<{ name: string; text: string }>;
export type LaneOptions = Readonly<{
  url: string;
  applicationName: string;
  timeoutMs: number;
  /** Whether a commit may be told before it is on the disk, because a crash may lose what is written. */
  isLazy?: boolean;
}>;

/**
 * What a lane sets at its beginning. A plan is made once and kept: one made anew for every call costs more than the call does, and one made
 * for a table that was still empty must not go on reading it whole. With nothing but index probes in nested loops there is one shape to choose.
 */
export const SETTINGS = `set plan_cache_mode = force_generic_plan; set jit = off; set enable_seqscan = off; set enable_bitmapscan = off;
  set enable_indexonlyscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set enable_material = off; set enable_memoize = off`;

/**
 * Whether it was the connection that failed, and not the statement: a server that goes or comes speaks in classes 57P, 08 and 53. A plan
 * that a migration has overtaken (0A000) is good for nothing either, and a new connection makes a new one.
 */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  if (/^[0-9A-Z]{5}$/.test(code)) return /^(57P|08|53|0A000)/.test(code);
  // The driver says the rest in words: "Connection terminated unexpectedly", "Query read timeout".
  return /^E[A-Z]+$/.test(code) || /connection|timeout/i.test(error.message);
}

/** One connection for one prepared statement at a time, made at first use and again after it was lost. */
export class Lane {
  #client: pg.Client | undefined;

  constructor(readonly options: LaneOptions) {}

  /** The rows as arrays; asks once more on a new connection where the old one was lost. Throws what the driver says. */
  async run<R extends unknown[]>(statement: Prepared, values: unknown[]): Promise<R[]> {
    const hadClient = this.#client !== undefined;
    try {
      return await this.#ask<R>(statement, values);
    } catch (error) {
      if (!isLost(error)) throw error;
      this.#drop();
      if (!hadClient) throw error;
      return this.#ask<R>(statement, values);
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  async #ask<R extends unknown[]>(statement: Prepared, values: unknown[]): Promise<R[]> {
    this.#client ??= await this.#connect();
    const { rows } = await this.#client.query<R>({ ...statement, values, rowMode: "array" });
    return rows;
  }

  async #connect(): Promise<pg.Client> {
    const { url, applicationName, timeoutMs, isLazy = false } = this.options;
    const client = new pg.Client({
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: timeoutMs,
      statement_timeout: timeoutMs,
      // A server that hangs ends no statement by itself.
      query_timeout: timeoutMs + 500,
    });
    client.on("error", () => {
      if (this.#client === client) this.#drop();
    });
    try {
      await client.connect();
      await client.query(isLazy ? `${SETTINGS}; set synchronous_commit = off` : SETTINGS);
      return client;
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
  }

  #drop(): void {
    const client = this.#client;
    this.#client = undefined;
    void client?.end().catch(() => undefined);
  }
}

import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

export type Db = PrismaClient;
/** What runs inside one interactive transaction; a whole `Db` fits too, for reads that need none. */
export type Tx = Prisma.TransactionClient;

export type DbOptions = Readonly<{ poolSize?: number; statementTimeoutMs?: number; applicationName?: string }>;

/** A client on this address with prepared statements, a bounded pool and a limit on every statement; connects at first use. */
export function createDb(url: string, options: DbOptions = {}): Db {
  const { poolSize = 10, statementTimeoutMs = 15_000, applicationName = "gatehouse" } = options;
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: poolSize,
      statement_timeout: statementTimeoutMs,
      // A transaction that nobody drives any more must not hold its locks for ever.
      idle_in_transaction_session_timeout: 60_000,
      connectionTimeoutMillis: 10_000,
      application_name: applicationName,
    },
    {
      statementNameGenerator: (query) => statementName(query.sql),
      onPoolError: (error) => log.warn("database.connection_lost", { error }),
      onConnectionError: (error) => log.warn("database.connection_lost", { error }),
    },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 20_000 } });
}

/** The client of this process, made at first use and kept across hot reloads; throws when DATABASE_URL is not set. */
export const db: Db = new Proxy({} as Db, {
  get(_target, property) {
    const client = sharedDb();
    const value: unknown = Reflect.get(client, property, client);
    return typeof value === "function" ? value.bind(client) : value;
  },
  has: (_target, property) => Reflect.has(sharedDb(), property),
});

/** The rows of a hand-written query, typed by the caller, inside `tx`. */
export function queryRows<T>(tx: Tx, sql: Prisma.Sql): Promise<T[]> {
  return tx.$queryRaw<T[]>(sql);
}

const kept = globalThis as typeof globalThis & { gatehouseDb?: Db };

function sharedDb(): Db {
  kept.gatehouseDb ??= createDb(requiredUrl());
  return kept.gatehouseDb;
}

function requiredUrl(): string {
  const url = env().DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set; npm start and the commands in package.json set it by themselves");
  return url;
}

// A statement with a name is planned once per connection. The same text always has the same name, and PostgreSQL cuts names at 63.
function statementName(sql: string): string {
  return `g${createHash("sha256").update(sql).digest("base64url").slice(0, 40)}`;
}

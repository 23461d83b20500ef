import { DomainError } from "@/lib/core/errors";

// PostgreSQL and Prisma codes that mean "try again": serialisation, deadlock, lock or statement timeout, pool or transaction wait.
const CONTENTION = new Set(["40001", "40P01", "55P03", "P2034"]);
const BUSY = new Set(["57014", "53300", "08001", "P2024", "P2028", "P1001", "P1002", "P1008"]);

// A connection that broke, maybe while the commit was under way: whether it was done can't be told, but the command id can.
const LOST = new Set(["08006", "08003", "57P01", "57P02", "57P03", "P1017", "ECONNRESET", "ECONNREFUSED", "EPIPE"]);
const LOST_WORDS = /^Connection terminated|is not queryable$|^Client was closed/;
const SAY_LOST = "The database went away for a moment. Try again: what was done already is not done twice.";

/** Whether the same transaction may succeed when it is simply run again. */
export function isContention(error: unknown): boolean {
  return codesOf(error).some((code) => CONTENTION.has(code));
}

/** A database failure in the words of the gate: `busy` where trying again is the right thing, otherwise the error itself. */
export function translateDatabaseError(error: unknown): unknown {
  const codes = codesOf(error);
  if (codes.some((code) => LOST.has(code)) || hasLostConnection(error)) {
    return new DomainError("busy", SAY_LOST, {}, `database: the connection was lost, ${codes.join(", ")}`);
  }
  if (codes.some((code) => BUSY.has(code) || CONTENTION.has(code))) {
    return new DomainError("busy", undefined, {}, `database: ${codes.join(", ")}`);
  }
  return error;
}

// The database client gives these no code.
function hasLostConnection(error: unknown): boolean {
  return error instanceof Error && LOST_WORDS.test(error.message);
}

/** Every code found on an error and its causes; the driver adapter nests PostgreSQL's own code two levels down. */
export function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 6 && typeof current === "object" && current !== null; depth += 1) {
    const record = current as Record<string, unknown>;
    for (const key of ["code", "originalCode"]) if (typeof record[key] === "string") codes.push(record[key]);
    const meta = record.meta as Record<string, unknown> | undefined;
    current = record.cause ?? meta?.driverAdapterError ?? meta?.cause;
  }
  return codes;
}

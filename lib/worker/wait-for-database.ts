import "server-only";
import { setTimeout } from "node:timers/promises";
import { DomainError } from "@/lib/core/errors";
import { translateDatabaseError } from "@/lib/gate/database-error";

const TRIES = 60;
const BETWEEN_MS = 500;

/** Repeats work on a database that is away or busy for half a minute; rejects with any other failure at once. */
export async function waitForDatabase<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const translated = translateDatabaseError(error);
      const isAway = translated !== error && translated instanceof DomainError;
      if (!isAway || attempt >= TRIES) throw error;
      await setTimeout(BETWEEN_MS);
    }
  }
}

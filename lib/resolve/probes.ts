import "server-only";
import type { Db } from "@/lib/db/client";
import type { VaultState } from "@/lib/vault/vault";

const ANSWER_WITHIN_MS = 1_500;

/** Answers whoever asks how it goes. */
export type Probe = () => Promise<{ status: number; body: unknown }>;

/** `/health`: this process is alive. `/ready`: the database answers and the key is the one it was sealed with, each in words. */
export function probesOf(db: Db, vault: () => Promise<VaultState>): Readonly<Record<string, Probe>> {
  return {
    "/health": async () => ({ status: 200, body: { status: "alive", uptimeSeconds: Math.floor(process.uptime()) } }),
    "/ready": async () => {
      const database = await inTime(db.$queryRaw`select 1`.then(() => true));
      const state = database ? await inTime(vault()) : null;
      const isReady = state?.state === "open";
      const checks = {
        database: { ok: database === true, words: database ? "The database answers" : "The database can't be asked" },
        key: { ok: isReady, words: wordsOf(state) },
      };
      return { status: isReady ? 200 : 503, body: { status: isReady ? "ready" : "not ready", checks } };
    },
  };
}

function wordsOf(state: VaultState | null): string {
  if (state === null) return "Not known, because the database can't be asked";
  return state.state === "open" ? "The master key opens this database's secrets" : `Sealed: ${state.why}`;
}

/** What comes in time; null for what fails or takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}

import "server-only";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { log } from "@/lib/log";

/** A batch is written soon after a quiet time, and then once a minute while keys are used: no call waits for it, or writes. */
const SOON_MS = 1_000;
const BETWEEN_MS = 60_000;

type Uses = { latest: Map<string, number>; timer: NodeJS.Timeout | null; writtenAt: number };
const kept = globalThis as typeof globalThis & { gatehouseKeyUses?: Uses };
const uses = (): Uses => {
  kept.gatehouseKeyUses ??= { latest: new Map(), timer: null, writtenAt: 0 };
  return kept.gatehouseKeyUses;
};

/** Remembers that a key was used now; what was not written yet when a process is killed, a minute of it at most, is lost. */
export function noteKeyUse(to: Db, apiKeyId: string): void {
  const state = uses();
  state.latest.set(apiKeyId, Date.now());
  if (state.timer) return;
  const wait = Math.max(SOON_MS, state.writtenAt + BETWEEN_MS - Date.now());
  state.timer = setTimeout(() => void writeKeyUses(to), wait);
  state.timer.unref();
}

/** Writes in one statement what was remembered; a failure is logged and costs the batch alone. */
export async function writeKeyUses(to: Db): Promise<void> {
  const state = uses();
  if (state.timer) clearTimeout(state.timer);
  const ids = [...state.latest.keys()];
  const agesMs = [...state.latest.values()].map((at) => Date.now() - at);
  Object.assign(state, { latest: new Map(), timer: null, writtenAt: Date.now() } satisfies Uses);
  if (ids.length === 0) return;
  try {
    // By the database's clock, like every other moment; two processes may write about one key, and the later use stays.
    await queryRows(
      to,
      Prisma.sql`
        update api_key k
           set last_used_at = greatest(k.last_used_at, date_trunc('milliseconds', now()) - u.age_ms * interval '1 millisecond')
          from unnest(${ids}::text[], ${agesMs}::float8[]) u(id, age_ms) where k.id = u.id`,
    );
  } catch (error) {
    log.warn("key_use.not_written", { keys: ids.length, error });
  }
}

import "server-only";
import type { Actor } from "@/lib/core/actor";
import { driftCounts } from "@/lib/drift/drift.queries";
import { env } from "@/lib/env";

// Drift is derived from facts and observations, so counting it costs more than the frame of a page may.
const FRESH_MS = 3_000;
const kept = new Map<string, { at: number; count: Promise<number> }>();

/** How many differences are open, for the navigation: counted at most every three seconds, however many pages ask. */
export async function driftBadge(actor: Extract<Actor, { kind: "operator" }>): Promise<number> {
  const database = env().DATABASE_URL ?? "";
  const last = kept.get(database);
  if (last && Date.now() - last.at < FRESH_MS) return last.count;
  const count = driftCounts(actor).then((systems) => systems.reduce((sum, { open }) => sum + open, 0));
  count.catch(() => kept.delete(database));
  kept.set(database, { at: Date.now(), count });
  return count;
}

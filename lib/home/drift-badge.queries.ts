import "server-only";
import type { Actor } from "@/lib/core/actor";
import { driftCounts } from "@/lib/drift/drift.queries";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

// Drift is derived from facts and observations, so counting it costs more than the frame of a page may.
const FRESH_MS = 3_000;
type Kept = { at: number; open: number | null; counting: Promise<number | null> | null };
const kept = new Map<string, Kept>();

/**
 * How many differences are open, for the navigation, or null where that isn't known: counted by one page at most every three seconds
 * while the others show the count before. A count that fails breaks no page.
 */
export async function driftBadge(actor: Extract<Actor, { kind: "operator" }>): Promise<number | null> {
  const database = env().DATABASE_URL ?? "";
  const last = kept.get(database) ?? { at: 0, open: null, counting: null };
  kept.set(database, last);
  if (!last.counting && Date.now() - last.at >= FRESH_MS) last.counting = count(actor, last);
  return last.at > 0 ? last.open : last.counting;
}

async function count(actor: Extract<Actor, { kind: "operator" }>, last: Kept): Promise<number | null> {
  try {
    last.open = (await driftCounts(actor)).reduce((sum, { open }) => sum + open, 0);
  } catch (error) {
    log.warn("drift.not_counted", { error });
    last.open = null;
  } finally {
    last.at = Date.now();
    last.counting = null;
  }
  return last.open;
}

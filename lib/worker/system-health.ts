import "server-only";
import type { Db } from "@/lib/db/client";
import type { System } from "@/lib/db/generated/client";
import type { AttemptResult } from "@/lib/deliveries/delivery.rules";
import { pauseSystem } from "@/lib/systems/pause-system";
import { executeAsWorker } from "./worker-actor";

type Health = "ok" | "unreachable" | "refused";

function healthAfter(result: AttemptResult): Health {
  if (result.kind === "credentials") return "refused";
  return result.kind === "transient" || result.kind === "throttled" ? "unreachable" : "ok";
}

/** Notes how a system answered; the moment a state began is kept while it lasts. */
export async function noteHealth(db: Db, system: System, result: AttemptResult, now: Date): Promise<void> {
  const health = healthAfter(result);
  if (health === "ok" && system.health === "ok") return;
  await db.system.updateMany({
    where: { id: system.id, NOT: { health } },
    data: { health, healthSince: now, healthNote: health === "ok" ? null : result.note },
  });
}

/** Pauses a system whose vendor refused our credential: nothing more is sent until it is replaced. */
export async function pauseForCredentials(system: System, note: string): Promise<void> {
  await executeAsWorker(pauseSystem, { systemId: system.id, reason: "The vendor refused our credential", note });
}

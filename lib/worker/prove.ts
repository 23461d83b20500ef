import "server-only";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { proveDelivery } from "@/lib/deliveries/prove-delivery";
import { log } from "@/lib/log";
import type { Effect } from "@/lib/upstreams/effects";
import { driverFor } from "@/lib/upstreams/registry";
import { openConnection, openEffectSecrets } from "./connection";
import { executeAsWorker } from "./worker-actor";

type Provable = {
  id: string;
  systemId: string;
  status: string;
  effect: Effect;
  effectType: string;
  secretId: string | null;
  subjectId: string;
};

const OPEN_TASK_EVERY_SECONDS = 60;

/**
 * Reads the vendor for work done by hand: at once where a person said it is done, every minute where a task is still open (somebody
 * may have done it without saying so). Returns how many were settled.
 */
export async function proveHandWork(db: Db, signal: AbortSignal): Promise<number> {
  const due = await queryRows<Provable>(
    db,
    Prisma.sql`select d.id, d.system_id as "systemId", d.status, d.effect, d.effect_type as "effectType", d.secret_id as "secretId",
                 d.subject_id as "subjectId"
               from delivery d join system s on s.id = d.system_id
               where d.how = 'hand' and s.state = 'active' and d.run_at <= clock_timestamp()
                 and (d.status = 'by_hand' or (d.status = 'by_hand_done' and d.proof_state is null))
               order by d.run_at limit 20`,
  );
  let settled = 0;
  for (const delivery of due) {
    if (signal.aborted) break;
    await postpone(db, delivery.id);
    if (await proveOne(db, delivery, signal)) settled += 1;
  }
  return settled;
}

async function postpone(db: Db, id: string): Promise<void> {
  await db.$executeRaw`update delivery set run_at = clock_timestamp() + make_interval(secs => ${OPEN_TASK_EVERY_SECONDS}) where id = ${id}`;
}

async function proveOne(db: Db, delivery: Provable, signal: AbortSignal): Promise<boolean> {
  const system = await db.system.findUniqueOrThrow({ where: { id: delivery.systemId } });
  const driver = driverFor(system.vendor);
  const capability = driver.capabilityOf(delivery.effect);
  if (capability.how !== "hand" || capability.proof !== "read") {
    if (delivery.status === "by_hand_done") await settleUnprovable(db, delivery.id);
    return false;
  }
  try {
    const connection = await openConnection(db, system, delivery.effect, signal);
    const proof = await driver.verify(delivery.effect, connection, await openEffectSecrets(db, delivery));
    if (proof.state === "unknown") return false;
    if (proof.state === "not_so" && delivery.status === "by_hand") return false;
    return executeAsWorker(proveDelivery, { deliveryId: delivery.id, state: proof.state, note: proof.note });
  } catch (error) {
    log.warn("hand_task.not_proven", { deliveryId: delivery.id, error });
    return false;
  }
}

// What no read can prove rests on the person's word, and is not asked for again.
async function settleUnprovable(db: Db, id: string): Promise<void> {
  await db.delivery.updateMany({
    where: { id, status: "by_hand_done", proofState: null },
    data: {
      proofState: "unknown",
      proofNote: "No read can prove this; the note of the person who did it is the proof.",
    },
  });
}

import "server-only";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { proveDelivery } from "@/lib/deliveries/prove-delivery";
import { log } from "@/lib/log";
import type { Effect } from "@/lib/upstreams/effects";
import { driverFor } from "@/lib/upstreams/registry";
import { openConnection, openEffectSecrets, type Patience } from "./connection";
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
 * Reads one system for work done by hand: at once where a person said it is done, every minute where a task is still open (somebody
 * may have done it without saying so). Stops at the first read that fails, because the vendor will not answer the next either.
 */
export async function proveHandWork(db: Db, systemId: string, patience: Patience): Promise<void> {
  const due = await queryRows<Provable>(
    db,
    Prisma.sql`select d.id, d.system_id as "systemId", d.status, d.effect, d.effect_type as "effectType", d.secret_id as "secretId",
                 d.subject_id as "subjectId"
               from delivery d join system s on s.id = d.system_id
               where d.system_id = ${systemId} and d.how = 'hand' and s.state = 'active' and d.run_at <= clock_timestamp()
                 and (d.status = 'by_hand' or (d.status = 'by_hand_done' and d.proof_state is null))
               order by d.status desc, d.run_at limit 20`,
  );
  for (const delivery of due) {
    if (patience.signal.aborted) return;
    await postpone(db, delivery.id);
    try {
      await proveOne(db, delivery, patience);
    } catch (error) {
      log.warn("hand_task.not_proven", { deliveryId: delivery.id, error });
      return;
    }
  }
}

async function postpone(db: Db, id: string): Promise<void> {
  await db.$executeRaw`update delivery set run_at = clock_timestamp() + make_interval(secs => ${OPEN_TASK_EVERY_SECONDS}) where id = ${id}`;
}

async function proveOne(db: Db, delivery: Provable, patience: Patience): Promise<void> {
  const system = await db.system.findUniqueOrThrow({ where: { id: delivery.systemId } });
  const driver = driverFor(system.vendor);
  const capability = driver.capabilityOf(delivery.effect, system.settings as Record<string, string>);
  if (capability.how !== "hand" || capability.proof !== "read") {
    if (delivery.status === "by_hand_done") await settleUnprovable(db, delivery.id);
    return;
  }
  const connection = await openConnection(db, system, delivery.effect, patience);
  const proof = await driver.verify(delivery.effect, connection, await openEffectSecrets(db, delivery));
  if (proof.state === "unknown") return;
  if (proof.state === "not_so" && delivery.status === "by_hand") return;
  await executeAsWorker(proveDelivery, { deliveryId: delivery.id, state: proof.state, note: proof.note });
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

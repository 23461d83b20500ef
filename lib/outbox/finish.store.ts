import "server-only";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { EffectType } from "@/lib/upstreams/effects";
import { supersededBy } from "./order.rules";
import type { DeliveryStatus } from "./status.rules";

export type AttemptEnd = {
  status: DeliveryStatus;
  note: string;
  theirWords: string | null;
  httpStatus: number | null;
  isAmbiguous: boolean;
  runAt: Date | null;
  proof: { state: "so" | "not_so" | "unknown"; note: string } | null;
};

export type Held = { deliveryId: string; claimToken: string };

/** Ends an attempt; throws `conflict` when the lease was lost meanwhile, so that a worker from the past changes nothing. */
export async function endAttempt(tx: Tx, held: Held, end: AttemptEnd, now: Date): Promise<void> {
  const isOver = end.status !== "waiting" && end.status !== "queued";
  const isProblem = end.status === "waiting" || end.status === "failed" || end.status === "needs_confirmation";
  const error = isProblem
    ? { says: end.note, theirWords: end.theirWords, status: end.httpStatus, ambiguous: end.isAmbiguous }
    : null;
  const { count } = await tx.delivery.updateMany({
    where: { id: held.deliveryId, claimToken: held.claimToken, status: "sending" },
    data: {
      status: end.status,
      claimToken: null,
      leaseUntil: null,
      ...(error ? { error: error as Prisma.InputJsonValue } : {}),
      ...(end.runAt ? { runAt: end.runAt } : {}),
      ...(end.proof ? { proofState: end.proof.state, proofNote: end.proof.note, proofAt: now } : {}),
      ...(isOver ? { finishedAt: now } : {}),
    },
  });
  if (count !== 1) throw new DomainError("conflict", undefined, {}, "the lease on this delivery was lost");
  await tx.deliveryAttempt.updateMany({
    where: { deliveryId: held.deliveryId, finishedAt: null },
    data: {
      finishedAt: now,
      outcome: end.status,
      note: end.note,
      theirWords: end.theirWords,
      httpStatus: end.httpStatus,
    },
  });
  if (isProblem) await supersedeIfOvertaken(tx, held.deliveryId, now);
}

// A change that was made while this was being sent could not call it back. Now that it did not come about, it must not hold back
// the later one: a block would wait behind the unblocking that it undoes.
async function supersedeIfOvertaken(tx: Tx, deliveryId: string, now: Date): Promise<void> {
  const { orderKey, orderSeq, effectType } = await tx.delivery.findUniqueOrThrow({ where: { id: deliveryId } });
  const family = supersededBy(effectType as EffectType);
  const later = await tx.delivery.findFirst({
    where: { orderKey, orderSeq: { gt: orderSeq }, effectType: { in: family } },
    select: { id: true },
  });
  if (later) await tx.delivery.update({ where: { id: deliveryId }, data: { status: "superseded", finishedAt: now } });
}

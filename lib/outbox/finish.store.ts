import "server-only";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
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
}

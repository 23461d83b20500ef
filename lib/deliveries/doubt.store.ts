import "server-only";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";

const DOUBTABLE = new Set(["account", "token", "connector", "membership"]);

/** Records that a subject's state at the vendor can't be told, once; its light turns to unknown. */
export async function openDoubt(
  tx: Tx,
  subject: { kind: string; id: string },
  reason: string,
  at: { now: Date; changeId: string },
): Promise<void> {
  if (!DOUBTABLE.has(subject.kind)) return;
  const open = await tx.doubt.findFirst({ where: { subjectId: subject.id, validTo: null }, select: { id: true } });
  if (open) return;
  await tx.doubt.create({
    data: {
      id: newId("doubt"),
      subjectKind: subject.kind,
      subjectId: subject.id,
      reason,
      validFrom: at.now,
      openedIn: at.changeId,
    },
  });
}

/** Ends the doubt about a subject, if there is one. */
export async function closeDoubt(tx: Tx, subjectId: string, at: { now: Date; changeId: string }): Promise<void> {
  await tx.doubt.updateMany({ where: { subjectId, validTo: null }, data: { validTo: at.now, closedIn: at.changeId } });
}

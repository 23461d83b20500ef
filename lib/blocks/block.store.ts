import "server-only";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import type { OpenBlock } from "./block.rules";

export type BlockSubject = { kind: "system" | "connector" | "user" | "account" | "group" | "token"; id: string };
type Moment = { now: Date; changeId: string };

/** The block of a subject that nobody has closed; its end may have passed. */
export async function findOpenBlock(tx: Tx, subjectId: string): Promise<OpenBlock | null> {
  return tx.block.findFirst({
    where: { subjectId, validTo: null },
    select: { id: true, reason: true, until: true, validFrom: true, byDirectory: true, openedIn: true },
  });
}

/** Opens a block from this moment; one whose end has passed is closed first, so that a subject never has two. */
export async function openBlock(
  tx: Tx,
  subject: BlockSubject,
  block: { reason: string; until: Date | null; byDirectory?: boolean },
  { now, changeId }: Moment,
): Promise<void> {
  await closeBlock(tx, subject.id, { now, changeId });
  await tx.block.create({
    data: {
      id: newId("block"),
      subjectKind: subject.kind,
      subjectId: subject.id,
      ...block,
      validFrom: now,
      openedIn: changeId,
    },
  });
}

/** The block with an end still to come that was put aside for this one, if there is such. */
export function findDisplacedBlock(
  tx: Tx,
  subjectId: string,
  { openedIn }: Pick<OpenBlock, "openedIn">,
  now: Date,
): Promise<{ reason: string; until: Date | null } | null> {
  return tx.block.findFirst({
    where: { subjectId, closedIn: openedIn ?? "", byDirectory: false, until: { gt: now } },
    select: { reason: true, until: true },
  });
}

/** Closes what blocks a subject at this moment; nothing to close is no error. */
export async function closeBlock(tx: Tx, subjectId: string, { now, changeId }: Moment): Promise<void> {
  await tx.block.updateMany({ where: { subjectId, validTo: null }, data: { validTo: now, closedIn: changeId } });
}

import "server-only";
import { unblockConnector } from "@/lib/blocks/unblock-connector";
import { unblockGroup } from "@/lib/blocks/unblock-group";
import { unblockUser } from "@/lib/blocks/unblock-user";
import type { Db } from "@/lib/db/client";
import { executeAsWorker } from "./worker-actor";

const NOTE = "The end that was set for this block has passed";

/**
 * Closes blocks whose end has passed, so that the vendor is told too. The verdict needs no job: the end is part of the rule.
 */
export async function endExpiredBlocks(db: Db): Promise<void> {
  const over = await db.block.findMany({
    where: { validTo: null, until: { lte: new Date() }, subjectKind: { in: ["connector", "user", "group"] } },
    take: 50,
  });
  for (const { id, subjectKind, subjectId } of over) {
    const commandId = `end:${id}`;
    if (subjectKind === "connector")
      await executeAsWorker(unblockConnector, { connectorId: subjectId, reason: NOTE }, commandId);
    if (subjectKind === "user") await executeAsWorker(unblockUser, { userId: subjectId, reason: NOTE }, commandId);
    if (subjectKind === "group") await executeAsWorker(unblockGroup, { groupId: subjectId, reason: NOTE }, commandId);
  }
}

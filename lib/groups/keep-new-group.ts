import "server-only";
import { db } from "@/lib/db/client";
import { dropNewGroup, keepNewGroup } from "./draft.store";
import { checkCodeIsFree } from "./group.store";
import type { Basics, Unfinished } from "./new-group.schema";

/** Keeps the first step; throws `rule_broken` under `code` where a ticked system has a group of this code. */
export async function keepBasics(operatorId: string, basics: Basics): Promise<void> {
  await checkCodeIsFree(db, basics.systemIds, basics.code);
  await keepNewGroup(db, operatorId, basics);
}

/** Keeps who was ticked or which connectors were, as far as they go. */
export async function keepPicks(
  operatorId: string,
  picks: { accountIds: string[] } | { connectorIds: string[] },
): Promise<void> {
  await keepNewGroup(db, operatorId, picks);
}

/** Keeps what stands in a step that was left unfinished. */
export async function keepUnfinished(operatorId: string, part: Unfinished): Promise<void> {
  const given = Object.entries(part).filter(([, value]) => value !== undefined);
  await keepNewGroup(db, operatorId, Object.fromEntries(given));
}

/** Forgets the draft of this operator. */
export async function discardNewGroup(operatorId: string): Promise<void> {
  await dropNewGroup(db, operatorId);
}

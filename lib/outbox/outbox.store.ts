import "server-only";
import { newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Effect } from "@/lib/upstreams/effects";
import { NORMAL, orderKeyOf, supersededBy, URGENT } from "./order.rules";

/** One order to a vendor as an operation hands it to the gate. */
export type EffectDraft = {
  systemId: string;
  effect: Effect;
  /** What the delivery is about; its latest delivery tells how far the vendor is (observed, sent, by hand, decided). */
  subject: { kind: "user" | "account" | "group" | "membership" | "connector" | "endpoint" | "token"; id: string };
  /** Deliveries of one key are sent in order; a later one may supersede an unsent one. Defaults to the subject, or the pair of a membership. */
  orderKey?: string;
  /** Revocations and blocks overtake everything else. */
  isUrgent?: boolean;
  /** Ids of accounts and groups that must have been created at the vendor before this is sent, where that is still under way. */
  needs?: readonly string[];
  /** Refused where the vendor knows no such thing: kept here alone it would change nothing. */
  mustBeSent?: boolean;
  /** A sealed secret that belongs to this one effect (a one-time password, a token's text). */
  secretId?: string;
};

export type HandStepsView = { why: string; menuPath: string[]; steps: string[]; checkAfterwards: string };

/** An order with who carries it out, in words; hand orders come with their steps. */
export type PlannedEffect = {
  draft: EffectDraft;
  /** `here`: the vendor knows no such thing, so nothing is sent and no delivery is made. */
  how: "api" | "hand" | "here";
  sentence: string;
  says: string;
  isAssumed: boolean;
  systemName: string;
  steps: HandStepsView | null;
};

/** Stores orders in the caller's transaction, with a hand task for each that a person carries out, and ends what they make unnecessary. */
export async function enqueue(
  tx: Tx,
  all: readonly PlannedEffect[],
  at: { changeId: string; now: Date },
): Promise<void> {
  const planned = all.filter(({ how }) => how !== "here");
  await supersedeEarlier(tx, planned, at.now);
  const rows = planned.map((effect) => deliveryRow(effect, at));
  // One statement in order, so that the identity column numbers them as they were given.
  if (rows.length > 0) await tx.delivery.createMany({ data: rows });
  const tasks = planned.flatMap((effect, i) => {
    const row = rows[i];
    if (effect.how !== "hand" || !row) return [];
    return [
      {
        id: newId("handTask"),
        deliveryId: row.id,
        systemId: row.systemId,
        steps: effect.steps ?? {},
        openedAt: at.now,
      },
    ];
  });
  if (tasks.length > 0) await tx.handTask.createMany({ data: tasks });
}

function deliveryRow(
  planned: PlannedEffect,
  at: { changeId: string; now: Date },
): Prisma.DeliveryCreateManyInput & { id: string } {
  const { draft, how, sentence } = planned;
  return {
    id: newId("delivery"),
    changeId: at.changeId,
    systemId: draft.systemId,
    effect: draft.effect as unknown as Prisma.InputJsonValue,
    effectType: draft.effect.type,
    sentence,
    subjectKind: draft.subject.kind,
    subjectId: draft.subject.id,
    orderKey: orderKeyOfDraft(draft),
    priority: draft.isUrgent ? URGENT : NORMAL,
    how,
    status: how === "hand" ? "by_hand" : "queued",
    runAt: at.now,
    secretId: draft.secretId ?? null,
    needs: [...(draft.needs ?? [])],
    createdAt: at.now,
  };
}

function orderKeyOfDraft(draft: EffectDraft): string {
  return draft.orderKey ?? orderKeyOf(draft.systemId, draft.effect, draft.subject.id);
}

// What is being sent this moment can't be called back; it stays before its follower on the same key. One question for all of them: a
// change may order for a thousand people.
async function supersedeEarlier(tx: Tx, planned: readonly PlannedEffect[], now: Date): Promise<void> {
  const pairs = planned.flatMap(({ draft }) =>
    supersededBy(draft.effect.type).map((type) => [orderKeyOfDraft(draft), type] as const),
  );
  if (pairs.length === 0) return;
  const earlier = await queryRows<{ id: string }>(
    tx,
    Prisma.sql`
      select d.id from delivery d
      where d.order_key = any(${[...new Set(pairs.map(([key]) => key))]}::text[])
        and d.status in ('needs_approval', 'held', 'queued', 'waiting', 'by_hand', 'failed', 'needs_confirmation')
        and (d.order_key, d.effect_type) in (
          select * from unnest(${pairs.map(([key]) => key)}::text[], ${pairs.map(([, type]) => type)}::text[]))`,
  );
  if (earlier.length === 0) return;
  const ids = earlier.map((row) => row.id);
  await tx.delivery.updateMany({
    where: { id: { in: ids } },
    data: { status: "superseded", finishedAt: now, claimToken: null, leaseUntil: null },
  });
  await tx.handTask.updateMany({
    where: { deliveryId: { in: ids }, closedAt: null },
    data: { closedAt: now, closedBy: "Gatehouse", result: "superseded", note: "A later change made it unnecessary" },
  });
}

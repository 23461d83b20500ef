import type { AuditDraft } from "@/lib/audit/audit.events";
import { appendEvents } from "@/lib/audit/audit.store";
import type { Actor } from "@/lib/core/actor";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { orderKeyOf } from "@/lib/outbox/order.rules";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";
import { describeEffect, type Effect } from "@/lib/upstreams/effects";
import { driverFor } from "@/lib/upstreams/registry";

export type PastDelivery = {
  effect: Effect;
  subject: { kind: string; id: string };
  status: DeliveryStatus;
  seconds: number;
  note: string;
  theirWords?: string;
  assignee?: { id: string; name: string };
};

export type PastAct = {
  id: string;
  at: Date;
  actor: Actor;
  operation: string;
  sentence: string;
  audit: AuditDraft[];
  reason?: string;
  ticket?: string;
  deliveries?: PastDelivery[];
  /** Not an act on facts, such as signing in: it leaves events and no change. */
  isEventOnly?: boolean;
};

/** Acts of the past three months, written in the order of their moments with the console's own audit writer. */
export class History {
  private readonly acts: PastAct[] = [];

  constructor(private readonly system: { id: string; restUrl: string; settings: Record<string, string> }) {}

  add(act: PastAct): void {
    this.acts.push(act);
  }

  /** Writes changes, deliveries with their attempts, hand tasks, and the chained events. */
  async write(db: Db): Promise<{ acts: number; events: number }> {
    const acts = this.acts.sort((a, b) => a.at.getTime() - b.at.getTime());
    const changes = acts.filter((act) => !act.isEventOnly);
    await db.change.createMany({ data: changes.map(changeRow) });
    const deliveries = changes.flatMap((act) => (act.deliveries ?? []).map((past) => this.deliveryRows(act, past)));
    await db.delivery.createMany({ data: deliveries.map((row) => row.delivery) });
    await db.deliveryAttempt.createMany({ data: deliveries.flatMap((row) => row.attempts) });
    await db.handTask.createMany({ data: deliveries.flatMap((row) => row.tasks) });
    let events = 0;
    for (let from = 0; from < acts.length; from += 100) {
      await db.$transaction(
        async (tx) => {
          for (const act of acts.slice(from, from + 100)) {
            await appendEvents(tx, envelopeOf(act), act.audit);
            events += act.audit.length;
          }
        },
        { timeout: 120_000 },
      );
    }
    return { acts: acts.length, events };
  }

  private deliveryRows(act: PastAct, past: PastDelivery) {
    const { effect, subject, status, seconds, note, theirWords = null } = past;
    const driver = driverFor("afas");
    const how = driver.capabilityOf(effect).how === "api" ? "api" : "hand";
    const doneAt = new Date(act.at.getTime() + seconds * 1000);
    const isOver = !["by_hand", "queued"].includes(status);
    const isProblem = status === "failed" || status === "needs_confirmation";
    const id = newId("delivery", act.at.getTime());
    const error = {
      says: note,
      theirWords,
      status: theirWords ? 500 : null,
      ambiguous: status === "needs_confirmation",
    };
    const delivery: Prisma.DeliveryCreateManyInput = {
      id,
      changeId: act.id,
      systemId: this.system.id,
      effect: effect as unknown as Prisma.InputJsonValue,
      effectType: effect.type,
      sentence: describeEffect(effect),
      subjectKind: subject.kind,
      subjectId: subject.id,
      orderKey: orderKeyOf(this.system.id, effect, subject.id),
      priority: effect.type === "token.revoke.v1" ? 0 : 100,
      how,
      status,
      runAt: act.at,
      attempts: how === "api" ? 1 : 0,
      createdAt: act.at,
      sentAt: how === "api" ? act.at : null,
      finishedAt: isOver ? doneAt : null,
      ...(isProblem ? { error } : {}),
      ...(status === "verified" ? { proofState: "so", proofNote: note, proofAt: doneAt } : {}),
      ...(status === "by_hand_done"
        ? {
            proofState: "unknown",
            proofNote: "No read can prove this; the note of the person who did it is the proof.",
            proofAt: doneAt,
          }
        : {}),
    };
    const attempts =
      how === "api"
        ? [
            {
              id: newId("attempt"),
              deliveryId: id,
              number: 1,
              startedAt: act.at,
              finishedAt: doneAt,
              outcome: status,
              note,
              theirWords,
              httpStatus: theirWords ? 500 : null,
            },
          ]
        : [];
    const tasks =
      how === "hand"
        ? [
            {
              id: newId("handTask", act.at.getTime()),
              deliveryId: id,
              systemId: this.system.id,
              steps: driver.handSteps(effect, this.system) as unknown as Prisma.InputJsonValue,
              openedAt: act.at,
              assigneeId: past.assignee?.id ?? null,
              assigneeName: past.assignee?.name ?? null,
              ...(isOver
                ? { closedAt: doneAt, closedBy: past.assignee?.name ?? act.actor.name, result: "done", note }
                : {}),
            },
          ]
        : [];
    return { delivery, attempts, tasks };
  }
}

function changeRow(act: PastAct): Prisma.ChangeCreateManyInput {
  const { id, operation, sentence, at, actor, reason = null, ticket = null } = act;
  return {
    id,
    operation,
    sentence,
    at,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    door: "screen",
    reason,
    ticket,
  };
}

function envelopeOf(act: PastAct) {
  return {
    at: act.at,
    actor: act.actor,
    door: "screen" as const,
    operation: act.operation,
    changeId: act.isEventOnly ? null : act.id,
    commandId: null,
    requestId: `demo-${act.id.slice(-8)}`,
    reason: act.reason ?? null,
    ticket: act.ticket ?? null,
    note: null,
    outcome: "done" as const,
  };
}

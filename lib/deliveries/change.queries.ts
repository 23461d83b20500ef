import "server-only";
import type { Impact } from "@/lib/access/impact.rules";
import type { Caller } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { listDeliveries } from "./delivery.queries";
import type { DeliveryRow } from "./delivery-views.rules";

type Reader = Caller;

export type ChangeDetail = {
  id: string;
  sentence: string;
  at: Date;
  actorName: string;
  door: string;
  reason: string | null;
  ticket: string | null;
  impact: Impact | null;
  deliveries: (DeliveryRow & { proofAt: Date | null })[];
  totalDeliveries: number;
  events: number;
};

const SHOWN = 250;

/** One change with its first 250 deliveries and how many there are; throws `not_found`. */
export async function getChange(actor: Reader, id: string): Promise<ChangeDetail> {
  if (!canRead(actor.role, "changes.read")) throw new DomainError("not_found");
  const [change, list, events, proofs] = await Promise.all([
    db.change.findUnique({ where: { id } }),
    listDeliveries(actor, { changeId: id }, { size: SHOWN }),
    db.auditEvent.count({ where: { changeId: id } }),
    queryRows<{ id: string; proofAt: Date | null }>(
      db,
      Prisma.sql`select id, coalesce(proof_at, finished_at) as "proofAt" from delivery where change_id = ${id} order by order_seq desc limit ${SHOWN}`,
    ),
  ]);
  if (!change) throw new DomainError("not_found");
  const provedAt = new Map(proofs.map((proof) => [proof.id, proof.proofAt]));
  const { sentence, at, actorName, door, reason, ticket, impact } = change;
  return {
    id,
    sentence,
    at,
    actorName,
    door,
    reason,
    ticket,
    impact: impact as Impact | null,
    deliveries: list.rows.map((row) => ({ ...row, proofAt: provedAt.get(row.id) ?? null })).reverse(),
    totalDeliveries: list.total,
    events,
  };
}

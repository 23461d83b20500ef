import "server-only";
import type { Caller } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readList } from "@/lib/db/list";
import type { Page, PageResult } from "@/lib/db/paging";
import { DELIVERY_STATUSES } from "@/lib/outbox/status.rules";
import type { EffectClass } from "@/lib/upstreams/driver";
import type { Effect } from "@/lib/upstreams/effects";
import { driverFor } from "@/lib/upstreams/registry";
import type { DeliveryDetail, DeliveryFilter, DeliveryRow } from "./delivery-views.rules";

type Reader = Caller;

function check(actor: Reader): void {
  if (!canRead(actor.role, "changes.read")) throw new DomainError("not_found");
}

const COLUMNS = Prisma.sql`
  d.id, d.created_at as at, d.sentence, s.name as "systemName", d.status, d.how, d.attempts, c.actor_name as by,
  d.change_id as "changeId", h.id as "handTaskId", d.order_seq::text as seq`;
const FROM = Prisma.sql`
  from delivery d join system s on s.id = d.system_id join change c on c.id = d.change_id
  left join hand_task h on h.delivery_id = d.id`;

function where(filter: DeliveryFilter): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  const statuses = (filter.status ?? []).filter((one) => (DELIVERY_STATUSES as readonly string[]).includes(one));
  if (statuses.length > 0) parts.push(Prisma.sql`d.status in (${Prisma.join(statuses)})`);
  if (filter.systemId) parts.push(Prisma.sql`d.system_id = ${filter.systemId}`);
  if (filter.changeId) parts.push(Prisma.sql`d.change_id = ${filter.changeId}`);
  if (filter.actorId) parts.push(Prisma.sql`c.actor_id = ${filter.actorId}`);
  if (filter.q) parts.push(Prisma.sql`position(lower(${filter.q}) in lower(d.sentence || ' ' || c.actor_name)) > 0`);
  return Prisma.join(parts, " and ");
}

/** Deliveries, the newest first; every row of the list is reachable by its cursors. */
export async function listDeliveries(
  actor: Reader,
  filter: DeliveryFilter,
  page: Page,
): Promise<PageResult<DeliveryRow>> {
  check(actor);
  return readList<DeliveryRow & { seq: string }>(page, {
    columns: COLUMNS,
    from: FROM,
    where: where(filter),
    order: [{ column: Prisma.sql`d.order_seq`, as: "bigint", direction: "desc" }],
    keysOf: (row) => [row.seq],
  });
}

/** How many deliveries stand in each state, in one query; Home, Changes and the navigation show the same numbers. */
export async function countDeliveries(actor: Reader): Promise<Readonly<Record<string, number>>> {
  check(actor);
  const rows = await queryRows<{ status: string; n: bigint }>(
    db,
    Prisma.sql`select status, count(*) as n from delivery
               where status in ('needs_approval', 'held', 'queued', 'sending', 'waiting', 'by_hand', 'needs_confirmation', 'failed')
               group by status`,
  );
  return Object.fromEntries(rows.map((row) => [row.status, Number(row.n)]));
}

const IF_LOST: Readonly<Record<EffectClass, string>> = {
  I: "Sent again by itself: doing it twice is harmless",
  K: "Sent again by itself: the vendor recognises our key",
  R: "Looked up at the vendor first, then sent again if it is missing",
  N: "Never sent again by itself: a person confirms",
};

/** One delivery with its attempts, redacted; throws `not_found`. */
export async function getDelivery(actor: Reader, id: string): Promise<DeliveryDetail> {
  check(actor);
  const [[row], attemptList] = await Promise.all([
    queryRows<DeliveryDetail & { effect: Effect; vendor: string; settings: Record<string, string> }>(
      db,
      Prisma.sql`select ${COLUMNS}, c.reason, c.ticket, c.door, d.run_at as "runAt", d.finished_at as "finishedAt",
                   d.proof_state as "proofState", d.proof_note as "proofNote", d.proof_at as "proofAt",
                   d.error ->> 'says' as problem, d.effect, s.vendor, s.settings ${FROM} where d.id = ${id}`,
    ),
    db.deliveryAttempt.findMany({ where: { deliveryId: id }, orderBy: { number: "desc" }, take: 50 }),
  ]);
  if (!row) throw new DomainError("not_found");
  const { effect, vendor, settings, ...view } = row;
  const capability = driverFor(vendor).capabilityOf(effect, settings);
  const ifLost = capability.how === "api" ? IF_LOST[capability.class] : "A person does it and says so";
  return { ...view, ifLost, attemptList: attemptList as DeliveryDetail["attemptList"] };
}

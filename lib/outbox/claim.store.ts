import "server-only";
import { newId } from "@/lib/core/ids";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Effect } from "@/lib/upstreams/effects";
import { URGENT } from "./order.rules";

export const LEASE_SECONDS = 60;
const PER_SYSTEM = 4;

export type Claim = {
  id: string;
  changeId: string;
  systemId: string;
  effect: Effect;
  sentence: string;
  subjectKind: string;
  subjectId: string;
  secretId: string | null;
  attempts: number;
  claimToken: string;
  createdAt: Date;
  /** True when an earlier worker died or lost its lease while sending: the request may have reached the vendor. */
  wasInterrupted: boolean;
  /** True when the last attempt ended without telling whether the vendor did it. */
  wasAmbiguous: boolean;
};

/**
 * Takes the next delivery for this worker, or null: urgent first, never past an unfinished one on the same key (an urgent one
 * passes what is parked there), never before what it needs was created, never a paused system's, at most four of one system at once. The claim token must be shown to finish it.
 */
export async function claimNext(db: Db, leaseSeconds: number = LEASE_SECONDS): Promise<Claim | null> {
  const claimToken = crypto.randomUUID();
  const rows = await queryRows<Claim>(
    db,
    Prisma.sql`
      with candidate as (
        select d.id, d.status = 'sending' as was_interrupted, coalesce((d.error ->> 'ambiguous')::boolean, false) as was_ambiguous
        from delivery d join system s on s.id = d.system_id
        where d.how = 'api' and s.state = 'active'
          and ((d.status in ('queued', 'waiting', 'held') and d.run_at <= clock_timestamp())
            or (d.status = 'sending' and d.lease_until < clock_timestamp()))
          and not exists (
            select 1 from delivery e where e.order_key = d.order_key and e.order_seq < d.order_seq
              and e.status not in ('applied', 'verified', 'by_hand_done', 'superseded', 'by_hand')
              -- Taking access away is not held back by what only waits or needs a person.
              and not (d.priority = ${URGENT} and e.priority > ${URGENT} and e.status in ('waiting', 'failed', 'needs_confirmation')))
          and not exists (
            select 1 from delivery e where e.system_id = d.system_id and e.subject_id = any (d.needs) and e.order_seq < d.order_seq
              and e.effect_type in ('user.create.v1', 'group.create.v1')
              and e.status not in ('applied', 'verified', 'by_hand_done', 'superseded'))
          and (select count(*) from delivery x
               where x.system_id = d.system_id and x.status = 'sending' and x.lease_until >= clock_timestamp()) < ${PER_SYSTEM}
        order by d.priority, d.run_at, d.order_seq
        limit 1
        for update of d skip locked
      )
      , claimed as (
      update delivery d
      set status = 'sending', claim_token = ${claimToken}, attempts = d.attempts + 1,
          lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), sent_at = coalesce(d.sent_at, clock_timestamp())
      from candidate c where d.id = c.id
      returning d.id, d.change_id as "changeId", d.system_id as "systemId", d.effect, d.sentence, d.subject_kind as "subjectKind",
        d.subject_id as "subjectId", d.secret_id as "secretId", d.attempts, d.claim_token as "claimToken",
        d.created_at as "createdAt", c.was_interrupted as "wasInterrupted", c.was_ambiguous as "wasAmbiguous"
      ), interrupted as (
        update delivery_attempt a set finished_at = clock_timestamp(),
          note = 'The worker stopped before it could store what came of this'
        from claimed where a.delivery_id = claimed.id and a.finished_at is null
      ), noted as (
        insert into delivery_attempt (id, delivery_id, number, started_at)
        select ${newId("attempt")}, id, 1 + (select coalesce(max(number), 0) from delivery_attempt a where a.delivery_id = claimed.id),
               clock_timestamp() from claimed
      )
      select * from claimed`,
  );
  return rows[0] ?? null;
}

/** Lengthens the lease of a delivery that this worker still holds; false when it was lost. */
export async function extendLease(db: Db, claim: Claim, leaseSeconds: number = LEASE_SECONDS): Promise<boolean> {
  const touched = await db.$executeRaw`
    update delivery set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where id = ${claim.id} and claim_token = ${claim.claimToken} and status = 'sending'`;
  return touched === 1;
}

/** Gives a delivery back untried, as when the worker stops before anything was sent. */
export async function releaseClaim(db: Db, claim: Claim): Promise<void> {
  await db.$executeRaw`
    update delivery set status = 'queued', claim_token = null, lease_until = null, attempts = attempts - 1
    where id = ${claim.id} and claim_token = ${claim.claimToken} and status = 'sending'`;
}

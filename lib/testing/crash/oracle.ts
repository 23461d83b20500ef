import "server-only";
import { GENESIS, whyBroken } from "@/lib/audit/chain";
import { readHead, readProvenEvents } from "@/lib/audit/proven-events.store";
import type { Db } from "@/lib/db/client";
import type { Delivery } from "@/lib/db/generated/client";
import { ENDED } from "@/lib/outbox/status.rules";

export type CrashClass = "I" | "N";

/** What the vendor's own ledger and log say about one order. */
export type VendorSide = { effects: number; requests: number };

/** What came of one order, and what is wrong with it; nothing is wrong when `faults` is empty. */
export type Judgement = { isLost: boolean; isDoubled: boolean; faults: string[] };

const OUTCOMES = ["delivery.verified", "delivery.applied", "delivery.failed", "delivery.in_doubt"];

/**
 * Judges a committed order after everything has come to rest: it ended; what can be repeated had exactly one effect; what can't be
 * was sent once at most, and is done or needs a person; the log has one event of the wish and one of the outcome.
 */
export async function judgeOrder(db: Db, delivery: Delivery, kind: CrashClass, vendor: VendorSide): Promise<Judgement> {
  const now = await db.delivery.findUniqueOrThrow({ where: { id: delivery.id } });
  const events = await db.auditEvent.findMany({ where: { changeId: now.changeId }, orderBy: { seq: "asc" } });
  const codes = events.map(({ code }) => code);
  const wish = kind === "I" ? "token.revoked" : "token.requested";
  const hasEnded =
    ENDED.includes(now.status as (typeof ENDED)[number]) || (kind === "N" && now.status === "needs_confirmation");
  const isDoubled = vendor.effects > 1 || (kind === "N" && vendor.requests > 1);
  const isLost = !hasEnded || (now.status !== "needs_confirmation" && vendor.effects < 1);
  const open = await db.deliveryAttempt.count({ where: { deliveryId: now.id, finishedAt: null } });
  const faults = [
    isLost && `it is ${now.status} with ${vendor.effects} effects`,
    isDoubled && `it had ${vendor.effects} effects by ${vendor.requests} requests`,
    codes.filter((code) => code === wish).length !== 1 && `its wish is in the log as ${codes.join(", ")}`,
    codes.filter((code) => OUTCOMES.includes(code)).length !== 1 && `its outcome is in the log as ${codes.join(", ")}`,
    open > 0 && `${open} of its attempts never ended`,
    now.claimToken !== null && "somebody still holds it",
  ];
  return { isLost, isDoubled, faults: faults.filter((fault) => fault !== false) };
}

/** The first event that is not as it was written, in words; null for a whole chain. */
export async function findBrokenLink(db: Db): Promise<string | null> {
  const head = await readHead(db);
  let previousHash = GENESIS;
  let seq = 0;
  for await (const event of readProvenEvents(db, 0, head.seq)) {
    const why = whyBroken(event, { seq: seq + 1, previousHash });
    if (why) return `event ${seq + 1}: ${why}`;
    [seq, previousHash] = [event.seq, event.hash];
  }
  return previousHash === head.hash ? null : "the head is not the end of the chain";
}

/** What holds for the whole database at rest: no delivery without its change, no change without its event, nothing half done. */
export async function findHalfDone(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ what: string }[]>`
    select 'change ' || c.id || ' has no event' as what from change c
      where not exists (select 1 from audit_event e where e.change_id = c.id)
    union all select 'event ' || e.seq || ' has no change' from audit_event e
      where e.change_id is not null and not exists (select 1 from change c where c.id = e.change_id)
    union all select 'token ' || t.id || ' is revoked by no change' from token t
      where t.revoked_at is not null and not exists (select 1 from change c where c.id = t.revoked_in)
    union all select 'delivery ' || d.id || ' is still being sent' from delivery d where d.status = 'sending'`;
  return rows.map(({ what }) => what);
}

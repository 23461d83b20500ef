import "server-only";
import type { ProvenEvent } from "@/lib/audit/chain";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

const PAGE = 2_000;

/** The events after one seq up to another with their proofs, in order, page by page. */
export async function* readProvenEvents(tx: Tx, after: number, upTo: number): AsyncGenerator<ProvenEvent> {
  let last = after;
  while (last < upTo) {
    const rows = await readProvenPage(tx, last, upTo);
    yield* rows;
    const end = rows.at(-1);
    if (!end) return;
    last = end.seq;
  }
}

function readProvenPage(tx: Tx, after: number, upTo: number): Promise<ProvenEvent[]> {
  return queryRows<ProvenEvent>(
    tx,
    Prisma.sql`
      select e.seq::float8 as seq, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.code, e.outcome,
             e.actor_kind as "actorKind", e.actor_id as "actorId", e.door, e.operation, e.change_id as "changeId",
             e.command_id as "commandId", e.request_id as "requestId", e.subject_kind as "subjectKind",
             e.subject_id as "subjectId", e.related_ids as "relatedIds", e.body,
             encode(e.previous_hash, 'hex') as "previousHash", encode(e.hash, 'hex') as hash, p.salt, p.personal
      from audit_event e left join audit_personal p on p.seq = e.seq
      where e.seq > ${after} and e.seq <= ${upTo} order by e.seq limit ${PAGE}`,
  );
}

/** How far the log is and by which hash. */
export async function readHead(tx: Tx): Promise<{ seq: number; hash: string }> {
  const [head] = await queryRows<{ seq: number; hash: string }>(
    tx,
    Prisma.sql`select seq::float8 as seq, encode(hash, 'hex') as hash from audit_head`,
  );
  if (!head) throw new Error("the audit log has no head");
  return head;
}

import "server-only";
import { randomBytes } from "node:crypto";
import type { Impact } from "@/lib/access/impact.rules";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { canonicalJson } from "@/lib/audit/canonical";
import { linkHash } from "@/lib/audit/chain";
import { type AuditEnvelope, takeApart } from "@/lib/audit/event-parts";
import { DomainError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export type { AuditEnvelope } from "@/lib/audit/event-parts";

/**
 * Chains the events of one act to the log inside its transaction, the impact with the first of them; throws when that can't
 * be done, and with it the act fails. The head stays locked until the transaction ends: append last.
 */
export async function appendEvents(
  tx: Tx,
  envelope: AuditEnvelope,
  drafts: readonly AuditDraft[],
  impact?: Impact,
): Promise<{ firstSeq: bigint; lastSeq: bigint }> {
  if (drafts.length === 0) throw new DomainError("internal", undefined, {}, "an act without an audit event");
  const head = await lockHead(tx);
  let previousHash = head.hash;
  const rows = drafts.map((draft, index) => {
    const place = { seq: head.seq + index + 1, id: newId("event"), salt: randomBytes(16).toString("hex") };
    const { event, personal, salt } = takeApart(envelope, draft, place, index === 0 ? impact : undefined);
    const hash = linkHash(previousHash, event);
    const row = { ...event, previousHash, hash, salt, personal };
    previousHash = hash;
    return row;
  });
  const lastSeq = head.seq + rows.length;
  await insertRows(tx, canonicalJson(rows), { seq: lastSeq, hash: previousHash });
  return { firstSeq: BigInt(head.seq + 1), lastSeq: BigInt(lastSeq) };
}

async function lockHead(tx: Tx): Promise<{ seq: number; hash: string }> {
  const [head] = await queryRows<{ seq: bigint; hash: string }>(
    tx,
    Prisma.sql`select seq, encode(hash, 'hex') as hash from audit_head for update`,
  );
  if (!head) throw new DomainError("internal", undefined, {}, "the audit log has no head");
  return { seq: Number(head.seq), hash: head.hash };
}

// One statement, because every act of everybody waits for the head.
async function insertRows(tx: Tx, rows: string, head: { seq: number; hash: string }): Promise<void> {
  await tx.$executeRaw`
    with given as materialized (
      select * from jsonb_to_recordset(${rows}::jsonb) as r(
        seq bigint, id text, at timestamptz, code text, outcome text, "actorKind" text, "actorId" text, door text, operation text,
        "changeId" text, "commandId" text, "requestId" text, "subjectKind" text, "subjectId" text, "relatedIds" text[], body jsonb,
        "previousHash" text, hash text, salt text, personal jsonb)
    ), events as (
      insert into audit_event (seq, id, at, code, outcome, actor_kind, actor_id, door, operation, change_id, command_id, request_id,
                               subject_kind, subject_id, related_ids, body, previous_hash, hash)
      select seq, id, at, code, outcome, "actorKind", "actorId", door, operation, "changeId", "commandId", "requestId",
             "subjectKind", "subjectId", "relatedIds", body, decode("previousHash", 'hex'), decode(hash, 'hex')
      from given order by seq
    ), personal as (
      insert into audit_personal (seq, salt, personal) select seq, salt, personal from given
    )
    update audit_head set seq = ${head.seq}, hash = decode(${head.hash}, 'hex')`;
}

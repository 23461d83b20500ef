import "server-only";
import {
  type AuditDetail,
  type AuditFilter,
  type AuditRow,
  auditRow,
  fieldChanges,
  impactOf,
  type RawAuditRow,
  relatedThings,
} from "@/lib/audit/audit-views.rules";
import { GENESIS, whyBroken } from "@/lib/audit/chain";
import { readNextCheckpoint } from "@/lib/audit/checkpoint.store";
import { readProvenEvents } from "@/lib/audit/proven-events.store";
import { DomainError } from "@/lib/core/errors";
import { canRead, type Role } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Page, type PageResult, readPage } from "@/lib/db/paging";

type Reader = Readonly<{ role: Role }>;
type Raw = RawAuditRow & { requestId: string; commandId: string | null };

const COLUMNS = Prisma.sql`
  e.seq::float8 as seq, e.id, e.at, e.code, e.outcome, e.actor_kind as "actorKind", e.actor_id as "actorId", e.door, e.operation,
  e.change_id as "changeId", e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.body, p.personal`;
const FROM = Prisma.sql`from audit_event e left join audit_personal p on p.seq = e.seq`;

/** The audit log, the newest first, with a sentence for each event; throws `not_found` for a role that may not read it. */
export async function listEvents(actor: Reader, filter: AuditFilter, page: Page): Promise<PageResult<AuditRow>> {
  check(actor);
  const wanted = where(filter);
  const found = await readPage<RawAuditRow>(page, {
    order: [{ column: Prisma.sql`e.seq`, as: "bigint", direction: "desc" }],
    keysOf: (row) => [String(row.seq)],
    rows: (part) =>
      queryRows(
        db,
        Prisma.sql`select ${COLUMNS} ${FROM} where ${wanted} and ${part.where} order by ${part.orderBy} limit ${part.limit}`,
      ),
    count: async (limit) => {
      // Without a word to look for, the personal text is not needed to count.
      const from = filter.q ? FROM : Prisma.sql`from audit_event e`;
      const counted = Prisma.sql`select count(*)::int as n from (select 1 ${from} where ${wanted} limit ${limit}) x`;
      const [row] = await queryRows<{ n: number }>(db, counted);
      return row?.n ?? 0;
    },
  });
  return { ...found, rows: found.rows.map(auditRow) };
}

/** One event whole, with its place in the chain verified as it is read; throws `not_found`. */
export async function getEvent(actor: Reader, seqText: string | number): Promise<AuditDetail> {
  check(actor);
  const seq = /^\d{1,15}$/.test(String(seqText)) ? Number(seqText) : 0;
  const around = await queryRows<Raw & { hash: string; previousHash: string }>(
    db,
    Prisma.sql`
      select ${COLUMNS}, e.request_id as "requestId", e.command_id as "commandId",
             encode(e.hash, 'hex') as hash, encode(e.previous_hash, 'hex') as "previousHash"
      ${FROM} where e.seq between ${seq - 1} and ${seq + 1} order by e.seq`,
  );
  const raw = around.find((row) => row.seq === seq);
  if (!raw) throw new DomainError("not_found");
  const older = around.find((row) => row.seq === seq - 1);
  const { requestId, commandId, hash, previousHash, ...columns } = raw;
  const signed = await readNextCheckpoint(db, seq);
  return {
    ...auditRow(columns),
    requestId,
    commandId,
    ticket: raw.personal?.ticket ?? null,
    note: raw.personal?.note ?? null,
    related: relatedThings(raw),
    fields: fieldChanges(raw),
    impact: impactOf(raw),
    hash,
    previousHash,
    link: await checkLink(seq, seq === 1 ? GENESIS : older?.hash),
    signed: signed ? { seq: signed.seq, at: new Date(signed.at) } : null,
    newer: around.some((row) => row.seq === seq + 1) ? seq + 1 : null,
    older: older ? seq - 1 : null,
  };
}

function check(actor: Reader): void {
  if (!canRead(actor.role, "audit.read")) throw new DomainError("not_found");
}

async function checkLink(seq: number, previousHash: string | undefined): Promise<AuditDetail["link"]> {
  if (previousHash === undefined) return { isUnbroken: false, why: "the event before it is missing" };
  for await (const row of readProvenEvents(db, seq - 1, seq)) {
    const why = whyBroken(row, { seq, previousHash });
    return why ? { isUnbroken: false, why } : { isUnbroken: true };
  }
  return { isUnbroken: false, why: "it can't be read" };
}

function where(filter: AuditFilter): Prisma.Sql {
  const { actorId, subjectId, relatedId, aboutId, family, outcome, changeId, from, to, q } = filter;
  const parts = [Prisma.sql`true`];
  if (actorId) parts.push(Prisma.sql`e.actor_id = ${actorId}`);
  if (subjectId) parts.push(Prisma.sql`e.subject_id = ${subjectId}`);
  if (relatedId) parts.push(Prisma.sql`e.related_ids @> array[${relatedId}]::text[]`);
  if (aboutId) parts.push(Prisma.sql`(e.subject_id = ${aboutId} or e.related_ids @> array[${aboutId}]::text[])`);
  if (family) parts.push(Prisma.sql`e.code >= ${`${family}.`} and e.code < ${`${family}/`}`);
  if (outcome) parts.push(Prisma.sql`e.outcome = ${outcome}`);
  if (changeId) parts.push(Prisma.sql`e.change_id = ${changeId}`);
  if (from) parts.push(Prisma.sql`e.at >= ${from}`);
  if (to) parts.push(Prisma.sql`e.at < ${to}`);
  const words = q?.trim().replaceAll("\0", "");
  if (words) parts.push(Prisma.sql`position(lower(${words}) in ${SPOKEN}) > 0`);
  return Prisma.join(parts, " and ");
}

// The words of a person: names at the time and what he wrote; not the names of fields, which every event has.
const SPOKEN = Prisma.sql`lower(concat_ws(' ', p.personal ->> 'actor', p.personal ->> 'subject', p.personal ->> 'reason',
  p.personal ->> 'ticket', p.personal ->> 'note', (select string_agg(value, ' ') from jsonb_each_text(p.personal -> 'related'))))`;

import "server-only";
import { Prisma } from "@/lib/db/generated/client";

// One fact each as json, by a probe of its own: the row that started last at or before the moment.

const { sql, raw } = Prisma;

/** Who did it, out of the change that a column names. */
export function actJson(changeId: string): Prisma.Sql {
  return sql`(select jsonb_build_object('at', h.at, 'by', h.actor_name, 'reason', h.reason, 'ticket', h.ticket)
    from change h where h.id = ${raw(changeId)})`;
}

/** The block of a subject that started last. */
export function blockJson(subject: string, at: Prisma.Sql): Prisma.Sql {
  return sql`(select jsonb_build_object('from', b.valid_from, 'to', b.valid_to, 'until', b.until, 'reason', b.reason, 'source', b.source,
      'opened', ${actJson("b.opened_in")}, 'closed', ${actJson("b.closed_in")})
    from block b where b.subject_id = ${raw(subject)} and b.valid_from <= ${at} order by b.valid_from desc, b.valid_to desc nulls first limit 1)`;
}

/** The doubt about a subject that started last. */
export function doubtJson(subject: string, at: Prisma.Sql): Prisma.Sql {
  return sql`(select jsonb_build_object('from', d.valid_from, 'to', d.valid_to, 'reason', d.reason)
    from doubt d where d.subject_id = ${raw(subject)} and d.valid_from <= ${at} order by d.valid_from desc, d.valid_to desc nulls first limit 1)`;
}

/** The latest delivery about a subject, among those that `only` keeps; one that was superseded never went out. */
export function deliveryJson(subject: string, at: Prisma.Sql, only: Prisma.Sql = sql`true`): Prisma.Sql {
  return sql`(select jsonb_build_object('status', y.status, 'createdAt', y.created_at, 'sentAt', y.sent_at, 'finishedAt', y.finished_at,
      'proofAt', y.proof_at, 'proofState', y.proof_state, 'closedBy', h.closed_by, 'closedAt', h.closed_at, 'note', h.note)
    from delivery y left join hand_task h on h.delivery_id = y.id
    where y.subject_id = ${raw(subject)} and y.created_at <= ${at} and y.status <> 'superseded' and ${only}
    order by y.order_seq desc limit 1)`;
}

const MOMENT_KEYS: ReadonlySet<string> = new Set([
  "from",
  "to",
  "until",
  "at",
  "createdAt",
  "sentAt",
  "finishedAt",
  "proofAt",
  "closedAt",
  "requestedAt",
  "issuedAt",
  "validFrom",
  "expiresAt",
  "revokedAt",
  "retiredAt",
  "leftAt",
  "observedAt",
  "lastReadAt",
]);

/** Facts out of json: moments travel as text and become dates again. */
export function revived<T>(json: unknown): T {
  if (Array.isArray(json)) return json.map((one) => revived(one)) as T;
  if (json === null || typeof json !== "object" || json instanceof Date) return json as T;
  const entries = Object.entries(json).map(([key, value]) => [
    key,
    MOMENT_KEYS.has(key) && typeof value === "string" ? new Date(value) : revived(value),
  ]);
  return Object.fromEntries(entries) as T;
}

import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** What a vendor was told last about one subject; `hash` is the first eight of the SHA-256 of the body that was sent. */
export type LastSent = {
  id: string;
  changeId: string;
  sentence: string;
  at: Date;
  status: "applied" | "verified";
  hash: string | null;
  total: number;
};

const SHOWN = 50;

/** The ledger of a vendor that can't be read: the last accepted order about each subject, the newest first; at most 50 and how many there are. */
export async function listLastSent(
  actor: Extract<Actor, { kind: "operator" }>,
  systemId: string,
): Promise<{ rows: LastSent[]; total: number }> {
  if (!canRead(actor.role, "systems.read")) throw new DomainError("not_found");
  const rows = await queryRows<LastSent>(
    db,
    Prisma.sql`
      select l.id, l.change_id as "changeId", l.sentence, l.finished_at as at, l.status, left(l.sent_hash, 8) as hash,
        count(*) over ()::int as total
      from (
        select distinct on (subject_id) id, change_id, sentence, finished_at, status, sent_hash from delivery
        where system_id = ${systemId} and how = 'api' and status in ('applied', 'verified')
        order by subject_id, order_seq desc) l
      order by l.finished_at desc, l.id desc limit ${SHOWN}`,
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

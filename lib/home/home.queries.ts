import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";

type Reader = Extract<Actor, { kind: "operator" }>;
const { sql } = Prisma;

function check(actor: Reader): void {
  if (!canRead(actor.role, "changes.read")) throw new DomainError("not_found");
}

export type Oldest = Readonly<Record<string, Date>>;

/** When the oldest delivery of each open state was decided. */
export async function oldestOpen(actor: Reader): Promise<Oldest> {
  check(actor);
  const rows = await queryRows<{ status: string; at: Date }>(
    db,
    sql`select status, min(created_at) as at from delivery where status in ('needs_confirmation', 'failed', 'by_hand') group by status`,
  );
  return Object.fromEntries(rows.map((row) => [row.status, row.at]));
}

export type ClassicLeft = { connectorId: string; name: string; left: number; all: number };

/** Connectors with the classic tokens that still work on them, the most first, and the number over all of them. */
export async function classicTokensLeft(actor: Reader): Promise<{ rows: ClassicLeft[]; total: number }> {
  check(actor);
  const rows = await queryRows<ClassicLeft & { total: number }>(
    db,
    sql`select c.id as "connectorId", c.name, count(*) filter (where t.kind = 'classic')::int as left, count(*)::int as all,
          sum(count(*) filter (where t.kind = 'classic')) over ()::int as total
        from token t join connector c on c.id = t.connector_id
        where t.issued_at <= now() and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
        group by c.id, c.name order by 3 desc, c.name limit 5`,
  );
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export type MyRevocation = {
  tokenId: string;
  hint: string;
  userName: string;
  connectorName: string;
  reason: string | null;
  ticket: string | null;
  at: Date;
  status: DeliveryStatus;
  doneAt: Date | null;
};

/** The ten latest revocations of this operator in the last seven days, with how far the vendor is. */
export async function myRevocations(actor: Reader): Promise<MyRevocation[]> {
  check(actor);
  return queryRows<MyRevocation>(
    db,
    sql`select t.id as "tokenId", coalesce(t.prefix || '…' || t.last_four, t.label) as hint, u.name as "userName",
          c.name as "connectorName", ch.reason, ch.ticket, ch.at, d.status, coalesce(d.proof_at, d.finished_at) as "doneAt"
        from change ch join delivery d on d.change_id = ch.id and d.effect_type = 'token.revoke.v1'
        join token t on t.id = d.subject_id join account a on a.id = t.account_id join app_user u on u.id = a.user_id
        join connector c on c.id = t.connector_id
        where ch.actor_id = ${actor.id} and ch.at > now() - interval '7 days' order by ch.at desc, d.order_seq limit 10`,
  );
}

export type WideningChange = {
  id: string;
  sentence: string;
  at: Date;
  actorName: string;
  gained: number;
  lost: number;
};

/** Changes of the last seven days after which somebody could use more than before, the newest first. */
export async function wideningChanges(actor: Reader): Promise<WideningChange[]> {
  check(actor);
  return queryRows<WideningChange>(
    db,
    sql`select id, sentence, at, actor_name as "actorName", (impact ->> 'gained')::int as gained, (impact ->> 'lost')::int as lost
        from change where at > now() - interval '7 days' and (impact ->> 'gained')::int > 0 order by at desc limit 20`,
  );
}

import "server-only";
import type { Caller } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { isPrivateByAllowance } from "@/lib/upstreams/addresses";
import { driverFor } from "@/lib/upstreams/registry";
import { PROBE_KEY, PROBE_KIND, type ProbeState } from "./probe.rules";
import { sampleEffects } from "./sample-effects.rules";
import type { StripCell, SystemDetail, SystemQueue, SystemRow, SystemTraits } from "./system-views.rules";
import { canBeRead } from "./traits.queries";

type Reader = Caller;
type Stored = Omit<SystemRow, keyof SystemTraits> & { settings: Record<string, string>; custody: "keep" | "forget" };

const { sql } = Prisma;
// The vendor's own word for "slower": anything else that is tried again is an outage, not a limit.
const SLOWER = "429";

function check(actor: Reader): void {
  if (!canRead(actor.role, "systems.read")) throw new DomainError("not_found");
}

const ROW = sql`
  select s.id, s.name, s.vendor, s.environment, s.remote_id as "remoteId", s.rest_url as "restUrl", s.state,
    s.state_reason as "stateReason", s.state_since as "stateSince", s.health, s.health_since as "healthSince",
    s.health_note as "healthNote", s.drift_policy as "driftPolicy", s.credential_expires_at as "credentialExpiresAt",
    s.last_read_at as "lastReadAt", r.rows as "rowsRead", s.settings, s.custody, p.read_at as "provedAt",
    exists (select 1 from block b where b.subject_id = s.id and b.valid_to is null and (b.until is null or b.until > now())) as "isSuspended",
    q.queue, q."throttledUntil", h.tasks as "openTasks", t."medianMs", t."p95Ms", l.at as "lastSentAt", k.classic as "classicTokens"
  from system s
  left join observation p on p.system_id = s.id and p.kind = ${PROBE_KIND} and p.key = ${PROBE_KEY}
  left join lateral (
    select count(*)::int as queue,
      max(d.run_at) filter (where d.status = 'waiting' and d.run_at > now() and d.error ->> 'status' = ${SLOWER}) as "throttledUntil"
    from delivery d where d.system_id = s.id and d.status in ('queued', 'sending', 'waiting', 'held')) q on true
  left join lateral (select sum(r.rows)::int as rows from kind_read r where r.system_id = s.id) r on true
  left join lateral (select count(*)::int as tasks from hand_task h where h.system_id = s.id and h.closed_at is null) h on true
  left join lateral (
    select percentile_cont(0.5) within group (order by extract(epoch from d.finished_at - d.created_at) * 1000)::float as "medianMs",
           percentile_cont(0.95) within group (order by extract(epoch from d.finished_at - d.created_at) * 1000)::float as "p95Ms"
    from delivery d where d.system_id = s.id and d.how = 'api' and d.status in ('applied', 'verified')
      and d.finished_at > now() - interval '24 hours') t on true
  left join lateral (
    select max(d.finished_at) as at from delivery d
    where d.system_id = s.id and d.how = 'api' and d.status in ('applied', 'verified')) l on true
  left join lateral (
    select count(*)::int as classic from token t join connector c on c.id = t.connector_id
    where c.system_id = s.id and t.kind = 'classic' and t.issued_at <= now() and t.revoked_at is null
      and (t.expires_at is null or t.expires_at > now())) k on true`;

function withTraits({ settings, custody, ...row }: Stored): SystemRow {
  const driver = driverFor(row.vendor);
  const orders = sampleEffects(custody === "keep");
  const isByHand = orders.every((order) => driver.capabilityOf(order, settings).how !== "api");
  return {
    ...row,
    vendorName: driver.name,
    isByHand,
    isWriteOnly: !isByHand && !canBeRead({ vendor: row.vendor, settings }),
    isPrivate: isPrivateByAllowance(row.restUrl, env().GATEHOUSE_UPSTREAM_ALLOW),
  };
}

/** Every system with its health, queue and times of the last 24 hours, in one query. */
export async function listSystems(actor: Reader): Promise<SystemRow[]> {
  check(actor);
  const rows = await queryRows<Stored>(db, sql`${ROW} order by lower(s.name) collate "C", s.id`);
  return rows.map(withTraits);
}

/** One system with its addresses, the names and ages of its secrets, and the last proof of its credential; throws `not_found`. */
export async function getSystem(actor: Reader, id: string): Promise<SystemDetail> {
  check(actor);
  const [[row], system, secrets, probe] = await Promise.all([
    queryRows<Stored>(db, sql`${ROW} where s.id = ${id}`),
    db.system.findUnique({ where: { id } }),
    db.secret.findMany({
      where: { tableName: "system", rowId: id },
      select: { field: true, createdAt: true },
      orderBy: { field: "asc" },
    }),
    db.observation.findUnique({ where: { systemId_kind_key: { systemId: id, kind: PROBE_KIND, key: PROBE_KEY } } }),
  ]);
  if (!row || !system) throw new DomainError("not_found");
  const { soapUrl, approvedHost, createdAt } = system;
  return {
    ...withTraits(row),
    soapUrl,
    approvedHost,
    createdAt,
    custody: system.custody as "keep" | "forget",
    settings: system.settings as Record<string, string>,
    secrets: secrets.map(({ field, createdAt: setAt }) => ({ field, setAt })),
    probe: (probe?.state as ProbeState | undefined) ?? null,
  };
}

/** What stands open towards one system, and whether its vendor asked us to slow down. */
export async function getSystemQueue(actor: Reader, id: string): Promise<SystemQueue> {
  check(actor);
  const [row] = await queryRows<SystemQueue>(
    db,
    sql`select count(*) filter (where status = 'queued')::int as queued, count(*) filter (where status = 'sending')::int as sending,
          count(*) filter (where status = 'waiting')::int as waiting, count(*) filter (where status = 'held')::int as held,
          count(*) filter (where status = 'by_hand')::int as "byHand", count(*) filter (where status = 'failed')::int as failed,
          count(*) filter (where status = 'needs_confirmation')::int as "needsConfirmation",
          min(created_at) filter (where status in ('queued', 'sending', 'waiting', 'held')) as oldest,
          (select max(a.finished_at) from delivery_attempt a join delivery x on x.id = a.delivery_id
            where x.system_id = ${id} and a.http_status = ${SLOWER}::int and a.finished_at > now() - interval '24 hours') as "throttledAt",
          (select count(*)::int from delivery_attempt a join delivery x on x.id = a.delivery_id
            where x.system_id = ${id} and a.http_status = ${SLOWER}::int and a.finished_at > now() - interval '24 hours') as "throttledTimes"
        from delivery where system_id = ${id} and status not in ('applied', 'verified', 'by_hand_done', 'superseded')`,
  );
  if (!row) throw new DomainError("not_found");
  return row;
}

/** Deliveries of the last 24 hours a system, or of one, in 96 quarters of an hour from the oldest to now. */
export async function deliveryStrips(
  actor: Reader,
  onlyId?: string,
): Promise<ReadonlyMap<string, readonly StripCell[]>> {
  check(actor);
  const rows = await queryRows<{ systemId: string; quarter: number; ok: number; waited: number; failed: number }>(
    db,
    sql`select system_id as "systemId", least(95, floor(extract(epoch from created_at - (now() - interval '24 hours')) / 900))::int as quarter,
          count(*) filter (where status in ('applied', 'verified', 'by_hand_done', 'superseded') and attempts <= 1)::int as ok,
          count(*) filter (where status in ('waiting', 'queued', 'sending') or (status in ('applied', 'verified') and attempts > 1))::int as waited,
          count(*) filter (where status in ('failed', 'needs_confirmation'))::int as failed
        from delivery where created_at > now() - interval '24 hours' and how = 'api'
          and ${onlyId ? sql`system_id = ${onlyId}` : sql`true`} group by 1, 2`,
  );
  const strips = new Map<string, StripCell[]>();
  for (const { systemId, quarter, ok, waited, failed } of rows) {
    const cells = strips.get(systemId) ?? Array.from({ length: 96 }, () => ({ ok: 0, waited: 0, failed: 0 }));
    cells[quarter] = { ok, waited, failed };
    strips.set(systemId, cells);
  }
  return strips;
}

/** Names of all systems, for filters and forms. */
export async function listSystemNames(actor: Reader): Promise<{ id: string; name: string; environment: string }[]> {
  check(actor);
  return db.system.findMany({ select: { id: true, name: true, environment: true }, orderBy: { name: "asc" } });
}

import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { PROBE_KEY, PROBE_KIND, type ProbeState } from "./probe.rules";

type Reader = Extract<Actor, { kind: "operator" }>;

export type SystemHealth = "ok" | "unreachable" | "refused" | "unknown";

export type SystemRow = {
  id: string;
  name: string;
  vendor: string;
  environment: "production" | "test" | "accept";
  remoteId: string | null;
  state: "active" | "paused";
  stateReason: string | null;
  stateSince: Date;
  health: SystemHealth;
  healthSince: Date;
  healthNote: string | null;
  isSuspended: boolean;
  queue: number;
  medianMs: number | null;
  p95Ms: number | null;
  credentialExpiresAt: Date | null;
  provedAt: Date | null;
};

/** A quarter of an hour of deliveries: how many ended well, waited, failed. */
export type StripCell = { ok: number; waited: number; failed: number };

function check(actor: Reader): void {
  if (!canRead(actor.role, "systems.read")) throw new DomainError("not_found");
}

const ROW = Prisma.sql`
  select s.id, s.name, s.vendor, s.environment, s.remote_id as "remoteId", s.state, s.state_reason as "stateReason",
    s.state_since as "stateSince", s.health, s.health_since as "healthSince", s.health_note as "healthNote",
    s.credential_expires_at as "credentialExpiresAt", o.read_at as "provedAt",
    exists (select 1 from block b where b.subject_id = s.id and b.valid_to is null and (b.until is null or b.until > now())) as "isSuspended",
    q.queue, t."medianMs", t."p95Ms"
  from system s
  left join observation o on o.system_id = s.id and o.kind = ${PROBE_KIND} and o.key = ${PROBE_KEY}
  left join lateral (select count(*)::int as queue from delivery d
    where d.system_id = s.id and d.status in ('queued', 'sending', 'waiting', 'held')) q on true
  left join lateral (
    select percentile_cont(0.5) within group (order by extract(epoch from d.finished_at - d.created_at) * 1000)::float as "medianMs",
           percentile_cont(0.95) within group (order by extract(epoch from d.finished_at - d.created_at) * 1000)::float as "p95Ms"
    from delivery d where d.system_id = s.id and d.how = 'api' and d.status in ('applied', 'verified')
      and d.finished_at > now() - interval '24 hours') t on true`;

/** Every system with its health, queue and times of the last 24 hours, in one query. */
export async function listSystems(actor: Reader): Promise<SystemRow[]> {
  check(actor);
  return queryRows<SystemRow>(db, Prisma.sql`${ROW} order by lower(s.name) collate "C", s.id`);
}

export type SystemDetail = SystemRow & {
  restUrl: string;
  soapUrl: string | null;
  approvedHost: string;
  custody: "keep" | "forget";
  settings: Record<string, string>;
  createdAt: Date;
  secrets: { field: string; setAt: Date }[];
  probe: ProbeState | null;
};

/** One system with its addresses, the names and ages of its secrets, and the last proof of its credential; throws `not_found`. */
export async function getSystem(actor: Reader, id: string): Promise<SystemDetail> {
  check(actor);
  const [[row], system, secrets, probe] = await Promise.all([
    queryRows<SystemRow>(db, Prisma.sql`${ROW} where s.id = ${id}`),
    db.system.findUnique({ where: { id } }),
    db.secret.findMany({
      where: { tableName: "system", rowId: id },
      select: { field: true, createdAt: true },
      orderBy: { field: "asc" },
    }),
    db.observation.findUnique({ where: { systemId_kind_key: { systemId: id, kind: PROBE_KIND, key: PROBE_KEY } } }),
  ]);
  if (!row || !system) throw new DomainError("not_found");
  const { restUrl, soapUrl, approvedHost, createdAt } = system;
  return {
    ...row,
    restUrl,
    soapUrl,
    approvedHost,
    createdAt,
    custody: system.custody as "keep" | "forget",
    settings: system.settings as Record<string, string>,
    secrets: secrets.map(({ field, createdAt: setAt }) => ({ field, setAt })),
    probe: (probe?.state as ProbeState | undefined) ?? null,
  };
}

/** Deliveries of the last 24 hours a system, in 96 quarters of an hour from the oldest to now. */
export async function deliveryStrips(actor: Reader): Promise<ReadonlyMap<string, readonly StripCell[]>> {
  check(actor);
  const rows = await queryRows<{ systemId: string; quarter: number; ok: number; waited: number; failed: number }>(
    db,
    Prisma.sql`select system_id as "systemId", least(95, floor(extract(epoch from created_at - (now() - interval '24 hours')) / 900))::int as quarter,
                 count(*) filter (where status in ('applied', 'verified', 'by_hand_done', 'superseded') and attempts <= 1)::int as ok,
                 count(*) filter (where status in ('waiting', 'queued', 'sending') or (status in ('applied', 'verified') and attempts > 1))::int as waited,
                 count(*) filter (where status in ('failed', 'needs_confirmation'))::int as failed
               from delivery where created_at > now() - interval '24 hours' and how = 'api' group by 1, 2`,
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

import "server-only";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma, type System } from "@/lib/db/generated/client";
import { log } from "@/lib/log";
import { PROBE_KEY, PROBE_KIND, type ProbeState } from "@/lib/systems/probe.rules";
import type { Probe } from "@/lib/upstreams/driver";
import { driverFor } from "@/lib/upstreams/registry";
import { UpstreamError } from "@/lib/upstreams/upstream-error";
import { openConnection, type Patience } from "./connection";

const EVERY_SECONDS = 120;

/** Proves a system's credential when the last proof is old or a new one was asked for; never changes anything at a vendor. */
export async function probeIfDue(db: Db, systemId: string, patience: Patience): Promise<void> {
  const due = await queryRows<{ id: string }>(
    db,
    Prisma.sql`select s.id from system s left join observation o on o.system_id = s.id and o.kind = ${PROBE_KIND} and o.key = ${PROBE_KEY}
               where s.id = ${systemId} and (o.system_id is null or o.state ->> 'askedAt' is not null
                 or o.read_at < clock_timestamp() - make_interval(secs => ${EVERY_SECONDS}))`,
  );
  for (const { id } of due) await probeSystem(db, id, patience);
}

async function probeSystem(db: Db, systemId: string, patience: Patience): Promise<void> {
  const system = await db.system.findUniqueOrThrow({ where: { id: systemId } });
  try {
    const probe = await driverFor(system.vendor).probe(await openConnection(db, system, null, patience));
    await keep(db, system, probe, healthOf(probe));
  } catch (error) {
    // A worker that is told to stop hangs up by itself; that says nothing about the vendor.
    if (patience.signal.aborted) return;
    if (!(error instanceof UpstreamError)) log.error("system.not_probed", { systemId, error });
    const says = error instanceof UpstreamError ? error.message : "Something went wrong on our side.";
    const checks = [{ name: "Answer", state: "failed" as const, says }];
    await keep(db, system, { ok: false, checks, environment: null, connectorName: null }, "unreachable");
  }
}

// A vendor that gives no usable answer has refused nothing.
function healthOf({ ok, checks }: Probe): "ok" | "refused" | "unreachable" {
  if (ok) return "ok";
  return checks.find(({ state }) => state === "failed")?.isSilent ? "unreachable" : "refused";
}

async function keep(db: Db, system: System, probe: Probe, health: "ok" | "refused" | "unreachable"): Promise<void> {
  const state: ProbeState = { ...probe, askedAt: null };
  const json = state as unknown as Prisma.InputJsonValue;
  const where = { systemId_kind_key: { systemId: system.id, kind: PROBE_KIND, key: PROBE_KEY } };
  const [now] = await queryRows<{ now: Date }>(
    db,
    Prisma.sql`select date_trunc('milliseconds', clock_timestamp()) as now`,
  );
  if (!now) return;
  const row = { state: json, readId: crypto.randomUUID(), readAt: now.now };
  await db.observation.upsert({
    where,
    create: { systemId: system.id, kind: PROBE_KIND, key: PROBE_KEY, ...row },
    update: row,
  });
  const failed = probe.checks.find((check) => check.state === "failed");
  await db.system.updateMany({
    where: { id: system.id, NOT: { health } },
    data: { health, healthSince: now.now, healthNote: failed?.says ?? null },
  });
}

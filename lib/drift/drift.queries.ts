import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Page, type PageResult, readPage } from "@/lib/db/paging";
import { driverFor } from "@/lib/upstreams/registry";
import { acceptance, driftFields, driftSentence, restoration } from "./drift.rules";
import { areaOf, DRIFT_COLUMNS, type DriftFact, driftTable } from "./drift.store";
import type { DriftArea, DriftCount, DriftFilter, DriftKind, DriftRow } from "./drift-views.rules";

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;
const { sql } = Prisma;
const ALL: readonly DriftArea[] = ["user", "group", "membership", "endpoint", "token"];

function check(actor: Reader): void {
  if (!canRead(actor.role, "systems.read")) throw new DomainError("not_found");
}

/** What differs between what was decided and what was read last, the newest first. */
export async function listDrift(actor: Reader, filter: DriftFilter, page: Page): Promise<PageResult<DriftRow>> {
  check(actor);
  const { systemId, kind = [], area = [], q } = filter;
  const wanted = kind.length > 0 ? kind.map(areaOf) : ALL;
  const areas = area.length > 0 ? wanted.filter((one) => area.includes(one)) : wanted;
  const table = driftTable(areas.length > 0 ? areas : ["user"], systemId ? { systemId } : {});
  const parts = [areas.length > 0 ? sql`true` : sql`false`];
  if (kind.length > 0) parts.push(sql`f.kind = any(${[...kind]}::text[])`);
  if (!filter.withIgnored) parts.push(sql`f.ignored_until is null`);
  if (q)
    parts.push(
      sql`position(lower(${q}) in lower(concat_ws(' ', f.user_name, f.group_code, f.key, f.theirs ->> 'email'))) > 0`,
    );
  const where = Prisma.join(parts, " and ");
  const found = await readPage<DriftFact>(page, {
    order: [
      { column: sql`f.since`, as: "timestamptz", direction: "desc" },
      { column: sql`f.id`, as: "text", direction: "asc" },
    ],
    keysOf: ({ since, id }) => [since.toISOString(), id],
    rows: (part) =>
      queryRows(
        db,
        sql`select ${DRIFT_COLUMNS} from ${table} where ${where} and ${part.where} order by ${part.orderBy} limit ${part.limit}`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: bigint }>(
        db,
        sql`select count(*) as n from (select 1 from ${table} where ${where} limit ${limit}) x`,
      );
      return Number(row?.n ?? 0);
    },
  });
  return { ...found, rows: found.rows.map(rowOf) };
}

function rowOf(fact: DriftFact): DriftRow {
  const { systemId, systemName, vendor, kind, key, userId, userName, groupId, groupCode } = fact;
  const { ignoredUntil: until, ignoredReason: reason, ignoredBy: by } = fact;
  return {
    ...{ systemId, systemName, vendor, kind, key, userId, userName, groupId, groupCode },
    connectorId: fact.connectorId,
    tokenId: fact.tokenId,
    sentence: driftSentence(fact),
    fields: driftFields(fact),
    since: fact.since,
    ignored: until ? { until, reason: reason ?? "", by: by ?? "" } : null,
    accept: acceptance(fact),
    restore: restoration(fact),
  };
}

type Settings = Record<string, string>;
type SystemFacts = {
  settings: Settings;
  systemId: string;
  systemName: string;
  vendor: string;
  policy: string;
  lastReadAt: Date | null;
};

/** How much differs in each system; a system that can't be read, or never was, is named and counts nothing. */
export async function driftCounts(actor: Reader): Promise<DriftCount[]> {
  check(actor);
  const [systems, counts] = await Promise.all([
    queryRows<SystemFacts>(
      db,
      sql`select id as "systemId", name as "systemName", vendor, settings, drift_policy as policy, last_read_at as "lastReadAt"
          from system order by lower(name) collate "C", id`,
    ),
    queryRows<{ systemId: string; kind: DriftKind; open: number; ignored: number }>(
      db,
      sql`select f.system_id as "systemId", f.kind, count(*) filter (where f.ignored_until is null)::int as open,
            count(*) filter (where f.ignored_until is not null)::int as ignored
          from ${driftTable(ALL, {})} group by 1, 2`,
    ),
  ]);
  return systems.map(({ policy, settings, ...system }) => {
    const own = counts.filter(({ systemId }) => systemId === system.systemId);
    return {
      ...system,
      policy: policy as DriftCount["policy"],
      canCompare: observedOf(system.vendor, settings).length > 0,
      open: own.reduce((sum, { open }) => sum + open, 0),
      ignored: own.reduce((sum, { ignored }) => sum + ignored, 0),
      byKind: Object.fromEntries(own.filter(({ open }) => open > 0).map(({ kind, open }) => [kind, open])),
    };
  });
}

function observedOf(vendor: string, settings: Settings): readonly string[] {
  const driver = driverFor(vendor);
  return driver.observesAt?.(settings) ?? driver.observes;
}

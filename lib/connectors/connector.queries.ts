import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type OrderColumn, type Page, type PageResult, readPage } from "@/lib/db/paging";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";
import {
  CONNECTOR_COLUMNS,
  CONNECTOR_DELIVERIES,
  CONNECTOR_FROM,
  connectorRowOf,
  type RawConnector,
} from "./connector-rows.store";
import type {
  ConnectorDetail,
  ConnectorFilter,
  ConnectorRow,
  ConnectorSort,
  EndpointRow,
  FilterRow,
} from "./connector-views.rules";
import { vendorSideOf } from "./vendor-side.rules";

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

function whereOf(filter: ConnectorFilter): Prisma.Sql {
  const parts = [Prisma.sql`c.retired_at is null`];
  if (filter.systemId) parts.push(Prisma.sql`c.system_id = ${filter.systemId}`);
  if (filter.state === "open") parts.push(Prisma.sql`b.id is null`);
  if (filter.state === "blocked") parts.push(Prisma.sql`b.id is not null`);
  if (filter.hasNoOwner) parts.push(Prisma.sql`c.owner is null`);
  if (filter.isEverybody) parts.push(Prisma.sql`g.kind = 'everybody'`);
  if (filter.canWrite) {
    parts.push(
      Prisma.sql`exists (select 1 from endpoint e where e.connector_id = c.id and e.valid_to is null and e.can_write)`,
    );
  }
  if (filter.q) {
    const q = filter.q.toLowerCase();
    parts.push(
      Prisma.sql`position(${q} in lower(concat_ws(' ', c.name, c.purpose, c.owner, g.code, g.description))) > 0`,
    );
  }
  return Prisma.join(parts, " and ");
}

const SORTS: Readonly<Record<ConnectorSort["key"], { column: Prisma.Sql; as: "text" | "timestamptz" }>> = {
  name: { column: Prisma.sql`lower(c.name) collate "C"`, as: "text" },
  changed: {
    column: Prisma.sql`coalesce((select e.at from audit_event e where e.subject_id = c.id order by e.seq desc limit 1), c.created_at)`,
    as: "timestamptz",
  },
};

/** App connectors that match, one page of them; two queries whatever the number of rows. */
export async function listConnectors(
  actor: Reader,
  filter: ConnectorFilter,
  page: Page,
  sort: ConnectorSort = { key: "name", descending: false },
): Promise<PageResult<ConnectorRow>> {
  check(actor);
  const where = whereOf(filter);
  const { column, as } = SORTS[sort.key];
  const direction = sort.descending ? "desc" : "asc";
  const order: readonly [OrderColumn, OrderColumn] = [
    { column, as, direction },
    { column: Prisma.sql`c.id`, as: "text", direction },
  ];
  const found = await readPage<RawConnector & { sortKey: string | Date }>(page, {
    order,
    keysOf: (row) => [row.sortKey instanceof Date ? row.sortKey.toISOString() : row.sortKey, row.id],
    rows: (part) =>
      queryRows(
        db,
        Prisma.sql`select ${CONNECTOR_COLUMNS}, ${column} as "sortKey" ${CONNECTOR_FROM} ${CONNECTOR_DELIVERIES}
                   where ${where} and ${part.where} order by ${part.orderBy} limit ${part.limit}`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: bigint }>(
        db,
        Prisma.sql`select count(*) as n from (select 1 ${CONNECTOR_FROM} where ${where} limit ${limit}) x`,
      );
      return Number(row?.n ?? 0);
    },
  });
  return { ...found, rows: found.rows.map(connectorRowOf) };
}

/** One app connector in full, a retired one too; throws `not_found`. */
export async function getConnector(actor: Reader, id: string): Promise<ConnectorDetail> {
  check(actor);
  const [row] = isId("connector", id)
    ? await queryRows<RawConnector & Omit<ConnectorDetail, keyof ConnectorRow | "createdAt">>(
        db,
        Prisma.sql`
          select ${CONNECTOR_COLUMNS}, c.purpose, c.version, c.authentication,
                 c.token_validity_days as "tokenValidityDays", c.api_key_secret_id is not null as "hasApiKey",
                 exists (select 1 from secret x where x.table_name = 'system' and x.row_id = s.id
                         and x.field = 'environment_key') as "hasEnvironmentKey",
                 (select count(*)::int from record_filter f where f.connector_id = c.id and f.valid_to is null) as "filterCount",
                 c.retired_at as "retiredAt"
          ${CONNECTOR_FROM} ${CONNECTOR_DELIVERIES} where c.id = ${id}`,
      )
    : [];
  if (!row) throw new DomainError("not_found");
  const { purpose, version, authentication, tokenValidityDays, hasApiKey, hasEnvironmentKey } = row;
  const { filterCount, retiredAt } = row;
  return {
    ...connectorRowOf(row),
    ...{ purpose, version, authentication, tokenValidityDays, hasApiKey, hasEnvironmentKey },
    ...{ filterCount, retiredAt },
  };
}

type RawEndpoint = Omit<EndpointRow, "vendor"> & {
  source: string;
  deliveryStatus: DeliveryStatus | null;
  deliveryAt: Date | null;
  deliveryBy: string | null;
};

/** What a connector may call now, each endpoint with how far the vendor is. */
export async function listEndpoints(actor: Reader, connectorId: string): Promise<EndpointRow[]> {
  check(actor);
  const rows = await queryRows<RawEndpoint>(
    db,
    Prisma.sql`
      select e.id, e.kind, e.name, e.can_write as "canWrite", e.valid_from as since, e.source, v.actor_name as by,
             d.status as "deliveryStatus", coalesce(d.proof_at, d.finished_at) as "deliveryAt", h.closed_by as "deliveryBy"
      from endpoint e
      left join change v on v.id = e.opened_in
      left join delivery d on d.change_id = e.opened_in and d.subject_id = e.connector_id
        and d.effect_type in ('connector.include.v1', 'connector.create.v1')
      left join hand_task h on h.delivery_id = d.id
      where e.connector_id = ${connectorId} and e.valid_to is null
      order by e.can_write, e.kind, lower(e.name)`,
  );
  return rows.map(({ source, deliveryStatus, deliveryAt, deliveryBy, ...endpoint }) => ({
    ...endpoint,
    vendor: vendorSideOf({ source, deliveryStatus, deliveryAt, deliveryBy, since: endpoint.since }),
  }));
}

/** What is declared to be filtered on a connector now. */
export async function listFilters(actor: Reader, connectorId: string): Promise<FilterRow[]> {
  check(actor);
  return queryRows<FilterRow>(
    db,
    Prisma.sql`
      select f.id, f.says, f.valid_from as since, v.actor_name as by
      from record_filter f left join change v on v.id = f.opened_in
      where f.connector_id = ${connectorId} and f.valid_to is null order by f.valid_from, f.id`,
  );
}
